#include "base/fold.hpp"

#include <catch2/catch.hpp>

using namespace tasklight;

TEST_CASE("names that differ in case alone fold to the same") {
    CHECK(folded("Einkäufe") == folded("EINKÄUFE"));
    CHECK(folded("Straße") == folded("STRASSE"));
    CHECK(folded("e\u0301tude") == folded("\u00c9tude"));
    CHECK(folded("Work") == "work");
    CHECK(folded("résumé") != folded("resume"));
}

TEST_CASE("searching takes no notice of accents") {
    CHECK(search_folded("Café") == "cafe");
    CHECK(search_folded("ÜBUNG") == "ubung");
    CHECK(search_folded("ﬁle") == "file");
    CHECK(search_folded("").empty());
}

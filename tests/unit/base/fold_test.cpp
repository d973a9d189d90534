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

TEST_CASE("words are runs of letters and digits of any script") {
    const auto words = [](std::string_view text) {
        std::string all;
        for (const Word& word : words_of(text))
            all += std::string(text.substr(word.start, word.end - word.start)) + '=' + word.folded +
                   ' ';
        return all;
    };

    CHECK(words("Buy 2 Cafés!") == "Buy=buy 2=2 Cafés=cafes ");
    CHECK(words("e\u0301tude") == "e\u0301tude=etude ");
    CHECK(words("bob@example.org") == "bob=bob example=example org=org ");
    CHECK(words("买牛奶 now") == "买=买 牛=牛 奶=奶 now=now ");
    CHECK(words("a买b") == "a=a 买=买 b=b ");
    CHECK(words("½ ＡＢ") == "½=12 ＡＢ=ab ");
    CHECK(words("\u0301 - 🙂").empty());
    CHECK(words("").empty());
    CHECK(words_of(std::string(500, 'x'))[0].folded.size() == 100);
}

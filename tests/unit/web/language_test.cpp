#include "web/language.hpp"

#include <catch2/catch.hpp>
#include <string>

using namespace tasklight;

namespace {

std::string preferred(std::string_view accept_language) {
    const auto language = web::preferred_language(accept_language);
    return language ? std::string(language->tag) : "none";
}

}  // namespace

TEST_CASE("a language is found by its tag whatever its case") {
    CHECK(web::find_language("EN-gb")->tag == "en-GB");
    CHECK(web::find_language("de")->words == "Deutsch");
    CHECK_FALSE(web::find_language("fr"));
    CHECK_FALSE(web::find_language(""));
    CHECK_FALSE(web::find_language("en-"));
}

TEST_CASE("the language that a browser wants most and that we have is preferred") {
    CHECK(preferred("de-CH,de;q=0.9,en;q=0.8") == "de");
    CHECK(preferred("fr-FR, fr;q=0.9, es;q=0.7, en;q=0.5") == "es");
    CHECK(preferred("en;q=0.2, de;q=0.3") == "de");
    CHECK(preferred("en-US,en;q=0.5") == "en");
    CHECK(preferred("en-GB") == "en-GB");
    CHECK(preferred("de; q = 0.4 , es ;q=0.5") == "es");
}

TEST_CASE("English where the day stands before the month is like British English") {
    CHECK(preferred("en-AU,en;q=0.9") == "en-GB");
    CHECK(preferred("en-ie") == "en-GB");
    CHECK(preferred("en-CA") == "en");
    CHECK(preferred("de-AT") == "de");
}

TEST_CASE("nothing is preferred where a browser wants none of ours or makes no sense") {
    for (const auto* text : {"", "*", "fr", "de;q=0", "de;q=x", ",,;;=", ";q=1", "-", "en_US"})
        CHECK(preferred(text) == "none");
}

#include "http/form_data.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"

using tasklight::Malformed;
using tasklight::http::parse_form;

TEST_CASE("a form is decoded in order and keeps repeated names", "[http]") {
    const auto fields = parse_form("title=Buy+milk%21&label=a&label=b&empty=&bare");
    REQUIRE(fields.pairs().size() == 5);
    CHECK(fields.find("title") == "Buy milk!");
    CHECK(fields.find("label") == "a");
    CHECK(fields.pairs()[2].second == "b");
    CHECK(fields.find("empty") == "");
    CHECK(fields.find("bare") == "");
    CHECK_FALSE(fields.find("missing"));
}

TEST_CASE("empty pieces of a form are skipped", "[http]") {
    CHECK(parse_form("").pairs().empty());
    CHECK(parse_form("&&a=1&").pairs().size() == 1);
}

TEST_CASE("text beyond ASCII comes through a form", "[http]") {
    CHECK(parse_form("t=%C3%A4%F0%9F%8D%8E").find("t") == "ä🍎");
    CHECK(parse_form("t=a=b%3D").find("t") == "a=b=");
}

TEST_CASE("a form that cannot be decoded is refused", "[http]") {
    const auto bad = GENERATE("a=%zz", "a=%4", "%", "a=%00", "a=%ff", "a=%c3", "%00=1");
    CAPTURE(bad);
    CHECK_THROWS_AS(parse_form(bad), Malformed);
}

TEST_CASE("a form has at most a thousand fields", "[http]") {
    std::string many;
    for (int i = 0; i < 1000; ++i)
        many += "a=1&";
    CHECK(parse_form(many).pairs().size() == 1000);
    CHECK_THROWS_AS(parse_form(many + "a=1"), Malformed);
}

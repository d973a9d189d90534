#include "base/json.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <string>

#include "base/error.hpp"

using namespace tasklight;

namespace {

std::string rewritten(const std::string& json) {
    std::string out;
    JsonWriter(out).value(parse_json(json));
    return out;
}

}  // namespace

TEST_CASE("a JSON document is written as it was read") {
    const std::string document =
        R"({"a":[1,-2,9007199254740993,null,true,false,"\"\\\u0001ü"],"b":{},"c":1.5})";

    REQUIRE(rewritten(document) == document);
}

TEST_CASE("whole numbers keep all 64 bits") {
    for (const std::int64_t number :
         {std::int64_t{1'795'000'000'000}, std::int64_t{4'294'967'296},
          std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) {
        const JsonValue value = parse_json(std::to_string(number));
        REQUIRE(value.integer() != nullptr);
        CHECK(*value.integer() == number);
    }
}

TEST_CASE("what is not JSON is refused") {
    const std::string text =
        GENERATE(as<std::string>{}, "", "{", "[1,]", "{\"a\":1,}", "nul", "'a'", "{} {}",
                 "\"\xff\"", "\"\\ud800\"", "{\"a\":1,\"a\":2}", "[1", "\"a\nb\"", "01", "{a:1}");

    CHECK_THROWS_AS(parse_json(text), Malformed);
}

TEST_CASE("depth and size have bounds") {
    CHECK_THROWS_AS(parse_json(std::string(100'000, '[')), Malformed);
    CHECK_NOTHROW(parse_json(std::string(64, '[') + std::string(64, ']')));
    CHECK_THROWS_AS(parse_json("[1,2,3,4]", {.depth = 2, .values = 3, .names = 10}), Malformed);
    CHECK_THROWS_AS(parse_json(R"({"a":1,"b":2})", {.depth = 2, .values = 10, .names = 1}),
                    Malformed);
}

TEST_CASE("bytes that are not UTF-8 are replaced when written") {
    std::string out;
    append_json_string(out,
                       "a\xff\xfe"
                       "b");

    CHECK(out ==
          "\"a\xEF\xBF\xBD\xEF\xBF\xBD"
          "b\"");
}

#include "base/text.hpp"

#include <catch2/catch.hpp>

using namespace tasklight;

TEST_CASE("well-formed UTF-8 is known") {
    for (const auto* text :
         {"", "plain", "\x7f", "\xC2\x80", "ü", "\xDF\xBF", "\xE0\xA0\x80", "€", "\xED\x9F\xBF",
          "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "👩‍🔬", "\xF4\x8F\xBF\xBF"})
        CHECK(is_valid_utf8(text));
    CHECK(is_valid_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("ill-formed UTF-8 is known") {
    for (const auto* text :
         {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2 ", "\xE0\x9F\xBF", "\xE2\x82",
          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF0\x9F\x98", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xFE", "\xFF", "good\xE2\x82", "caf\xE9 au lait"})
        CHECK_FALSE(is_valid_utf8(text));
}

TEST_CASE("characters are counted and not bytes") {
    CHECK(code_points("") == 0);
    CHECK(code_points("Zoë") == 3);
    CHECK(code_points("€👍") == 2);
}

TEST_CASE("control characters are found") {
    for (const auto* text : {"a\nb", "\t", "\x1b[0m", "\x7f", "a\xC2\x85", "\xC2\x9F"})
        CHECK(has_control_characters(text));
    for (const auto* text : {"", "plain", "ü", "\xC2\xA0", "€"})
        CHECK_FALSE(has_control_characters(text));
    CHECK(has_control_characters(std::string_view("\0", 1), true));
    CHECK_FALSE(has_control_characters("one\r\n\ttwo", true));
    CHECK(has_control_characters("\x0b", true));
}

TEST_CASE("numbers have digits only and fit") {
    long long number = -1;
    CHECK(parse_number("0", number));
    CHECK(parse_number("9223372036854775807", number));
    CHECK(number == 9'223'372'036'854'775'807);
    for (const auto* text :
         {"", "-1", "+1", " 1", "1 ", "1.0", "0x1", "ten", "9223372036854775808"})
        CHECK_FALSE(parse_number(text, number));
}

TEST_CASE("text is trimmed and split and folded and encoded") {
    CHECK(trimmed(" \t a b \t") == "a b");
    CHECK(trimmed(" \t").empty());
    CHECK(first_line("one\r\ntwo\n") == "one");
    CHECK(first_line("one") == "one");
    CHECK(first_line("\ntwo").empty());
    CHECK(split("a,,b", ',') == std::vector<std::string_view>{"a", "", "b"});
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(ascii_lower("ADA Ü@Z[") == "ada Ü@z[");
    CHECK(equals_ignoring_case("Content-Type", "content-TYPE"));
    CHECK_FALSE(equals_ignoring_case("abc", "ab"));
    CHECK(percent_encode("a-b_c.d~e/ü &") == "a-b_c.d~e%2F%C3%BC%20%26");
}

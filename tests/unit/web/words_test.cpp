#include "web/words.hpp"

#include <catch2/catch.hpp>

#include "features/accounts/account_view.hpp"

using namespace tasklight;
using namespace tasklight::web;

TEST_CASE("the past is told in the largest unit that fits") {
    const Moment now{1'801'383'300'000};
    CHECK(relative_words(now + kMinute, now) == "just now");
    CHECK(relative_words(now - 59 * kSecond, now) == "just now");
    CHECK(relative_words(now - kMinute, now) == "1 minute ago");
    CHECK(relative_words(now - 59 * kMinute, now) == "59 minutes ago");
    CHECK(relative_words(now - kHour, now) == "1 hour ago");
    CHECK(relative_words(now - kDay, now) == "1 day ago");
    CHECK(relative_words(now - 6 * kDay, now) == "6 days ago");
    CHECK(relative_words(now - 7 * kDay, now) == "24 January 2027");
}

TEST_CASE("moments are told in UTC") {
    CHECK(date_words({0}) == "1 January 1970");
    CHECK(moment_words({1'801'383'300'000}) == "31 January 2027 08:15 UTC");
    CHECK(moment_words({-1}) == "31 December 1969 23:59 UTC");
}

TEST_CASE("one is not many") {
    CHECK(count_words(1, "task", "tasks") == "1 task");
    CHECK(count_words(0, "task", "tasks") == "0 tasks");
}

TEST_CASE("an excerpt is the first line that says something") {
    CHECK(excerpt("", 10).empty());
    CHECK(excerpt(" \n\t\r\n", 10).empty());
    CHECK(excerpt("\n  one \ntwo", 10) == "one");
    CHECK(excerpt("0123456789", 10) == "0123456789");
    CHECK(excerpt("0123456789a", 10) == "012345678…");
    CHECK(excerpt("ääääää", 4) == "äää…");
}

TEST_CASE("a session is named after its browser") {
    using accounts::browser_words;
    CHECK(browser_words("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0") ==
          "Firefox on Linux");
    CHECK(browser_words("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 "
                        "Safari/537.36 Edg/126.0") == "Edge on Windows");
    CHECK(browser_words("curl/8.5.0") == "curl");
    CHECK(browser_words("") == "Unknown program");
}

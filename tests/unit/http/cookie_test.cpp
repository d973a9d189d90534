#include "http/cookie.hpp"

#include <catch2/catch.hpp>

using tasklight::http::Cookie;

TEST_CASE("a cookie is closed to scripts and to other sites", "[http]") {
    CHECK(to_header(Cookie{"session", "abc", false, {}}) ==
          "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST_CASE("a cookie under HTTPS is bound to it and to the host", "[http]") {
    const auto name = tasklight::http::cookie_name("session", true);
    CHECK(to_header(Cookie{name, "abc", true, 60}) ==
          "__Host-session=abc; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
}

TEST_CASE("an age of zero removes a cookie", "[http]") {
    CHECK(to_header(Cookie{"session", "", false, 0}) ==
          "session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
}

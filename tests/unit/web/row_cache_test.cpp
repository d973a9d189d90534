#include "web/row_cache.hpp"

#include <catch2/catch.hpp>
#include <string>

using tasklight::web::RowCache;

TEST_CASE("a kept row is appended") {
    RowCache cache(100'000);
    std::string out = "<";
    CHECK_FALSE(cache.append("a:1", out));
    cache.put("a:1", "row");
    CHECK(cache.append("a:1", out));
    CHECK(out == "<row");
    CHECK_FALSE(cache.append("a:2", out));
}

TEST_CASE("the cache stays below its limit and keeps what is used") {
    RowCache cache(200'000);
    cache.put("used", "row");
    std::string out;
    for (int i = 0; i < 2'000; ++i) {
        cache.put("row:" + std::to_string(i), std::string(500, 'x'));
        CHECK(cache.append("used", out));
    }
    CHECK(cache.bytes() <= 200'000);
    CHECK(cache.bytes() > 150'000);
    CHECK(cache.append("row:1999", out));
    CHECK_FALSE(cache.append("row:0", out));
}

TEST_CASE("a row that is larger than a share of the cache is not kept") {
    RowCache cache(8'000);
    cache.put("large", std::string(2'000, 'x'));
    std::string out;
    CHECK_FALSE(cache.append("large", out));
    CHECK(cache.bytes() == 0);
}

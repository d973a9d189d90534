#include "http/request.hpp"

#include <catch2/catch.hpp>

using tasklight::http::Request;

namespace {

Request with(std::string name, std::string value) {
    Request request;
    request.headers.emplace_back(std::move(name), std::move(value));
    return request;
}

}  // namespace

TEST_CASE("headers are found without regard to case", "[http]") {
    CHECK(with("ACCEPT", "x").header("Accept") == "x");
    CHECK_FALSE(with("Accept", "x").header("Accep"));
}

TEST_CASE("a cookie is found among others", "[http]") {
    const auto request = with("Cookie", "a=1; session = \"t=k\" ;b=2; session=later");
    CHECK(request.cookie("session") == "t=k");
    CHECK(request.cookie("b") == "2");
    CHECK_FALSE(request.cookie("sess"));
}

TEST_CASE("the media type stands alone and in lower case", "[http]") {
    CHECK(with("Content-Type", "Application/JSON ; charset=utf-8").content_type() ==
          "application/json");
    CHECK(Request().content_type().empty());
}

TEST_CASE("a request speaks JSON by its body or by what it accepts", "[http]") {
    CHECK(with("Content-Type", "application/json").speaks_json());
    CHECK(with("Content-Type", "application/merge-patch+json; charset=utf-8").speaks_json());
    CHECK(with("Accept", "text/html;q=0.5, application/JSON").speaks_json());
    CHECK(with("Accept", "application/json;q=0.01").speaks_json());
}

TEST_CASE("a request that does not name JSON does not speak it", "[http]") {
    const auto accept = GENERATE("*/*", "text/html", "application/*", "application/json;q=0",
                                 "application/json; Q=0.000", "application/jsonp", "");
    CAPTURE(accept);
    CHECK_FALSE(with("Accept", accept).speaks_json());
    CHECK_FALSE(with("Content-Type", "text/json").speaks_json());
}

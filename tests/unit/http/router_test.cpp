#include "http/router.hpp"

#include <catch2/catch.hpp>

using tasklight::http::Method;
using tasklight::http::Router;

namespace {

Router<int> tasks_router() {
    Router<int> router;
    router.add(Method::kGet, "/", 1);
    router.add(Method::kGet, "/tasks", 2);
    router.add(Method::kPost, "/tasks/add", 3);
    router.add(Method::kGet, "/tasks/:id", 4);
    router.add(Method::kDelete, "/tasks/:id", 5);
    router.add(Method::kPost, "/tasks/:task_id/labels/:label_id", 6);
    router.add(Method::kGet, "/:anything/help", 7);
    return router;
}

int found(Method method, std::string_view path) {
    const auto router = tasks_router();
    const auto match = router.find(method, path);
    return match.target ? *match.target : 0;
}

}  // namespace

TEST_CASE("a path finds the route of its method", "[http]") {
    CHECK(found(Method::kGet, "/") == 1);
    CHECK(found(Method::kGet, "/tasks") == 2);
    CHECK(found(Method::kDelete, "/tasks/7") == 5);
}

TEST_CASE("a literal segment wins over a parameter", "[http]") {
    CHECK(found(Method::kPost, "/tasks/add") == 3);
    CHECK(found(Method::kGet, "/tasks/addition") == 4);
    CHECK(tasks_router().find(Method::kGet, "/tasks/add").allowed == "POST, OPTIONS");
}

TEST_CASE("a dead end behind a literal leads back to the parameter", "[http]") {
    CHECK(found(Method::kGet, "/tasks/help") == 4);
    CHECK(found(Method::kGet, "/users/help") == 7);
}

TEST_CASE("parameters are given in the names of the route that was found", "[http]") {
    const auto router = tasks_router();
    const auto match = router.find(Method::kPost, "/tasks/7/labels/x y");
    REQUIRE(match.parameters.size() == 2);
    CHECK(match.parameters[0] == std::pair<std::string_view, std::string>("task_id", "7"));
    CHECK(match.parameters[1] == std::pair<std::string_view, std::string>("label_id", "x y"));
}

TEST_CASE("HEAD finds what GET finds", "[http]") { CHECK(found(Method::kHead, "/tasks") == 2); }

TEST_CASE("a known path with another method says what is allowed", "[http]") {
    const auto router = tasks_router();
    CHECK(router.find(Method::kPut, "/tasks/7").allowed == "GET, HEAD, DELETE, OPTIONS");
    CHECK(router.find(Method::kPut, "/nothing").allowed.empty());
}

TEST_CASE("a trailing slash is another path", "[http]") {
    CHECK(found(Method::kGet, "/tasks/") == 0);
    CHECK(found(Method::kGet, "/tasks//labels") == 0);
    CHECK(found(Method::kGet, "tasks") == 0);
    CHECK(found(Method::kGet, "") == 0);
}

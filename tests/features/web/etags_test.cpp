#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

int status_with(const Client& client, const std::string& if_none_match, const std::string& target) {
    return client.with("If-None-Match", if_none_match).get_json(target).status();
}

}  // namespace

TEST_CASE("a list that did not change is answered by 304") {
    World world(GENERATE(engines()));
    world.task(world.ada, "Buy milk");
    const Client ada = world.program(world.ada);
    for (const std::string path : {"/tasks", "/api/v1/tasks", "/api/v1/projects"}) {
        const std::string tag = ada.get_json(path).header("ETag");
        REQUIRE(tag.size() > 2);

        const Reply unchanged = ada.with("If-None-Match", tag).get_json(path);

        CHECK(unchanged.status() == 304);
        CHECK(unchanged.body().empty());
        CHECK(unchanged.header("ETag") == tag);
        CHECK(unchanged.header("Vary") == "Accept, Authorization, Cookie");
        CHECK(unchanged.header("Cache-Control") == "private, no-cache");
    }
}

TEST_CASE("a task page that did not change is answered by 304") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string tag = ada.get("/").header("ETag");

    CHECK(ada.with("If-None-Match", tag).get("/").status() == 304);
    CHECK(world.browser(world.ada).with("If-None-Match", tag).get("/").status() == 200);
}

TEST_CASE("a page with a notice is not kept") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    (void)ada.post_form("/tasks/add", {{"title", "Buy milk"}});

    const Reply page = ada.get("/");

    CHECK(page.says("Task added."));
    CHECK(page.header("ETag").empty());
    CHECK(page.header("Cache-Control") == "no-store");
}

TEST_CASE("the conditions on a GET are read as RFC 9110 says") {
    World world(GENERATE(engines()));
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const Client ada = world.program(world.ada);
    for (const std::string& target : {path, std::string("/tasks")}) {
        const std::string tag = ada.get_json(target).header("ETag");
        CHECK(status_with(ada, tag, target) == 304);
        CHECK(status_with(ada, "W/" + tag, target) == 304);
        CHECK(status_with(ada, "*", target) == 304);
        CHECK(status_with(ada, "\"other\", W/\"more\" , " + tag, target) == 304);
        CHECK(status_with(ada, "\"other\"", target) == 200);
        CHECK(status_with(ada, tag.substr(1, tag.size() - 2), target) == 200);
        CHECK(status_with(ada, "", target) == 200);
        CHECK(status_with(ada, "\"unclosed", target) == 200);
    }
}

TEST_CASE("the tag of a list changes with every change and with nothing else") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::set<std::string> tags;
    const auto tag = [&] { return ada.get_json("/tasks").header("ETag"); };
    const auto is_new = [&] { return tags.insert(tag()).second; };
    CHECK(is_new());

    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    CHECK(is_new());
    (void)ada.patch_json(path, R"({"title":"Buy bread"})");
    CHECK(is_new());
    (void)ada.post_json(path + "/completion");
    CHECK(is_new());
    const Reply deleted = ada.delete_json(path);
    CHECK(is_new());
    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + deleted.at("operation") + R"("})");
    CHECK(is_new());

    const std::string before = tag();
    (void)ada.post_json(path + "/completion");
    (void)ada.patch_json(path, R"({"title":""})");
    world.task(world.grace, "Write a compiler");
    CHECK(tag() == before);
}

TEST_CASE("the tags of a list differ by viewer and representation and part") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string tag = ada.get_json("/tasks").header("ETag");

    CHECK(world.program(world.grace).get_json("/tasks").header("ETag") != tag);
    CHECK(ada.get("/tasks").header("ETag") != tag);
    CHECK(ada.get_json("/tasks?limit=2").header("ETag") != tag);
    CHECK(world.program(world.grace).with("If-None-Match", tag).get_json("/tasks").status() == 200);
    CHECK(ada.with("If-None-Match", tag).get("/tasks").status() == 200);
}

TEST_CASE("a stale If-Match changes nothing and tells the present task") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    (void)ada.patch_json(path, R"({"title":"Buy bread"})");
    const std::string before = world.state();
    const Client stale = ada.with("If-Match", "\"1\"");

    for (const Reply& refused :
         {stale.patch_json(path, R"({"title":"Buy jam"})"),
          stale.put_json(path, R"({"title":"Buy jam"})"), stale.delete_json(path),
          stale.post_json(path + "/completion"), stale.delete_json(path + "/completion")}) {
        CHECK(refused.status() == 412);
        CHECK(refused.header("Content-Type") == "application/problem+json");
        CHECK(refused.at("current.title") == "Buy bread");
        CHECK(refused.at("current.version") == "2");
    }
    CHECK(world.state() == before);
}

TEST_CASE("an If-Match that holds the tag lets the change pass") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    int version = 1;
    for (const std::string form : {"strong", "weak", "list", "star"}) {
        const std::string tag = "\"" + std::to_string(version++) + "\"";
        const std::string condition = form == "strong" ? tag
                                      : form == "weak" ? "W/" + tag
                                      : form == "list" ? "\"x\", " + tag
                                                       : "*";
        INFO(form);
        CHECK(ada.with("If-Match", condition)
                  .patch_json(path, R"({"title":")" + form + R"("})")
                  .status() == 200);
    }
}

TEST_CASE("an If-Match that cannot be read is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const std::string nowhere = "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a";
    for (const auto* condition : {"1", "\"1", "\"1\" \"2\"", ",", ""}) {
        const Client client = ada.with("If-Match", condition);
        INFO(condition);
        CHECK(client.patch_json(path, R"({"title":"Buy jam"})").status() == 400);
        CHECK(client.delete_json(path).status() == 400);
        CHECK(client.put_json(nowhere, R"({"title":"Buy jam"})").status() == 400);
    }
    CHECK(ada.get_json(path).at("version") == "1");
}

TEST_CASE("an If-Match on what is not there makes nothing") {
    World world(GENERATE(engines()));
    const std::string path = "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a";
    for (const auto* condition : {"*", "\"1\""}) {
        const Reply refused = world.program(world.ada)
                                  .with("If-Match", condition)
                                  .put_json(path, R"({"title":"Buy milk"})");
        CHECK(refused.status() == 412);
        CHECK(refused.at("current") == "null");
    }
    CHECK(world.count("tasks") == 0);
}

TEST_CASE("PUT with If-None-Match of anything creates and never replaces") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("If-None-Match", "*");
    const std::string path = "/api/v1/tasks/018f0000-0000-7000-8000-00000000000a";

    CHECK(ada.put_json(path, R"({"title":"Buy milk"})").status() == 201);
    const Reply refused = ada.put_json(path, R"({"title":"Buy bread"})");

    CHECK(refused.status() == 412);
    CHECK(refused.at("current.title") == "Buy milk");
}

TEST_CASE("the tag in the answer to a change is the tag of the next GET") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string path = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");

    const std::string tag = ada.patch_json(path, R"({"title":"Buy bread"})").header("ETag");

    CHECK(ada.get_json(path).header("ETag") == tag);
    CHECK(status_with(ada, tag, path) == 304);
}

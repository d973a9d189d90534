// What no well-meaning client sends: refused in words, never a 500, and nothing changes.
#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

std::string with_title(const std::string& title) {
    std::string json = R"({"title":)";
    append_json_string(json, title);
    return json + "}";
}

}  // namespace

TEST_CASE("a body that is no JSON object is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada).with("Content-Type", "application/json");
    const std::string task = "/api/v1/tasks/" + world.task(world.ada, "Buy milk");
    const std::string before = world.state();
    const std::vector<std::string> bodies{"{",
                                          "nonsense",
                                          "[]",
                                          "null",
                                          "\"title\"",
                                          "7",
                                          R"({"title":"a"} {})",
                                          R"({"title":"a","title":"b"})",
                                          R"({'title':'a'})",
                                          R"({"title":"a",})",
                                          R"({"title":"\ud800"})",
                                          "{\"title\":\"\xff\"}",
                                          "{\"title\":\"\xc0\xaf\"}",
                                          "{\"title\":\"\xed\xa0\x80\"}",
                                          "{\"title\":\"a\nb\"}",
                                          std::string("{\"title\":\"a\0b\"}", 15),
                                          R"({"title":)" + nested(65) + "}",
                                          nested(200'000),
                                          std::string(300'000, '{'),
                                          "\xEF\xBB\xBF{}x"};

    for (const std::string& body : bodies) {
        INFO(body.substr(0, 60));
        CHECK(ada.send(http::Method::kPost, "/tasks/add", body).status() == 400);
        CHECK(ada.send(http::Method::kPost, "/api/v1/undo", body).status() == 400);
        CHECK(ada.send(http::Method::kPost, "/users/me/password", body).status() == 400);
        CHECK(ada.send(http::Method::kPost, "/api/v1/tasks", body).status() == 400);
        CHECK(ada.send(http::Method::kPatch, task, body).status() == 400);
        CHECK(ada.send(http::Method::kPut, task, body).status() == 400);
    }
    CHECK(world.state() == before);
}

TEST_CASE("values of wrong types and unknown fields are all named") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string before = world.state();
    const auto faults = [&](const std::string& json) {
        const Reply reply = ada.post_json("/tasks/add", json);
        CHECK(reply.status() == 422);
        return reply.each("errors", "field");
    };

    CHECK(faults("{}") == "title");
    CHECK(faults(R"({"title":null})") == "title");
    CHECK(faults(R"({"title":true})") == "title");
    CHECK(faults(R"({"title":["a"]})") == "title");
    CHECK(faults(R"({"title":"a","notes":{}})") == "notes");
    CHECK(faults(R"({"title":"a","completed":"true"})") == "completed");
    CHECK(faults(R"({"title":"a","completed":1})") == "completed");
    CHECK(faults(R"({"title":"a","id":"nonsense"})") == "id");
    CHECK(faults(R"({"title":"a","id":"00000000-0000-0000-0000-000000000000"})") == "id");
    CHECK(faults(R"({"title":"a","project_id":7})") == "project_id");
    CHECK(faults(R"({"title":"a","Title":"b","version":1})") == "Title version");
    CHECK(faults(R"({"notes":7,"colour":"red","completed":[]})") == "title notes completed colour");
    CHECK(ada.post_json("/api/v1/tasks", R"({"title":"a","csrf":"x"})").each("errors", "field") ==
          "csrf");
    CHECK(world.state() == before);
}

TEST_CASE("a title has 1 to 500 characters without controls") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    std::string longest;
    for (int i = 0; i < 500; ++i)
        longest += "ß";

    for (const std::string& title :
         {std::string(), std::string("  \t "), longest + "x", std::string("a\0b", 3),
          std::string("a\nb"), std::string("a\x1b[31m"), std::string("a\x7f"),
          std::string("a\u0085")})
        CHECK(ada.post_json("/tasks/add", with_title(title)).status() == 422);
    CHECK(world.count("tasks") == 0);
    CHECK(ada.post_json("/tasks/add", with_title(longest)).at("task.title") == longest);
    CHECK(ada.post_json("/tasks/add", with_title(" 👩‍🔬 مرحبا ")).at("task.title") ==
          "👩‍🔬 مرحبا");
}

TEST_CASE("notes have at most 64 KiB and may have lines") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const auto add = [&](const std::string& notes) {
        std::string json = R"({"title":"a","notes":)";
        append_json_string(json, notes);
        return ada.post_json("/tasks/add", json + "}");
    };

    CHECK(add(std::string(64 * 1024 + 1, 'x')).each("errors", "field") == "notes");
    CHECK(add(std::string("a\0b", 3)).status() == 422);
    CHECK(add("a\x1b").status() == 422);
    CHECK(world.count("tasks") == 0);
    CHECK(add(std::string(64 * 1024, 'x')).status() == 201);
    CHECK(add("one\r\n\ttwo\n").at("task.notes") == "one\n\ttwo\n");
}

TEST_CASE("a form that cannot be read is refused") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const Client forms = ada.with("Content-Type", "application/x-www-form-urlencoded")
                             .with("X-CSRF-Token", ada.csrf());
    std::string many;
    for (int i = 0; i < 1001; ++i)
        many += "x&";
    const std::string before = world.state();

    for (const std::string& body :
         {std::string("title=%"), std::string("title=%zz"), std::string("title=%ff"),
          std::string("title=%00"), std::string("title=\xff"), std::string("title=a&title=b"),
          many})
        CHECK(forms.send(http::Method::kPost, "/tasks/add", body).status() == 400);
    CHECK(forms.send(http::Method::kPost, "/tasks/add", "title=a&colour=red").status() == 422);
    CHECK(forms.send(http::Method::kPost, "/tasks/add", "").status() == 422);
    CHECK(world.state() == before);
}

TEST_CASE("markup and tags in a title are words and nothing else") {
    World world(GENERATE(engines()));
    const std::string title =
        R"(<script>alert(1)</script> {{frame_csrf}} {{{body}}} {{> shared/_menu}} "' onx='1' &amp;)";
    const Client ada = world.browser(world.ada);
    (void)ada.post_form("/tasks/add", {{"title", title}, {"notes", title}});
    const Reply list = ada.get_json("/tasks");
    const std::string id = list.at("tasks.0.id");
    std::vector<Reply> pages{ada.get("/"), ada.get("/tasks/" + id)};
    (void)ada.post_form("/tasks/" + id + "/completion");
    pages.push_back(ada.get("/tasks/completed"));
    (void)ada.post_form("/tasks/delete/" + id);
    pages.push_back(ada.get("/tasks/trash"));

    CHECK(list.at("tasks.0.title") == title);
    for (const Reply& page : pages) {
        CHECK(page.status() == 200);
        CHECK(page.says("&lt;script&gt;alert(1)&lt;"));
        CHECK(page.says("{{frame_csrf}} {{{body}}} {{&gt; shared"));
        CHECK(page.says("&amp;amp;"));
        CHECK_FALSE(page.says("<script>alert"));
        CHECK_FALSE(page.says("\"' onx"));
    }
}

TEST_CASE("hostile words in a query or a cookie stay words") {
    World world(GENERATE(engines()));
    const Client ada = world.browser(world.ada);
    const std::string markup = "%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E";

    CHECK_FALSE(world.stranger().get("/login?next=%2F" + markup).says("<script>alert"));
    CHECK_FALSE(ada.get("/nowhere/" + markup).says("<script>alert"));
    ada.set_cookie("tasklight_notice", "deleted.<script>alert(1)</script>");
    CHECK_FALSE(ada.get("/").says("<script>alert"));
    ada.set_cookie("tasklight_notice", "Send money to Eve");
    CHECK_FALSE(ada.get("/").says("Eve"));
}

TEST_CASE("ids that are none are records that are not there") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);

    for (const std::string id : {"1", "%27%20OR%201=1", "00000000-0000-0000-0000-000000000000",
                                 "018f0000-0000-7000-8000-00000000000", "..%2f..%2fetc",
                                 "{018f0000-0000-7000-8000-00000000000a}"}) {
        INFO(id);
        CHECK(ada.get_json("/api/v1/tasks/" + id).status() == 404);
        CHECK(ada.put_json("/api/v1/tasks/" + id, R"({"title":"a"})").status() == 404);
        CHECK(ada.post_json("/tasks/delete/" + id).status() == 404);
    }
}

// The program's life: it starts, does its main job, and ends when it is told to.
#include <csignal>
#include <fstream>

#include "support/program.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

std::string hidden_field(const std::string& page, const std::string& name) {
    const auto field = page.find("name=\"" + name + "\"");
    const auto value = page.find("value=\"", field);
    if (field == std::string::npos || value == std::string::npos) return {};
    return page.substr(value + 7, page.find('"', value + 7) - value - 7);
}

std::string cookie_of(const Answer& answer) {
    const std::string header = answer.header("Set-Cookie");
    return header.substr(0, header.find(';'));
}

int gauge(Wire& wire, const std::string& name) {
    const std::string text = wire.get("/metrics").body;
    const auto line = text.find('\n' + name + ' ');
    return line == std::string::npos ? -1 : std::stoi(text.substr(line + name.size() + 2));
}

}  // namespace

TEST_CASE("the main job is done from registration to the end of the program", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch);
    Wire wire(service.port());

    join(wire, "ada");
    const Answer added = wire.send("POST", "/tasks/add", R"({"title":"Water the plants"})");
    const std::string id = added.text("task.id");
    const Answer list = wire.get("/tasks", {{"Accept", "application/json"}});
    const Answer deleted = wire.send("DELETE", "/tasks/delete/" + id);
    const Answer list_after = wire.get("/tasks", {{"Accept", "application/json"}});
    const int code = service.stop();

    CHECK(added.status == 201);
    CHECK(list.json().find("tasks")->array()->size() == 1);
    CHECK(deleted.status == 200);
    CHECK(list_after.json().find("tasks")->array()->empty());
    CHECK(code == 0);
}

TEST_CASE("health checks that pass are not logged, others are", "[smoke]") {
    const ScratchDatabase scratch(Engine::kSqlite);
    Service service(scratch);
    Wire wire(service.port());
    REQUIRE(wire.get("/healthz").status == 200);
    REQUIRE(wire.get("/login").status == 200);
    REQUIRE(eventually([&] { return service.log().find("path=/login") != std::string::npos; }));

    CHECK(service.log().find("path=/healthz") == std::string::npos);
    CHECK(service.log().find("path=/readyz") == std::string::npos);
}

TEST_CASE("a person signs in, adds and deletes with forms alone", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch);
    Wire wire(service.port());
    join(wire, "grace");
    wire.sign_out();

    const Answer form = wire.get("/login");
    const Answer login = wire.post_form("/login",
                                        "csrf=" + hidden_field(form.body, "csrf") +
                                            "&username=grace&password=correct+horse+battery+staple",
                                        {{"Cookie", cookie_of(form)}});
    REQUIRE(login.status == 303);
    const Headers cookie{{"Cookie", cookie_of(login)}};
    const std::string csrf = hidden_field(wire.get("/", cookie).body, "csrf");
    const Answer added =
        wire.post_form("/tasks/add", "csrf=" + csrf + "&title=Feed+the+cat", cookie);
    const Answer page = wire.get("/", cookie);
    const auto link = page.body.find("/tasks/0");
    REQUIRE(link != std::string::npos);
    const Answer deleted =
        wire.post_form("/tasks/delete/" + page.body.substr(link + 7, 36), "csrf=" + csrf, cookie);

    CHECK(added.status == 303);
    CHECK(page.body.find("Feed the cat") != std::string::npos);
    CHECK(deleted.status == 303);
    CHECK(wire.get("/", cookie).body.find("/tasks/" + page.body.substr(link + 7, 36) + "\"") ==
          std::string::npos);
}

TEST_CASE("a request that runs when SIGTERM comes is answered before the end", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch);
    Wire wire(service.port());
    const std::string token = join(wire, "ada");
    // Small bodies are awaited before a request counts as running.
    const std::string body =
        R"({"title":"The last one","notes":")" + std::string(20'000, 'n') + "\"}";

    wire.send_raw(
        "POST /tasks/add HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Authorization: Bearer " +
        token + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
        body.substr(0, 5));
    Wire other(service.port());
    REQUIRE(eventually([&] { return gauge(other, "tasklight_requests_active") == 2; }));
    service.program().signal(SIGTERM);
    const bool refuses = eventually([&] {
        try {
            return Wire(service.port()).get("/healthz").status == 0;
        } catch (const WireError&) {
            return true;
        }
    });
    const bool ran_on = service.program().runs();
    wire.send_raw(body.substr(5));
    const Answer answer = wire.receive();

    CHECK(refuses);
    CHECK(ran_on);
    CHECK(answer.status == 201);
    CHECK(answer.header("Connection") == "close");
    CHECK(service.program().wait() == 0);
}

TEST_CASE("SIGHUP reads the log level again, and a fault in the file changes nothing", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const ScratchFolder folder;
    const std::string file = folder.path() / "tasklight.conf";
    const auto write_file = [&](const std::string& text) { std::ofstream(file) << text; };
    write_file("log_level = error\n");
    Service service(scratch, {{"--config", file}, {}, {}, {}});
    Wire wire(service.port());
    const auto logged_after = [&](const std::string& path) {
        (void)wire.get(path);
        return service.log().find(path) != std::string::npos;
    };

    const bool before = logged_after("/before");
    write_file("log_level = info\n");
    service.program().signal(SIGHUP);
    const bool level_rose = eventually([&] { return logged_after("/after"); });
    write_file("log_level = loud\n");
    service.program().signal(SIGHUP);
    const bool fault_told =
        eventually([&] { return service.log().find(file + ":1") != std::string::npos; });

    CHECK_FALSE(before);
    CHECK(level_rose);
    CHECK(fault_told);
    CHECK(eventually([&] { return logged_after("/still-here"); }));
    CHECK(service.stop() == 0);
}

TEST_CASE("three processes on one database do the main job together", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service accounts(scratch, {{"--services", "accounts"}, {}, {}, {}});
    Service tasks(scratch, {{"--services", "tasks"}, {}, {}, {}});
    Service pages(scratch, {{"--services", "pages"}, {}, {}, {}});
    Wire at_accounts(accounts.port());
    Wire at_tasks(tasks.port());
    Wire at_pages(pages.port());

    const std::string token = join(at_accounts, "ada");
    at_tasks.sign_in(token);
    at_pages.sign_in(token);
    const Answer added = at_tasks.send("POST", "/tasks/add", R"({"title":"Shared work"})");
    const Answer page = at_pages.get("/");
    const Answer not_here = at_tasks.get("/login");
    const Answer log_out = at_accounts.send("POST", "/logout");
    const int task_status = at_tasks.send("GET", "/tasks").status;
    const int account_status = at_accounts.send("GET", "/users/me").status;
    const int page_status = at_pages.get("/").status;

    CHECK(added.status == 201);
    CHECK(page.status == 200);
    CHECK(page.body.find("Shared work") != std::string::npos);
    CHECK(not_here.status == 404);
    CHECK(log_out.status == 200);
    CHECK(task_status == 401);
    CHECK(account_status == 401);
    CHECK(page_status == 303);
    CHECK(accounts.stop() == 0);
    CHECK(tasks.stop() == 0);
    CHECK(pages.stop() == 0);
}

// Processes that serve a part of the program, and what each of them serves anyway.
#include <fstream>

#include "support/world.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

TestApp::Settings only(std::set<app::Service> services) {
    return [services](app::Config& config) { config.services = services; };
}

}  // namespace

TEST_CASE("a process answers for its own services only") {
    using app::Service;
    const auto [service, mine, others] =
        GENERATE(table<Service, std::string, std::vector<std::string>>(
            {{Service::kAccounts, "/users/me", {"/tasks", "/api/v1/tasks", "/"}},
             {Service::kTasks,
              "/tasks",
              {"/users/me", "/login", "/register", "/", "/projects", "/today"}},
             {Service::kPages, "/", {"/tasks", "/users/me", "/login", "/api/v1/tasks"}}}));
    World world(GENERATE(engines()), only({service}));
    const Client ada = world.program(world.ada);

    CHECK(ada.get(mine).status() == 200);
    for (const std::string& other : others)
        CHECK(ada.get(other).status() == 404);
    CHECK(world.stranger().get("/healthz").status() == 200);
    CHECK(world.stranger().get("/readyz").status() == 200);
    CHECK(world.stranger().from_this_machine().get("/metrics").status() == 200);
}

TEST_CASE("health and readiness are told to anybody") {
    World world(GENERATE(engines()));

    CHECK(world.stranger().get("/healthz").body() == R"({"status":"ok"})");
    CHECK(world.stranger().get("/readyz").body() == R"({"status":"ready"})");
}

TEST_CASE("a process is not ready while the schema is behind") {
    ScratchDatabase scratch(GENERATE(engines()));
    app::Config config;
    config.database = scratch.options().address;
    const FixedClock clock;
    app::Application application(config, clock);

    const Reply ready = Client(application).get_json("/readyz");

    CHECK(ready.status() == 503);
    CHECK_FALSE(ready.header("Retry-After").empty());
    CHECK(Client(application).get("/healthz").status() == 200);
}

TEST_CASE("metrics are for this machine and for those who know the token") {
    const ScratchFolder folder;
    const std::string file = (folder.path() / "token").string();
    std::ofstream(file) << "a-secret-token\n";
    World world(GENERATE(engines()),
                [&](app::Config& config) { config.metrics_token_file = file; });

    CHECK(world.stranger().get("/metrics").status() == 403);
    CHECK(world.stranger().with_token("another").get("/metrics").status() == 403);
    const Reply told = world.stranger().with_token("a-secret-token").get("/metrics");
    const Reply local = world.stranger().from_this_machine().get("/metrics");

    CHECK(told.status() == 200);
    CHECK(local.header("Content-Type") == "text/plain; version=0.0.4; charset=utf-8");
    CHECK_FALSE(local.says("a-secret-token"));
}

TEST_CASE("metrics count what people and programs get, and not what watches over us") {
    World world(GENERATE(engines()));
    const Client machine = world.stranger().from_this_machine();
    for (const char* path : {"/healthz", "/readyz", "/metrics", "/login", "/nowhere"})
        (void)machine.get(path);

    const Reply metrics = machine.get("/metrics");

    CHECK(metrics.says("tasklight_responses_total{class=\"2xx\"} 1\n"));
    CHECK(metrics.says("tasklight_responses_total{class=\"4xx\"} 1\n"));
    CHECK(metrics.says("tasklight_response_seconds_count 2\n"));
}

TEST_CASE("without a metrics token nobody elsewhere has one") {
    World world(GENERATE(engines()));

    CHECK(world.stranger().get("/metrics").status() == 403);
    CHECK(world.stranger().with_token("").get("/metrics").status() == 403);
}

TEST_CASE("metrics count registrations and log-ins by result") {
    World world(GENERATE(engines()));
    const Client machine = world.stranger().from_this_machine();
    const std::string log_in = R"({"username":"edsger","password":"a lamp in the )";
    (void)world.stranger().post_json(
        "/register",
        R"({"username":"edsger","email":"edsger@example.org","password":"a lamp in the fog"})");

    (void)world.stranger().post_json("/login", log_in + "rain\"}");
    (void)world.stranger().post_json("/login", log_in + "rain\"}");
    (void)world.stranger().post_json("/login", log_in + "fog\"}");
    const Reply metrics = machine.get("/metrics");

    CHECK(metrics.says("\ntasklight_registrations_total 1\n"));
    CHECK(metrics.says("\ntasklight_log_ins_total{result=\"accepted\"} 1\n"));
    CHECK(metrics.says("\ntasklight_log_ins_total{result=\"refused\"} 2\n"));
    CHECK(metrics.says("\ntasklight_password_hashes_waiting 0\n"));
}

TEST_CASE("metrics tell whether the process is ready") {
    const auto engine = GENERATE(engines());
    World world(engine);
    const ScratchDatabase behind(engine);
    app::Config config;
    config.database = behind.options().address;
    const FixedClock clock;
    app::Application application(config, clock);

    CHECK(world.stranger().from_this_machine().get("/metrics").says("\ntasklight_ready 1\n"));
    CHECK(Client(application).from_this_machine().get("/metrics").says("\ntasklight_ready 0\n"));
}

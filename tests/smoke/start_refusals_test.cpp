// A start that cannot succeed ends at once, with one sentence for the administrator and an exit
// code: 2 if the command line or a setting is wrong, 1 for all else.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "support/program.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

namespace fs = std::filesystem;

void check_refused(const Ran& ran, int code, const std::string& says) {
    CAPTURE(ran.errors);
    CHECK(ran.code == code);
    CHECK(ran.output == "");
    CHECK(ran.errors.starts_with("tasklight: "));
    CHECK(ran.errors.find(says) != std::string::npos);
    CHECK(std::count(ran.errors.begin(), ran.errors.end(), '\n') == 1);
    CHECK(ran.errors.ends_with(".\n"));
}

// A folder for one start, with what its settings name.
class Scene {
public:
    std::string write(const std::string& name, const std::string& text) {
        const fs::path path = folder_.path() / name;
        std::ofstream(path) << text;
        return path;
    }
    [[nodiscard]] std::string path(const std::string& name) const { return folder_.path() / name; }

    // `serve` on a new file, and what is added.
    [[nodiscard]] Ran serve(const Arguments& more, ProgramOptions options = {}) const {
        options.arguments = {"serve", "--log-level", "error", "--database",
                             "sqlite:" + path("tasklight.db")};
        options.arguments.insert(options.arguments.end(), more.begin(), more.end());
        return run_program(options);
    }

private:
    ScratchFolder folder_;
};

}  // namespace

TEST_CASE("a wrong setting in the file is told with file and line", "[smoke]") {
    Scene scene;
    const std::string file = scene.path("tasklight.conf");
    const auto [text, says] = GENERATE(table<std::string, std::string>({
        {"# ours\nlog_levle = info\n", ":2: log_levle: there is no setting"},
        {"\n\nworker_threads = many\n", ":3: worker_threads: \"many\" was found, a whole number"},
        {"worker_threads = 0\n", ":1: worker_threads: \"0\" was found"},
        {"worker_threads = 99999999999999999999\n", ":1: worker_threads: \"9"},
        {"auto_migrate = yes\n", "true or false was expected"},
        {"log_format = xml\n", "text or json was expected"},
        {"services = accounts,,tasks\n", ":1: services: "},
        {"services = cooking\n", "accounts, tasks and pages was expected"},
        {"listen = 127.0.0.1\n", ":1: listen: "},
        {"listen =\n", ":1: listen: "},
        {"trusted_proxies = 10.0.0.0/99\n", ":1: trusted_proxies: "},
        {"public_url = tasks.example.org\n", ":1: public_url: "},
        {"[server]\n", ":1: "},
        {"log_level info\n", ":1: "},
        {"log_level = in\x01\x66o\n", ":1: log_level: the value holds control characters"},
    }));
    scene.write("tasklight.conf", text);

    check_refused(scene.serve({"--config", file}), 2, file);
    check_refused(scene.serve({"--config", file}), 2, says);
}

TEST_CASE("wrong usage is refused", "[smoke]") {
    const auto [arguments, says] = GENERATE(table<Arguments, std::string>({
        {{"server"}, "there is no command \"server\""},
        {{"help", "server"}, "there is no command \"server\""},
        {{"serve", "now"}, "takes no arguments"},
        {{"migrate", "now"}, "there is no \"migrate now\""},
        {{"migrate", "wait", "long"}, "takes no arguments"},
        {{"setup"}, "needs the word postgresql"},
        {{"setup", "mysql"}, "needs the word postgresql"},
        {{"setup", "postgresql", "--name", "pg_tasks"}, "--name takes"},
        {{"setup", "postgresql", "--name", "Tasks"}, "--name takes"},
        {{"setup", "postgresql", "--name", ""}, "--name takes"},
        {{"setup", "postgresql", "--admin-database", "sqlite:tasks.db"}, "--admin-database takes"},
        {{"setup", "postgresql", "--admin-password-file", "/nowhere/secret"}, "/nowhere/secret"},
        {{"migrate", "--name", "tasks"}, "--name: there is no setting"},
        {{"doctor", "who"}, "takes no arguments"},
        {{"version", "2"}, "takes no arguments"},
        {{"version", "--listen", "x:1"}, "--listen"},
        {{"serve", "--colour", "red"}, "--colour: there is no setting"},
        {{"serve", "--listen"}, "--listen needs a value"},
        {{"serve", "--log-level=loud"}, "--log-level: \"loud\" was found"},
        {{"serve", "-x"}, "takes no arguments"},
        {{"user"}, "\"user\" needs add"},
        {{"user", "remove", "ada"}, "there is no \"user remove\""},
        {{"user", "add", "ada"}, "\"user add\""},
        {{"user", "role", "ada", "king"}, "admin or member"},
        {{"serve", "--config", "/nowhere/tasklight.conf"}, "/nowhere/tasklight.conf"},
        {{"serve", "--tls-key", "key.pem"}, "must be set together"},
        {{"serve", "--database-password-file", "/nowhere/secret"}, "/nowhere/secret"},
        {{"migrate", "--migration-password-file", "/nowhere/owner"}, "/nowhere/owner"},
        {{"serve", "--metrics-token-file", "/nowhere/token"}, "/nowhere/token"},
    }));
    const ScratchFolder folder;
    Arguments all = arguments;
    if (all.front() == "user" || all.front() == "serve")
        all.insert(all.begin() + 1, {"--log-level", "error", "--database",
                                     "sqlite:" + (folder.path() / "tasklight.db").string()});

    check_refused(run_program(all), 2, says);
}

TEST_CASE("a variable that is no setting is refused", "[smoke]") {
    const Scene scene;
    const auto [name, value] = GENERATE(table<std::string, std::string>({
        {"TASKLIGHT_LOGLEVEL", "info"},
        {"TASKLIGHT_LOG_LEVEL", "loud"},
        {"TASKLIGHT_", "x"},
    }));

    check_refused(scene.serve({}, {{}, {{name, value}}, {}, {}}), 2, name);
}

TEST_CASE("an address that cannot be listened on is refused", "[smoke]") {
    Scene scene;
    const auto [address, code] = GENERATE(table<std::string, int>({
        {"nowhere", 2},
        {"127.0.0.1:99999", 2},
        {"127.0.0.1:http", 2},
        {":8080", 2},
        {"::1:8080", 2},
        {"unix:", 2},
        {"192.0.2.1:8080", 1},
        {"unix:/nowhere/socket", 1},
        {"unix:/etc/passwd", 1},
    }));

    check_refused(scene.serve({"--listen", address}), code, address.substr(address.find('/') + 1));
}

TEST_CASE("a port that is in use is refused", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    const Service service(scratch);
    const Scene scene;
    const std::string address = "127.0.0.1:" + std::to_string(service.port());

    check_refused(scene.serve({"--listen", address}), 1, address + " is already in use");
}

TEST_CASE("a file that cannot be the database is refused", "[smoke]") {
    Scene scene;
    fs::create_directory(scene.path("folder"));
    scene.write("novel.txt", std::string(5000, 'x'));
    const std::string path =
        GENERATE_REF(as<std::string>(), scene.path("nowhere/tasklight.db"), scene.path("folder"),
                     scene.path("novel.txt"), "/proc/tasklight.db", "/dev/null/tasklight.db");

    check_refused(scene.serve({"--database", "sqlite:" + path}), 1, path);
}

TEST_CASE("a database that this user may not write is refused", "[smoke]") {
    ProgramOptions as_nobody;
    if (::geteuid() == 0)
        as_nobody.through = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    Scene scene;
    const std::string path = scene.path("tasklight.db");
    REQUIRE(run_program({"migrate", "--database", "sqlite:" + path}).code == 0);
    fs::permissions(scene.path(""), fs::perms(0555));
    fs::permissions(path, fs::perms(0444));

    const Ran ran = scene.serve({}, as_nobody);
    fs::permissions(scene.path(""), fs::perms(0755));

    // Somebody else may not even read where the program was built.
    if (ran.code < 126) check_refused(ran, 1, path);
}

TEST_CASE("files that the settings name must be there", "[smoke]") {
    Scene scene;
    const std::string key = scene.write("key.pem", "no key");

    check_refused(scene.serve({"--tls-certificate", "/nowhere.pem", "--tls-key", key}), 1,
                  "/nowhere.pem");
    check_refused(scene.serve({"--tls-certificate", key, "--tls-key", key}), 1, key);
    check_refused(scene.serve({"--views", "/nowhere/views"}), 1, "/nowhere/views");
}

TEST_CASE("no refusal tells a password", "[smoke]") {
    const Scene scene;
    const auto [address, code] = GENERATE(table<std::string, int>({
        {"mysql://ada:s3cr3t@localhost/tasks", 2},
        {"ada:s3cr3t@localhost/tasks", 2},
        {"postgresql://ada:s3cr3t@localhost:x/tasks?", 1},
        {"postgresql://ada:s3cr3t@[::1/tasks", 2},
        {"postgresql://localhost/tasks?passwort=s3cr3t", 2},
        {"postgresql://ada:s3cr3t@127.0.0.1:1/tasks", 1},
    }));

    const Ran ran = scene.serve({"--database", address});

    check_refused(ran, code, "");
    CHECK(ran.errors.find("s3cr3t") == std::string::npos);
}

TEST_CASE("a PostgreSQL that does not take us is told in one sentence", "[smoke]") {
    if (!has_postgresql()) return;
    const ScratchDatabase scratch(Engine::kPostgresql);
    Scene scene;
    const std::string file = scene.write("password", "s3cr3t\n");

    const Ran wrong =
        scene.serve({"--database", "postgresql://", "--database-password-file", file});
    const Ran absent = scene.serve({"--database", "postgresql://?dbname=nowhere"});
    const Ran not_migrated = scene.serve({"--database", scratch.options().address});

    check_refused(wrong, 1, "password");
    CHECK(wrong.errors.find("s3cr3t") == std::string::npos);
    check_refused(absent, 1, "nowhere");
    check_refused(not_migrated, 1, "tasklight migrate");
}

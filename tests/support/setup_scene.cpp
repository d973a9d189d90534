#include "support/setup_scene.hpp"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <sstream>
#include <unistd.h>

#include "app/application.hpp"

namespace tasklight::test {
namespace {

namespace fs = std::filesystem;
using database::Connection;
using database::Database;
using database::DatabaseOptions;

std::string new_name() {
    static std::atomic<int> count{0};
    return "tasklight_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

DatabaseOptions superuser_in(const std::string& database) {
    DatabaseOptions options;
    options.address = "postgresql:///" + database;
    return options;
}

void run_all(const DatabaseOptions& options, const std::vector<std::string>& statements) {
    Database(options).read([&](Connection& connection) {
        for (const std::string& statement : statements)
            connection.run(statement);
    });
}

// In place of libpq's variables that lead to the scratch server by TCP.
Arguments on_socket(const std::string& folder) {
    return {"env", "--unset=PGPASSWORD", "PGHOST=" + folder};
}

std::string answer(const std::string& sql) {
    return Database(superuser_in("postgres")).read([&](Connection& connection) {
        return std::get<0>(*connection.find<std::tuple<std::string>>(sql.c_str()));
    });
}

void set_on_server(std::vector<std::string> statements, const std::string& wanted) {
    statements.emplace_back("SELECT pg_reload_conf()");
    run_all(superuser_in("postgres"), statements);
    if (!eventually([&] { return answer("SELECT current_setting('ssl')") == wanted; }))
        throw std::runtime_error("the scratch server does not turn TLS " + wanted);
}

}  // namespace

ServerTls::ServerTls(Tls wanted) {
    const std::string value = wanted == Tls::kOn ? "on" : "off";
    if (answer("SELECT current_setting('ssl')") == value) return;
    has_changed_ = true;
    std::vector<std::string> statements{"ALTER SYSTEM SET ssl = " + value};
    if (wanted == Tls::kOn)
        statements = {
            "COPY (SELECT 1 WHERE FALSE) TO PROGRAM 'test -e tests.key || (umask 077 && openssl "
            "req -x509 "
            "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 9 -subj /CN=localhost "
            "-keyout tests.key -out tests.crt 2>/dev/null)'",
            "ALTER SYSTEM SET ssl_key_file = 'tests.key'",
            "ALTER SYSTEM SET ssl_cert_file = 'tests.crt'", statements.front()};
    set_on_server(statements, value);
}

ServerTls::~ServerTls() {
    if (!has_changed_) return;
    try {
        const std::string now = answer("SELECT current_setting('ssl')");
        set_on_server({"ALTER SYSTEM RESET ssl", "ALTER SYSTEM RESET ssl_key_file",
                       "ALTER SYSTEM RESET ssl_cert_file"},
                      now == "on" ? "off" : "on");
    } catch (const std::exception&) {
        // The server goes after the tests.
    }
}

SetupScene::SetupScene(Tls tls) : tls_(tls), name_(new_name()) { write("tasklight.conf", ""); }

SetupScene::~SetupScene() {
    try {
        std::vector<std::string> statements;
        for (const auto* end : {"", "_taken"})
            statements.push_back("DROP DATABASE IF EXISTS " + name_ + end + " (FORCE)");
        for (const auto* end : {"", "_owner", "_boss_owner", "_taken", "_taken_owner", "_guest",
                                "_admin", "_poor", "_boss"})
            statements.push_back("DROP ROLE IF EXISTS " + name_ + end);
        on_server(statements);
    } catch (const std::exception&) {
        // The server goes after the tests.
    }
}

ProgramOptions SetupScene::command(const Arguments& more) const {
    Arguments arguments{"setup", "postgresql", "--config", settings(), "--name", name_};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return {arguments, {}, {}, {}};
}

Ran SetupScene::setup(const Arguments& more) const {
    Arguments flags{"--admin-database", "postgresql:///postgres"};
    flags.insert(flags.end(), more.begin(), more.end());
    return run_program(command(flags));
}

Ran SetupScene::setup_on_this_machine(const std::string& folder) const {
    ProgramOptions options = command({});
    options.through = on_socket(folder);
    return run_program(options);
}

Ran SetupScene::setup_as_nobody(const std::string& folder) const {
    ProgramOptions options = command({});
    options.through = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    const Arguments socket = on_socket(folder);
    options.through.insert(options.through.end(), socket.begin(), socket.end());
    fs::permissions(folder_.path(), fs::perms(0755));
    return run_program(options);
}

ProgramOptions SetupScene::serve(int port, const Arguments& more) const {
    ProgramOptions options;
    options.arguments = {"serve",
                         "--config",
                         settings(),
                         "--listen",
                         "127.0.0.1:" + std::to_string(port),
                         "--password-memory",
                         "8",
                         "--password-operations",
                         "1"};
    options.arguments.insert(options.arguments.end(), more.begin(), more.end());
    return options;
}

void SetupScene::write(const std::string& name, const std::string& text) const {
    std::ofstream(file(name)) << text;
}

std::string SetupScene::read(const std::string& name) const {
    std::ifstream stream(file(name));
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string SetupScene::all_files() const {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
        std::ostringstream line;
        line << entry.path() << ' ' << static_cast<int>(entry.status().permissions()) << '\n';
        if (entry.is_regular_file()) line << std::ifstream(entry.path()).rdbuf();
        lines.push_back(line.str());
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines)
        all += line;
    return all;
}

DatabaseOptions SetupScene::service() const {
    return app::database_options(app::load_config({}, {}, settings()));
}

DatabaseOptions SetupScene::owner() const {
    return app::migration_options(app::load_config({}, {}, settings()));
}

void SetupScene::on_server(const std::vector<std::string>& statements) const {
    run_all(superuser_in("postgres"), statements);
}

void SetupScene::in_database(const std::vector<std::string>& statements) const {
    run_all(superuser_in(name_), statements);
}

std::string SetupScene::ask(const std::string& sql) const { return answer(sql); }

LoginRules::LoginRules(const SetupScene& scene, const std::vector<std::string>& lines)
    : scene_(scene) {
    std::string echoed;
    for (const std::string& line : lines)
        echoed += "echo " + line + "; ";
    edit("cp $f $f.tests && (" + echoed + "cat $f.tests) > $f");
}

LoginRules::~LoginRules() {
    try {
        edit("cp $f.tests $f && rm $f.tests");
    } catch (const std::exception&) {
        // The server goes after the tests.
    }
}

void LoginRules::edit(const std::string& command) const {
    const std::string file = scene_.ask("SELECT current_setting('hba_file')");
    scene_.on_server({"COPY (SELECT 1 WHERE FALSE) TO PROGRAM 'f=" + file + "; " + command + "'",
                      "SELECT pg_reload_conf()"});
}

}  // namespace tasklight::test

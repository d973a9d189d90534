// `tasklight setup postgresql`, on the scratch server, and what its roles may do afterwards.
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <unistd.h>

#include "base/error.hpp"
#include "database/postgresql_setup.hpp"
#include "database/sql_error.hpp"
#include "support/program.hpp"
#include "support/setup_scene.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

namespace fs = std::filesystem;

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

// How the server refuses this statement to the role; "" if it does not.
std::string refusal_code(Database& database, const std::string& sql) {
    try {
        database.read([&](Connection& connection) { connection.run(sql); });
    } catch (const DatabaseError& error) {
        return error.code();
    }
    return {};
}

// What a person comes for.
void do_the_main_job(int port) {
    Wire wire(port);
    wire.sign_in(join(wire, "ada"));
    const Answer added = wire.send("POST", "/tasks/add", R"({"title":"Water the ferns"})");
    CHECK(added.status == 201);
    const std::string task = "/api/v1/tasks/" + added.text("task.id");
    CHECK(wire.send("PATCH", task, R"({"notes":"not too much"})").status == 200);
    CHECK(wire.send("POST", task + "/completion").status == 200);
    const Answer gone = wire.send("DELETE", task);
    CHECK(gone.status == 200);
    CHECK(wire.send("POST", "/api/v1/undo", R"({"operation":")" + gone.text("operation") + "\"}")
              .status == 200);
    CHECK(says(wire.send("GET", "/tasks").body, "Water the ferns"));
    CHECK(wire.send("POST", "/users/me/password",
                    std::string(R"({"current_password":")") + kPassword +
                        R"(","password":"another quiet lamp"})")
              .status < 500);
    CHECK(wire.send("POST", "/logout").status == 200);
    CHECK(wire.send("GET", "/users/me").status == 401);
}

}  // namespace

TEST_CASE("one command makes a database on which a role without DDL serves", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    REQUIRE(ran.code == 0);
    CHECK(ran.output.ends_with("Next: systemctl restart tasklight\n"));
    const int port = free_port();
    Program program(scene.serve(port));
    REQUIRE(eventually([&] { return says(program.errors(), "Tasklight serves"); }));
    do_the_main_job(port);
    program.signal(SIGTERM);
    CHECK(program.wait() == 0);
    CHECK_FALSE(says(program.errors(), "rror"));
}

TEST_CASE("the role of the service may only read and write rows", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    Database service(scene.service());

    for (const std::string& sql : {
             std::string("CREATE TABLE t (x TEXT)"),
             std::string("CREATE TEMPORARY TABLE t (x TEXT)"),
             std::string("CREATE SCHEMA s"),
             std::string("CREATE INDEX i ON tasks (title)"),
             std::string("CREATE FUNCTION f() RETURNS INTEGER LANGUAGE sql AS 'SELECT 1'"),
             std::string("ALTER TABLE tasks ADD COLUMN colour TEXT"),
             std::string("ALTER TABLE tasks OWNER TO CURRENT_USER"),
             std::string("DROP TABLE tasks"),
             std::string("TRUNCATE tasks"),
             std::string("INSERT INTO schema_migrations VALUES (99, 'x', 'x', 0, 'x')"),
             std::string("UPDATE schema_migrations SET checksum = 'x'"),
             std::string("DELETE FROM schema_migrations"),
             std::string("SELECT rolpassword FROM pg_authid"),
             std::string("SELECT pg_read_file('/etc/passwd')"),
             std::string("COPY tasks TO PROGRAM 'cat'"),
             std::string("CREATE ROLE r"),
             std::string("CREATE DATABASE d"),
             std::string("ALTER ROLE CURRENT_USER CREATEDB"),
             "SET ROLE " + scene.name() + "_owner",
         }) {
        INFO(sql);
        CHECK(refusal_code(service, sql) == "42501");
    }
    CHECK(refusal_code(service, "SELECT number FROM schema_migrations") == "");
    CHECK(refusal_code(service, "DELETE FROM tasks") == "");
}

TEST_CASE("the owner's role is no administrator, and nobody else gets in", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    Database owner(scene.owner());
    scene.on_server({"CREATE ROLE " + scene.name() + "_guest LOGIN PASSWORD 'guest'"});
    DatabaseOptions guest = scene.service();
    guest.address = "postgresql://" + scene.name() + "_guest:guest@/" + scene.name();
    guest.password.reset();

    CHECK(refusal_code(owner, "CREATE TABLE t (x TEXT)") == "");
    CHECK(refusal_code(owner, "CREATE ROLE r") == "42501");
    CHECK(refusal_code(owner, "CREATE DATABASE d") == "42501");
    CHECK(refusal_code(owner, "SELECT rolpassword FROM pg_authid") == "42501");
    CHECK_THROWS_AS(Database(guest).check(), Unavailable);
}

TEST_CASE("the service may use the tables of later migrations", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);

    Database(scene.owner()).write([](Transaction& transaction) {
        transaction.connection().run("CREATE TABLE later_things (id BIGSERIAL, name TEXT)");
    });

    Database service(scene.service());
    CHECK(refusal_code(service, "INSERT INTO later_things (name) VALUES ('home')") == "");
    CHECK(refusal_code(service, "DELETE FROM later_things") == "");
    CHECK(refusal_code(service, "DROP TABLE later_things") == "42501");
}

TEST_CASE("a second run changes nothing and says so", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string before = scene.all_files();
    const Database service(scene.service());

    const Ran again = scene.setup();

    CAPTURE(again.output, again.errors);
    CHECK(again.code == 0);
    for (const auto* verb : {"made", "changed", "migrated", "warning", "Next"})
        CHECK_FALSE(says("\n" + again.output, std::string("\n") + verb));
    CHECK(again.output.ends_with("All was as it should be.\n"));
    CHECK(scene.all_files() == before);
}

TEST_CASE("a second run mends what is missing", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const std::string service_password = *scene.service().password;
    const std::string owner_password = *scene.owner().password;
    scene.in_database(
        {"REVOKE ALL ON tasks FROM " + scene.name(),
         "GRANT ALL ON schema_migrations TO " + scene.name(),
         "GRANT CREATE ON SCHEMA public TO PUBLIC",
         "GRANT " + scene.name() + "_owner TO " + scene.name(),
         "GRANT pg_execute_server_program TO " + scene.name(),
         "ALTER ROLE " + scene.name() + " CREATEDB CREATEROLE BYPASSRLS PASSWORD NULL"});
    fs::remove(scene.file("credentials/database_password"));
    fs::remove(scene.file("tasklight.conf.d/postgresql.conf"));
    fs::permissions(scene.file("migration_password"), fs::perms(0644));

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    CHECK(says(ran.output, "changed  role " + scene.name()));
    CHECK(says(ran.output, "is no member of pg_execute_server_program now"));
    CHECK(says(ran.output, "made     password of " + scene.name() + " in "));
    CHECK(says(ran.output, "kept     password of " + scene.name() + "_owner in "));
    CHECK(says(ran.output, "made     " + scene.file("tasklight.conf.d/postgresql.conf")));
    CHECK(*scene.owner().password == owner_password);
    CHECK(*scene.service().password != service_password);
    CHECK((fs::status(scene.file("migration_password")).permissions() & fs::perms(0077)) ==
          fs::perms::none);
    Database service(scene.service());
    CHECK(refusal_code(service, "DELETE FROM tasks") == "");
    CHECK(refusal_code(service, "DELETE FROM schema_migrations") == "42501");
    CHECK(refusal_code(service, "CREATE TABLE t (x TEXT)") == "42501");
    CHECK(refusal_code(service, "CREATE DATABASE d") == "42501");
    CHECK(refusal_code(service, "SET ROLE " + scene.name() + "_owner") == "42501");
    CHECK(refusal_code(service, "COPY tasks TO PROGRAM 'cat >/dev/null'") == "42501");
}

TEST_CASE("a password that somebody else knows is not changed", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    const DatabaseOptions service = scene.service();
    const DatabaseOptions owner = scene.owner();
    const auto [role, file, now] = GENERATE(table<std::string, std::string, std::string>({
        {"", "credentials/database_password", ""},
        {"", "credentials/database_password", "another one\n"},
        {"_owner", "migration_password", ""},
    }));
    scene.write(file, now);

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 1);
    CHECK(says(ran.errors, "the role " + scene.name() + role +
                               " is there already, and its password is not in " +
                               scene.file(file)));
    CHECK(says(ran.errors,
               "copy that file from the machine that has it; only if nobody has it any "
               "more, run ALTER ROLE " +
                   scene.name() + role + " PASSWORD NULL"));
    CHECK_NOTHROW(Database(service).check());
    CHECK_NOTHROW(Database(owner).check());
    CHECK(scene.read(file) == now);
}

TEST_CASE("a password file that somebody else could have planted is refused", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    scene.write("secret", "of somebody\n");
    fs::create_symlink(scene.file("secret"), scene.file("migration_password"));

    const Ran ran = scene.setup();

    CHECK(ran.code == 1);
    CHECK(says(ran.errors, scene.file("migration_password") + " is no file of this user's own"));
    CHECK(scene.ask("SELECT CAST(count(*) AS TEXT) FROM pg_roles WHERE rolname = '" + scene.name() +
                    "'") == "0");
}

TEST_CASE("tables of something else stop the setup before it changes anything", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    scene.on_server({"CREATE ROLE " + scene.name() + "_owner LOGIN",
                     "CREATE DATABASE " + scene.name() + " OWNER " + scene.name() + "_owner"});
    scene.in_database({"CREATE TABLE tasks (x TEXT)"});

    const Ran ran = scene.setup();

    CHECK(ran.code == 1);
    CHECK(says(ran.errors, "holds tables of something else"));
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
}

TEST_CASE("names of PostgreSQL's own are refused", "[smoke][setup]") {
    const auto* name =
        GENERATE("postgres", "template0", "template1", "public", "none", "pg_monitor");

    const Ran ran = run_program({"setup", "postgresql", "--name", name, "--admin-database",
                                 "postgresql://ada@127.0.0.1:1/postgres"});

    CHECK(ran.code == 2);
    CHECK(says(ran.errors, "no name that PostgreSQL keeps for itself"));
}

TEST_CASE("a setup waits for another one", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    DatabaseOptions options;
    options.address = "postgresql:///postgres";
    auto other = std::make_unique<Database>(options);
    other->read([](Connection& connection) { take_setup_lock(connection); });

    Program program(scene.command({"--admin-database", options.address}));
    REQUIRE(eventually([&] { return says(program.output(), "waiting  for another set-up"); }));
    CHECK_FALSE(fs::exists(scene.file("migration_password")));
    other.reset();

    CHECK(program.wait() == 0);
}

TEST_CASE("a setting that wins over what the setup wrote is named", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("tasklight.conf.d"));
    scene.write("tasklight.conf.d/z.conf", "database = sqlite:" + scene.file("tasks.db") + "\n");

    const Ran ran = scene.setup();

    CHECK(ran.code == 0);
    CHECK(says(ran.output, "warning  " + scene.file("tasklight.conf.d/z.conf") +
                               " sets another database and wins over"));
}

TEST_CASE("setup makes the settings file that --config names", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::remove(scene.settings());
    CHECK(run_program({"migrate", "--config", scene.settings()}).code == 2);

    CHECK(scene.setup().code == 0);

    CHECK(fs::exists(scene.settings()));
}

TEST_CASE("migrating takes the migrations' table from the service", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    scene.in_database({"GRANT ALL ON schema_migrations TO " + scene.name() + ", PUBLIC"});

    REQUIRE(run_program({"migrate", "--config", scene.settings()}).code == 0);

    Database service(scene.service());
    CHECK(refusal_code(service, "SELECT number FROM schema_migrations") == "");
    for (const auto* sql : {"DELETE FROM schema_migrations", "TRUNCATE schema_migrations",
                            "UPDATE schema_migrations SET checksum = 'x'"})
        CHECK(refusal_code(service, sql) == "42501");
}

TEST_CASE("a password file that is there already names the password", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("credentials"));
    scene.write("credentials/database_password", "chosen by the administrator\n");

    const Ran ran = scene.setup();

    CHECK(ran.code == 0);
    CHECK(says(ran.output, "changed  password of " + scene.name() + ": it is that of "));
    CHECK(*scene.service().password == "chosen by the administrator");
    CHECK_NOTHROW(Database(scene.service()).check());
}

TEST_CASE("no password reaches the server in the clear", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;

    // A server that is told the password itself would keep it in this other form.
    const Ran ran = scene.setup(
        {"--admin-database", "postgresql:///postgres?options=-cpassword_encryption%3Dmd5"});

    REQUIRE(ran.code == 0);
    for (const std::string& role : {scene.name(), scene.name() + "_owner"})
        CHECK(scene.ask("SELECT rolpassword FROM pg_authid WHERE rolname = '" + role + "'")
                  .starts_with("SCRAM-SHA-256$"));
    for (const DatabaseOptions& options : {scene.service(), scene.owner()}) {
        CHECK(options.password->size() == 43);
        CHECK_FALSE(says(ran.output + ran.errors, *options.password));
    }
}

TEST_CASE("an administrator who is no superuser can set up and stays out", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    const std::string admin = scene.name() + "_admin";
    scene.on_server({"CREATE ROLE " + admin + " LOGIN CREATEROLE CREATEDB PASSWORD 'a secret'"});
    scene.write("admin_password", "a secret\n");
    const Arguments flags{"--admin-database", "postgresql://" + admin + "@/postgres",
                          "--admin-password-file", scene.file("admin_password")};

    const Ran first = scene.setup(flags);
    const Ran second = scene.setup(flags);

    CAPTURE(first.output, first.errors, second.output, second.errors);
    CHECK(first.code == 0);
    CHECK(second.output.ends_with("All was as it should be.\n"));
    Database service(scene.service());
    CHECK(refusal_code(service, "DELETE FROM tasks") == "");
    CHECK(refusal_code(service, "CREATE TABLE t (x TEXT)") == "42501");
    CHECK(scene.ask("SELECT CAST(pg_has_role('" + admin + "', '" + scene.name() +
                    "_owner', 'MEMBER') AS TEXT)") == "false");
}

TEST_CASE("a database of one role is divided among two, and keeps its rows", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    fs::create_directory(scene.file("credentials"));
    scene.write("credentials/database_password", "the only one\n");
    scene.on_server({"CREATE ROLE " + scene.name() + " LOGIN PASSWORD 'the only one'",
                     "CREATE DATABASE " + scene.name() + " OWNER " + scene.name()});
    const Arguments at{"--database", "postgresql://" + scene.name() + "@/" + scene.name(),
                       "--database-password-file", scene.file("credentials/database_password")};
    Arguments add{"user", "add", "Ada", "ada@example.org", "--auto-migrate", "true"};
    add.insert(add.end(), at.begin(), at.end());
    REQUIRE(run_program(add, "seven quiet lamps\n").code == 0);

    const Ran ran = scene.setup();

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    CHECK(says(ran.output, "changed  the tables belong to " + scene.name() + "_owner now"));
    CHECK(says(ran.output, "kept     password of " + scene.name() + " in "));
    CHECK(run_program({"user", "list", "--config", scene.settings()}).output.starts_with("Ada\t"));
    Database service(scene.service());
    CHECK(refusal_code(service, "DROP TABLE tasks") == "42501");
}

TEST_CASE("root sets up the server of this machine as its own user", "[smoke][setup]") {
    if (!has_postgresql() || ::geteuid() != 0) return;
    const SetupScene scene;
    const std::string folder =
        scene.ask("SELECT split_part(current_setting('unix_socket_directories'), ',', 1)");

    const Ran ran = scene.setup_on_this_machine(folder);

    CAPTURE(ran.output, ran.errors);
    CHECK(ran.code == 0);
    CHECK(says(scene.service().address, "@localhost:"));
    CHECK_NOTHROW(Database(scene.service()).check());
}

TEST_CASE("what the setup finds in the way is left alone and told", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    const std::string file = scene.file("tasklight.conf.d/postgresql.conf");
    fs::create_directory(scene.file("tasklight.conf.d"));
    scene.write("tasklight.conf.d/postgresql.conf", "log_level = error\n");
    REQUIRE(run_program({"migrate", "--database", "sqlite:" + scene.file("tasks.db")}).code == 0);
    scene.write("tasklight.conf", "database = sqlite:" + scene.file("tasks.db") + "\n");

    const Ran ran = scene.setup();

    CHECK(ran.code == 0);
    CHECK(says(ran.output, "changed  " + file + "\n"));
    CHECK(scene.read("tasklight.conf.d/postgresql.conf").starts_with("log_level = error\n"));
    CHECK(says(ran.output,
               "warning  the accounts and tasks in " + scene.file("tasks.db") + " stay there"));
}

TEST_CASE("a setup that cannot succeed says why in one sentence", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    const std::string& name = scene.name();
    scene.on_server({"CREATE ROLE " + name + "_poor LOGIN PASSWORD 'p'",
                     "CREATE ROLE " + name + "_boss SUPERUSER",
                     "CREATE DATABASE " + name + "_taken"});
    const std::string poor = "postgresql://" + name + "_poor:";
    const std::vector<std::pair<Arguments, std::string>> scenes{
        {{"--admin-database", poor + "p@/postgres"}, "with CREATEROLE and CREATEDB"},
        {{"--admin-database", poor + "s3cr3t@/postgres"}, "does not let this administrator in"},
        {{"--admin-database", "postgresql://ada:s3cr3t@127.0.0.1:1/postgres"},
         "does not let this administrator in"},
        {{"--name", name + "_boss"}, "choose another --name"},
        {{"--name", name + "_taken"}, "choose another --name"},
    };
    for (const auto& [flags, reason] : scenes) {
        const Ran ran = scene.setup(flags);

        CAPTURE(ran.errors);
        CHECK(ran.code == 1);
        CHECK(ran.errors.starts_with("tasklight: "));
        CHECK(says(ran.errors, reason));
        CHECK_FALSE(says(ran.output + ran.errors, "s3cr3t"));
        CHECK(ran.errors.ends_with(".\n"));
        CHECK(std::count(ran.errors.begin(), ran.errors.end(), '\n') == 1);
    }
    CHECK(scene.ask("SELECT CAST(rolsuper AS TEXT) FROM pg_roles WHERE rolname = '" + name +
                    "_boss'") == "true");
}

TEST_CASE("only root sets up the settings of this machine", "[smoke][setup]") {
    if (!has_postgresql() || ::geteuid() != 0) return;
    const SetupScene scene;

    const Ran ran = scene.setup_as_nobody();

    // Somebody else may not even read where the program was built.
    if (ran.code >= 126) return;
    CHECK(ran.code == 1);
    CHECK(says(ran.errors, "run it as root"));
}

TEST_CASE("the owner migrates for a service that may not", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);
    scene.in_database(
        {"DROP TABLE completions, task_labels, search_documents, filters, labels, sections, "
         "idempotency_keys, changes, tasks, projects, streams, sessions, "
         "users, schema_migrations"});
    const std::string service_alone = "postgresql://" + scene.name() + "@/" + scene.name();

    const Ran alone =
        run_program({"migrate", "--database", service_alone, "--database-password-file",
                     scene.file("credentials/database_password")});
    CHECK(alone.code == 1);
    CHECK(says(alone.errors, "Set migration_database and migration_password_file"));

    const int port = free_port();
    Program program(scene.serve(port, {"--auto-migrate", "true"}));
    REQUIRE(eventually([&] { return says(program.errors(), "Tasklight serves"); }));
    CHECK(says(program.errors(), "0001_accounts"));
    do_the_main_job(port);
    CHECK(run_program({"migrate", "--config", scene.settings()}).output ==
          "the schema is up to date\n");
}

TEST_CASE("the doctor is content with what the setup made", "[smoke][setup]") {
    if (!has_postgresql()) return;
    const SetupScene scene;
    REQUIRE(scene.setup().code == 0);

    const Ran ran =
        run_program({"doctor", "--config", scene.settings(), "--listen", "127.0.0.1:1"});

    CAPTURE(ran.output);
    CHECK(ran.code == 0);
    const auto warning = ran.output.find("warning");
    CHECK(ran.output.find("nothing answers at 127.0.0.1:1", warning) == warning + 9);
    CHECK(ran.output.find("warning", warning + 1) == std::string::npos);
    CHECK(says(ran.output, "ok       the service's role " + scene.name() +
                               " may read and write rows and do no more\n"));
    CHECK(says(ran.output, "ok       the role for migrations is let in\n"));
}

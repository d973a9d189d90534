#include "database/postgresql_address.hpp"

#include <cstdlib>

#include "base/error.hpp"
#include "database/postgresql_login.hpp"
#include "support/database.hpp"
#include "support/impostor.hpp"

using namespace tasklight;
using namespace tasklight::database;
using tasklight::test::has_postgresql;
using tasklight::test::Impostor;

namespace {

DatabaseOptions at(const std::string& address) {
    DatabaseOptions options;
    options.address = address;
    return options;
}

std::string address_of_tasks(const std::string& of_administrator) {
    return Database(at(of_administrator)).read([](Connection& connection) {
        return address_for(connection, "tasklight", "my tasks");
    });
}

// What an impostor learns from who takes him for the server.
std::string told_to_impostor(const std::string& parameters) {
    Impostor impostor;
    DatabaseOptions options =
        at("postgresql://tasklight@127.0.0.1:" + std::to_string(impostor.port()) + "/tasklight" +
           parameters);
    options.password = "seven quiet lamps";
    CHECK_THROWS_AS(Database(options).check(), Unavailable);
    CHECK(try_login(options).outcome != LoginOutcome::kTaken);
    return impostor.told();
}

}  // namespace

TEST_CASE("another role reaches the server in the administrator's way") {
    if (!has_postgresql()) return;
    const std::string port = std::getenv("PGPORT") ? std::getenv("PGPORT") : "5432";

    CHECK(address_of_tasks("postgresql://localhost/postgres?sslmode=prefer") ==
          "postgresql://tasklight@localhost:" + port + "/my%20tasks");
    CHECK(address_of_tasks("postgresql://127.0.0.1:" + port + ",localhost:" + port +
                           "/postgres?target_session_attrs=read-write&application_name=x") ==
          "postgresql://tasklight@127.0.0.1:" + port + ",localhost:" + port +
              "/my%20tasks?target_session_attrs=read-write");
    CHECK(address_of_tasks("postgresql:///postgres?hostaddr=127.0.0.1&host=db.example.org") ==
          "postgresql://tasklight@db.example.org:" + port + "/my%20tasks?hostaddr=127.0.0.1");
}

TEST_CASE("who answers in the server's place gets no password") {
    CHECK_THAT(told_to_impostor(""), Catch::Contains("lamps"));  // he would be told
    for (const auto* parameters : {"?channel_binding=require", "?sslmode=verify-full"})
        CHECK(told_to_impostor(parameters).empty());
}

TEST_CASE("channel binding is required of an address that says nothing better") {
    CHECK(with_channel_binding("postgresql://t@localhost:5432/t") ==
          "postgresql://t@localhost:5432/t?channel_binding=require");
    CHECK(with_channel_binding("postgresql://t@db/t?sslmode=verify-ca") ==
          "postgresql://t@db/t?sslmode=verify-ca&channel_binding=require");
    for (const std::string address :
         {"postgresql://t@db/t?sslmode=verify-full", "postgresql://t@db/t?channel_binding=disable",
          "postgresql://t@db/t?channel_binding=require", "postgresql://t@/t?host=/run/postgresql"})
        CHECK(with_channel_binding(address) == address);
}

TEST_CASE("an address keeps the password if it binds, verifies or stays on a socket") {
    for (const auto* safe :
         {"postgresql://t@localhost/t?channel_binding=require",
          "postgresql://db.example.org/t?sslmode=verify-full",
          "postgresql:///t?host=/run/postgresql", "postgresql://%2Frun%2Fpostgresql/t"})
        CHECK(keeps_password(safe));
    for (const auto* open :
         {"postgresql://localhost:5432/t", "postgresql://127.0.0.1/t?sslmode=require",
          "postgresql://db.example.org/t?sslmode=verify-ca", "postgresql://[::1/t",
          "postgresql:///t?hostaddr=127.0.0.1", "postgresql:///t?host=/run/postgresql,localhost"})
        CHECK_FALSE(keeps_password(open));
}

TEST_CASE("two addresses are told to lead to the same") {
    const std::string address = "postgresql://t@localhost:5432/t";
    for (const auto* same :
         {"postgresql://t@127.0.0.1:5432/t?sslmode=require", "postgresql://t:pw@[::1]:5432/t",
          "postgresql://t@:5432/t?host=/run/postgresql",
          "postgresql:///t?host=localhost&port=5432&user=t"})
        CHECK(leads_to_the_same(same, address));
    for (const auto* other :
         {"", "postgresql://u@localhost:5432/t", "postgresql://t@localhost:5433/t",
          "postgresql://t@localhost:5432/u", "postgresql://t@db:5432/t", "postgresql://[::1/t",
          "postgresql://t@localhost:5432,db:5432/t"})
        CHECK_FALSE(leads_to_the_same(other, address));
}

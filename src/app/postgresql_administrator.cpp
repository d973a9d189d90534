#include "app/postgresql_administrator.hpp"

#include <exception>
#include <pwd.h>
#include <unistd.h>

#include "app/postgresql_setup.hpp"
#include "base/error.hpp"
#include "database/open_connection.hpp"
#include "database/postgresql_login.hpp"

namespace tasklight::app {
namespace {

using database::Database;

constexpr auto* kThisMachine = "postgresql:///postgres?user=postgres";
constexpr auto* kServerUser = "postgres";

// Files and Unix sockets take the whole process for that user until this goes.
class ActingAs {
public:
    explicit ActingAs(uid_t user) {
        if (::seteuid(user) != 0) throw SetupError("root cannot act as another user here.");
    }
    ActingAs(const ActingAs&) = delete;
    ActingAs& operator=(const ActingAs&) = delete;
    ~ActingAs() {
        if (::seteuid(0) != 0) std::terminate();
    }
};

}  // namespace

PostgresqlAdministrator::PostgresqlAdministrator(std::string address,
                                                 std::optional<std::string> password)
    : is_on_this_machine_(address.empty()),
      address_(is_on_this_machine_ ? kThisMachine : std::move(address)),
      password_(std::move(password)),
      database_(open(address_)) {
    look_at_rights();
}

std::unique_ptr<Database> PostgresqlAdministrator::enter(const std::string& database) const {
    return open(database::in_database(address_, database));
}

std::unique_ptr<Database> PostgresqlAdministrator::open(const std::string& address) const {
    database::DatabaseOptions options;
    options.address = address;
    options.password = password_;
    options.connections = 1;
    auto opened = std::make_unique<Database>(options);
    // Over a Unix socket the server asks the system who we are, and knows no root.
    const bool is_nobody = ::geteuid() == 0 && database::uses_socket(address);
    const passwd* user = is_nobody ? ::getpwnam(kServerUser) : nullptr;
    const auto acting = user ? std::make_unique<ActingAs>(user->pw_uid) : nullptr;
    try {
        opened->check();
    } catch (const Unavailable& error) {
        refuse(options, error.log_note());
    }
    return opened;
}

void PostgresqlAdministrator::refuse(const database::DatabaseOptions& options,
                                     const std::string& reason) const {
    if (!is_on_this_machine_)
        throw SetupError("the server of --admin-database does not let this administrator in (" +
                         reason + "): correct the address or the password.");
    if (::geteuid() != 0 && database::is_turned_away(options))
        throw SetupError("PostgreSQL on this machine does not let this user in (" + reason +
                         "): run it as root (sudo).");
    throw SetupError("PostgreSQL on this machine does not answer (" + reason +
                     "): install and start it (apt install postgresql), or name another server "
                     "with --admin-database.");
}

void PostgresqlAdministrator::look_at_rights() {
    run([&](database::Connection& connection) {
        rights_ = database::administrator_rights(connection);
    });
    if (!rights_.may_create_roles || !rights_.may_create_databases)
        throw SetupError(
            "the administrator of --admin-database may not create roles and databases: name one "
            "with CREATEROLE and CREATEDB.");
}

}  // namespace tasklight::app

#include "app/postgresql_setup.hpp"

#include <iomanip>
#include <optional>

#include "app/postgresql_administrator.hpp"
#include "app/setup_files.hpp"
#include "base/random.hpp"
#include "base/version.hpp"
#include "database/database.hpp"
#include "database/migrator.hpp"
#include "database/open_connection.hpp"
#include "database/postgresql_login.hpp"
#include "database/postgresql_rights.hpp"
#include "database/postgresql_setup.hpp"
#include "database/sql_error.hpp"

namespace tasklight::app {
namespace {

namespace fs = std::filesystem;
using database::Connection;
using database::Database;
using database::DatabaseOptions;
using database::LoginOutcome;

// A role, and the file with its password.
struct Account {
    std::string role;
    fs::path file;
    std::string purpose;
    std::string address;  // at which it reaches the database
    bool is_new = false;

    [[nodiscard]] DatabaseOptions options() const {
        DatabaseOptions options;
        options.address = address;
        options.password = SetupFiles::password_in(file);
        options.connections = 1;
        return options;
    }
};

class PostgresqlSetup {
public:
    PostgresqlSetup(const SetupOptions& options, std::ostream& out)
        : options_(options),
          files_(options.settings_file),
          out_(out),
          owner_{options.name + "_owner",
                 files_.owner_password(),
                 "owns the tables, for migrations",
                 {}},
          service_{options.name,
                   files_.service_password(),
                   "reads and writes rows, for the service",
                   {}} {}

    bool run() {
        if (files_.prepare()) did("made", files_.settings_file());
        connect();
        make_role(owner_);
        make_role(service_);
        make_database();
        let_in(owner_);
        make_tables();
        let_in(service_);
        write_settings();
        check_service();
        return has_changed_;
    }

private:
    void did(const char* verb, const std::string& what) {
        out_ << std::left << std::setw(9) << verb << what << '\n';
        has_changed_ = true;
    }
    void found(const char* verb, const std::string& what) {
        out_ << std::left << std::setw(9) << verb << what << '\n';
    }

    void connect() {
        admin_.emplace(options_.admin_database, options_.admin_password);
        admin_->run([&](Connection& connection) {
            for (Account* account : {&owner_, &service_})
                account->address = database::address_for(connection, account->role, options_.name);
        });
    }

    void make_role(Account& account) {
        admin_->run([&](Connection& connection) {
            const std::string words = "role " + account.role + " (" + account.purpose + ")";
            const auto state = database::find_role(connection, account.role);
            account.is_new = !state;
            if (!state) {
                database::make_role(connection, account.role);
                return did("made", words);
            }
            if (state->is_superuser || state->is_present_user)
                throw SetupError("the role " + account.role +
                                 " is an administrator's, and stays as it is: choose another "
                                 "--name.");
            if (!state->has_other_attributes) return found("kept", words);
            database::limit_role(connection, account.role);
            did("changed", words + ": it may log in and has no other attribute now");
        });
    }

    void make_database() {
        admin_->run([&](Connection& connection) {
            const auto owner = database::find_owner(connection, options_.name);
            if (!owner) {
                database::make_database(connection, options_.name, owner_.role);
                did("made", "database " + options_.name);
            } else if (*owner == owner_.role) {
                found("kept", "database " + options_.name);
            } else if (*owner == service_.role) {
                database::give_database(connection, options_.name, owner_.role);
                did("changed", "database " + options_.name + " belongs to " + owner_.role + " now");
            } else {
                throw SetupError("the database " + options_.name +
                                 " is there already and belongs "
                                 "to " +
                                 *owner + ", so it stays as it is: choose another --name.");
            }
            if (database::leave_role(connection, service_.role, owner_.role))
                did("changed", "role " + service_.role + " is no member of " + owner_.role);
        });
        if (admin_->is_superuser()) give_contents();
    }

    // Of a database that belonged to the service, and of every schema before PostgreSQL 15.
    void give_contents() {
        const auto inside = admin_->enter(options_.name);
        inside->write([&](database::Transaction& transaction) {
            if (database::give_tables(transaction, service_.role, owner_.role) > 0)
                did("changed", "the tables belong to " + owner_.role + " now");
            database::give_schema(transaction, owner_.role);
        });
    }

    // With the password of its file, or a new one.
    void let_in(const Account& account) {
        std::string password = SetupFiles::password_in(account.file);
        if (!password.empty() && SetupFiles::hide(account.file))
            did("changed", account.file.string() + " is for its owner alone now");
        if (!account.is_new && !password.empty()) {
            const auto attempt = database::try_login(account.options());
            if (attempt.outcome == LoginOutcome::kTaken)
                return found("kept",
                             "password of " + account.role + " in " + account.file.string());
            if (attempt.outcome == LoginOutcome::kRefused) refuse_way(account, attempt.reason);
        }
        refuse_if_used(account);
        const bool makes_file = password.empty();
        if (makes_file) {
            password = random_token();
            SetupFiles::keep_password(account.file, password);
        }
        admin_->run([&](Connection& connection) {
            database::set_password(connection, account.role,
                                   database::scram_verifier(connection, account.role, password));
        });
        did(makes_file ? "made" : "changed", "password of " + account.role +
                                                 (makes_file ? " in " : ": it is that of ") +
                                                 account.file.string());
        const auto attempt = database::try_login(account.options());
        if (attempt.outcome != LoginOutcome::kTaken) refuse_way(account, attempt.reason);
    }

    // Somebody else knows a password that works, and a new one would shut them out.
    void refuse_if_used(const Account& account) {
        const auto state = admin_->run(
            [&](Connection& connection) { return database::find_role(connection, account.role); });
        if (!state || state->sessions == 0) return;
        throw SetupError("the role " + account.role + " is in use, and its password is not in " +
                         account.file.string() +
                         ": put it there, or stop the programs that use this role.");
    }

    [[noreturn]] static void refuse_way(const Account& account, const std::string& reason) {
        throw SetupError("PostgreSQL does not let " + account.role + " in at " + account.address +
                         " (" + reason +
                         "): see listen_addresses in postgresql.conf and pg_hba.conf there, then "
                         "run this again.");
    }

    void make_tables() {
        Database database(owner_.options());
        database::Migrator migrator(database);
        if (migrator.state(kVersion) == database::SchemaState::kTooNew)
            throw SetupError("the database belongs to a newer version: install that one.");
        const auto names = migrator.migrate();
        for (const std::string& name : names)
            did("migrated", name);
        if (names.empty()) found("kept", "tables");
        database.write([&](database::Transaction& transaction) {
            database::limit_database(transaction, service_.role);
            database::grant_rows(transaction, service_.role);
        });
    }

    void write_settings() {
        const std::string path = files_.connection();
        switch (files_.write_connection(service_.address, owner_.address)) {
            case SetupFiles::Written::kMade:
                return did("made", path);
            case SetupFiles::Written::kKept:
                return found("kept", path);
            case SetupFiles::Written::kReplaced:
                return did("changed", path + "; what it said before is in " + path + ".old");
        }
    }

    void check_service() {
        Database database(service_.options());
        database.check();
        const auto state = database::Migrator(database).state(kVersion);
        const auto rights =
            database.read([](Connection& connection) { return database::rights_of(connection); });
        if (state == database::SchemaState::kBehind || rights.lacks_rows)
            throw SetupError("the role " + service_.role +
                             " cannot read and write all tables: look whose they are.");
        if (rights.may_create_tables)
            found("warning", "role " + service_.role +
                                 " may create tables, as everybody on this server: have a "
                                 "superuser revoke CREATE on schema public in database " +
                                 options_.name + " from public");
        if (!database::is_safe_way(service_.address))
            found("warning",
                  "the way to the server is not verified: run this again with "
                  "sslmode=verify-full in --admin-database");
        found("ok", service_.role + " can serve on " + database.version());
    }

    const SetupOptions& options_;
    const SetupFiles files_;
    std::ostream& out_;
    Account owner_;
    Account service_;
    std::optional<PostgresqlAdministrator> admin_;
    bool has_changed_ = false;
};

}  // namespace

bool set_up_postgresql(const SetupOptions& options, std::ostream& out) {
    try {
        return PostgresqlSetup(options, out).run();
    } catch (const database::DatabaseError& error) {
        if (error.code() != "42501") throw;
        throw SetupError(std::string("a right is missing (") + error.what() +
                         "): name a superuser with --admin-database.");
    }
}

}  // namespace tasklight::app

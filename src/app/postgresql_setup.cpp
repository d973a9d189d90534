#include "app/postgresql_setup.hpp"

#include <optional>

#include "app/postgresql_administrator.hpp"
#include "app/postgresql_findings.hpp"
#include "app/setup_account.hpp"
#include "app/setup_files.hpp"
#include "app/setup_report.hpp"
#include "base/version.hpp"
#include "database/database.hpp"
#include "database/migrator.hpp"
#include "database/postgresql_rights.hpp"
#include "database/postgresql_setup.hpp"
#include "database/postgresql_text.hpp"
#include "database/sql_error.hpp"

namespace tasklight::app {
namespace {

using database::Connection;
using database::Database;

class PostgresqlSetup {
public:
    PostgresqlSetup(const SetupOptions& options, std::ostream& out)
        : options_(options),
          files_(options.settings_file),
          report_(out),
          owner_(options.name + "_owner", files_.owner_password(),
                 "owns the tables, for migrations"),
          service_(options.name, files_.service_password(),
                   "reads and writes rows, for the service") {}

    bool run() {
        files_.prepare(report_);
        admin_.emplace(options_.admin_database, options_.admin_password);
        admin_->run([&](Connection& connection) { wait_for_others(connection); });
        const SetupDatabase database = look_at_database();
        owner_.look(*admin_, database, files_.written("migration_database"));
        service_.look(*admin_, database, files_.written("database"));
        owner_.let_in(*admin_, report_);
        service_.let_in(*admin_, report_);
        make_database();
        owner_.check_way(report_);
        make_tables();
        service_.check_way(report_);
        write_settings();
        check_service();
        return report_.has_changed();
    }

private:
    void did(const char* verb, const std::string& what) { report_.did(verb, what); }
    void found(const char* verb, const std::string& what) { report_.found(verb, what); }

    void wait_for_others(Connection& connection) {
        if (database::try_setup_lock(connection)) return;
        found("waiting", "for another set-up on this server");
        database::take_setup_lock(connection);
    }

    // Changes nothing.
    SetupDatabase look_at_database() {
        const std::string& name = options_.name;
        former_owner_ = admin_->run(
            [&](Connection& connection) { return database::find_owner(connection, name); });
        if (!former_owner_) return {name, false};
        if (*former_owner_ != owner_.role() && *former_owner_ != service_.role())
            throw SetupError("the database " + name + " is there already and belongs to " +
                             *former_owner_ + ", so it stays as it is: choose another --name.");
        admin_->run([&](Connection& connection) { refuse_encoding(connection); });
        if (!admin_->is_superuser()) return {name, true};
        const auto tables = admin_->enter(name)->read(
            [](Connection& connection) { return database::whose_tables(connection); });
        refuse_foreign(tables);
        return {name, tables == database::Tables::kOurs};
    }

    void refuse_encoding(Connection& connection) const {
        const auto text = database::text_of_database(connection, options_.name);
        if (!text.holds_all())
            throw SetupError("the database " + options_.name + " is encoded in " + text.encoding +
                             ", which has no place for every character, not in UTF8: choose "
                             "another --name, or drop it if it is empty.");
    }

    void refuse_foreign(database::Tables tables) const {
        if (tables == database::Tables::kForeign)
            throw SetupError("the database " + options_.name +
                             " holds tables of something else, which stay as they are: choose "
                             "another --name.");
    }

    void make_database() {
        admin_->run([&](Connection& connection) {
            if (!former_owner_) {
                database::make_database(connection, options_.name, owner_.role());
                did("made", "database " + options_.name);
            } else if (*former_owner_ == owner_.role()) {
                found("kept", "database " + options_.name);
            } else {
                database::give_database(connection, options_.name, owner_.role());
                did("changed",
                    "database " + options_.name + " belongs to " + owner_.role() + " now");
            }
        });
        if (admin_->is_superuser()) give_contents();
    }

    // Of a database that belonged to the service, and of every schema before PostgreSQL 15.
    void give_contents() {
        const auto inside = admin_->enter(options_.name);
        inside->write([&](database::Transaction& transaction) {
            if (database::give_tables(transaction, service_.role(), owner_.role()) > 0)
                did("changed", "the tables belong to " + owner_.role() + " now");
            database::give_schema(transaction, owner_.role());
        });
    }

    void make_tables() {
        Database database(owner_.options());
        database.read(
            [&](Connection& connection) { refuse_foreign(database::whose_tables(connection)); });
        database::Migrator migrator(database);
        if (migrator.state(kVersion) == database::SchemaState::kTooNew)
            throw SetupError("the database belongs to a newer version: install that one.");
        const auto names = migrator.migrate();
        for (const std::string& name : names)
            did("migrated", name);
        if (names.empty()) found("kept", "tables");
        database.write([&](database::Transaction& transaction) {
            database::limit_database(transaction, service_.role());
            database::grant_rows(transaction, service_.role());
        });
    }

    void write_settings() {
        const std::string path = files_.connection();
        const auto [change, former] = files_.write_connection(service_.address(), owner_.address());
        switch (change) {
            case SetupFiles::Change::kMade:
                return did("made", path);
            case SetupFiles::Change::kKept:
                return found("kept", path);
            case SetupFiles::Change::kChanged:
                return did("changed", path + (former.empty() ? ""
                                                             : "; what it said before is in " +
                                                                   former.string()));
        }
    }

    void check_service() {
        Database database(service_.options());
        database.check();
        const auto state = database::Migrator(database).state(kVersion);
        const auto rights =
            database.read([](Connection& connection) { return database::rights_of(connection); });
        if (state == database::SchemaState::kBehind || rights.lacks_rows)
            throw SetupError("the role " + service_.role() +
                             " cannot read and write all tables: look whose they are.");
        if (rights.may_create_tables)
            found("warning", "role " + service_.role() +
                                 " may create tables, as everybody on this server: have a "
                                 "superuser revoke CREATE on schema public in database " +
                                 options_.name + " from public");
        for (const auto& membership : database.read(
                 [](Connection& connection) { return database::members_of_roles(connection); }))
            found("warning", member_words(membership));
        found("ok", service_.role() + " can serve on " + database.version());
    }

    const SetupOptions& options_;
    const SetupFiles files_;
    SetupReport report_;
    SetupAccount owner_;
    SetupAccount service_;
    std::optional<PostgresqlAdministrator> admin_;
    std::optional<std::string> former_owner_;  // of the database; empty: there was none
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

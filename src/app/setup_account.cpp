#include "app/setup_account.hpp"

#include <algorithm>
#include <utility>

#include "app/postgresql_setup.hpp"
#include "app/setup_files.hpp"
#include "base/random.hpp"
#include "database/postgresql_address.hpp"
#include "database/sql_error.hpp"

namespace tasklight::app {

using database::Connection;
using database::LoginOutcome;

SetupAccount::SetupAccount(std::string role, std::filesystem::path file, std::string purpose)
    : role_(std::move(role)), file_(std::move(file)), purpose_(std::move(purpose)) {}

database::DatabaseOptions SetupAccount::options() const {
    database::DatabaseOptions options;
    options.address = address_;
    options.password = SetupFiles::password_in(file_);
    options.connections = 1;
    return options;
}

void SetupAccount::look(PostgresqlAdministrator& administrator, const SetupDatabase& database,
                        const std::string& present_address) {
    const auto state = administrator.run([&](Connection& connection) {
        find_ways(connection, database.name, present_address);
        return database::find_role(connection, role_, database.name);
    });
    if (state) refuse_stranger(*state, database);
    has_other_attributes_ = state && state->has_other_attributes;
    lacks_ = state ? what_lacks(administrator) : Lacks::kRole;
    (void)SetupFiles::password_in(file_);  // refuses a file that is somebody else's
}

void SetupAccount::find_ways(Connection& connection, const std::string& database,
                             const std::string& present_address) {
    const std::string plain = database::address_for(connection, role_, database);
    bound_ = database::with_channel_binding(plain);
    const bool keeps = database::leads_to_the_same(present_address, plain);
    // What an administrator wrote to protect the password is not given up for what does not.
    const bool is_theirs = keeps && present_address != bound_;
    const bool is_safe = is_theirs && database::keeps_password(present_address);
    for (const std::string& way :
         {keeps ? present_address : bound_, bound_, is_safe ? bound_ : plain})
        if (std::find(ways_.begin(), ways_.end(), way) == ways_.end()) ways_.push_back(way);
    address_ = ways_.front();
}

// Whoever uses such a role would be shut out, or let in to all that is kept here.
void SetupAccount::refuse_stranger(const database::RoleState& state,
                                   const SetupDatabase& database) const {
    if (state.is_superuser || state.is_present_user)
        throw SetupError("the role " + role_ +
                         " is an administrator's, and stays as it is: choose another --name.");
    if (database.is_ours) return;
    std::string reason;
    if (state.has_other_attributes) reason = "has other attributes than LOGIN";
    if (state.is_member) reason = "is a member of other roles";
    if (state.has_members) reason = "has members";
    if (state.is_used_elsewhere) reason = "owns or may use something outside of " + database.name;
    if (reason.empty()) return;
    throw SetupError(
        "the role " + role_ + " is there already and " + reason +
        ", so it belongs to something else and stays as it is: choose another --name.");
}

SetupAccount::Lacks SetupAccount::what_lacks(PostgresqlAdministrator& administrator) {
    if (!SetupFiles::password_in(file_).empty()) {
        const auto attempt = log_in();
        switch (attempt.outcome) {
            case LoginOutcome::kTaken:
            case LoginOutcome::kUnwelcome:
                return Lacks::kNothing;
            case LoginOutcome::kRefused:
                refuse_way(attempt.reason);
            case LoginOutcome::kWrongPassword:
                break;
        }
    }
    const bool may_see = administrator.is_superuser();
    const bool is_free = may_see && !administrator.run([&](Connection& connection) {
        return database::has_password(connection, role_);
    });
    if (!is_free) refuse_password(may_see);
    return Lacks::kPassword;
}

// A way without channel binding may come last. The password may go there too: it is where the
// administrator's connection leads, or an address that the server itself holds.
database::LoginAttempt SetupAccount::log_in() {
    database::LoginAttempt attempt{LoginOutcome::kRefused, {}};
    binding_fault_.clear();
    for (const std::string& way : ways_) {
        address_ = way;
        attempt = database::try_login(options());
        if (attempt.outcome != LoginOutcome::kRefused) break;
        if (way == bound_) binding_fault_ = attempt.reason;
    }
    return attempt;
}

// Somebody else may know it, and a new one would shut them out.
void SetupAccount::refuse_password(bool may_see_passwords) const {
    throw SetupError(
        "the role " + role_ + " is there already, and its password is not in " + file_.string() +
        ": copy that file from the machine that has it; only if "
        "nobody has it any more, " +
        (may_see_passwords ? "run ALTER ROLE " + role_ + " PASSWORD NULL in psql, and this again."
                           : "set one with \\password " + role_ + " in psql and put it there."));
}

void SetupAccount::refuse_way(const std::string& reason) const {
    throw SetupError("PostgreSQL does not let " + role_ + " in at " + address_ + " (" + reason +
                     "): see listen_addresses in postgresql.conf and pg_hba.conf there, then "
                     "run this again.");
}

void SetupAccount::check_way(SetupReport& report) {
    const auto attempt = log_in();
    if (attempt.outcome != LoginOutcome::kTaken) refuse_way(attempt.reason);
    warn_of_way(report);
}

void SetupAccount::warn_of_way(SetupReport& report) const {
    if (!database::keeps_password(address_))
        report.found("warning",
                     "who answers in PostgreSQL's place can ask for the password of " + role_ +
                         (binding_fault_.empty()
                              ? ": add channel_binding=require to its address, or "
                              : ": channel_binding=require does not work (" + binding_fault_ +
                                    "); set ssl = on in postgresql.conf and add it to its "
                                    "address, or ") +
                         "sslmode=verify-full");
    if (database::takes_any_password(options()))
        report.found("warning", "PostgreSQL lets " + role_ +
                                    " in with a wrong password too: write scram-sha-256 instead "
                                    "of trust into pg_hba.conf there");
}

void SetupAccount::let_in(PostgresqlAdministrator& administrator, SetupReport& report) const {
    if (lacks_ != Lacks::kRole)
        administrator.run([&](Connection& connection) { limit(connection, report); });
    if (SetupFiles::hide(file_))
        report.did("changed", file_.string() + " is for its owner alone now");
    if (lacks_ == Lacks::kNothing)
        return report.found("kept", "password of " + role_ + " in " + file_.string());
    set_password(administrator, report);
}

void SetupAccount::limit(Connection& connection, SetupReport& report) const {
    const std::string words = "role " + role_;
    if (has_other_attributes_) {
        database::limit_role(connection, role_);
        report.did("changed", words + ": it may log in and has no other attribute now");
    } else {
        report.found("kept", words + " (" + purpose_ + ")");
    }
    for (const auto& membership : database::memberships_of(connection, role_)) {
        try {
            connection.run(membership.ending);
        } catch (const database::DatabaseError& error) {
            if (error.code() != "42501") throw;
            throw SetupError("the role " + role_ + " is a member of " + membership.role +
                             ", and this administrator may not end that: have a superuser run " +
                             membership.ending + ".");
        }
        report.did("changed", words + " is no member of " + membership.role + " now");
    }
}

// The file comes first: if the rest fails, the next run goes on with this password.
void SetupAccount::set_password(PostgresqlAdministrator& administrator, SetupReport& report) const {
    std::string password = SetupFiles::password_in(file_);
    const bool makes_file = password.empty();
    if (makes_file) {
        password = random_token();
        SetupFiles::keep_password(file_, password);
    }
    administrator.run([&](Connection& connection) {
        const std::string verifier = database::scram_verifier(connection, role_, password);
        if (lacks_ == Lacks::kPassword) return database::set_password(connection, role_, verifier);
        database::make_role(connection, role_, verifier);
        report.did("made", "role " + role_ + " (" + purpose_ + ")");
    });
    report.did(
        makes_file ? "made" : "changed",
        "password of " + role_ + (makes_file ? " in " : ": it is that of ") + file_.string());
}

}  // namespace tasklight::app

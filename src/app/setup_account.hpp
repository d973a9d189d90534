// One of the two roles that a set-up makes, and the file with its password. Who knows the password
// of a role that is there already keeps it: look() refuses before anything is changed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/postgresql_administrator.hpp"
#include "app/setup_report.hpp"
#include "database/options.hpp"
#include "database/postgresql_login.hpp"
#include "database/postgresql_setup.hpp"

namespace tasklight::app {

// What a set-up knows of its database before it looks at the roles.
struct SetupDatabase {
    std::string name;
    bool is_ours;  // it is there, so its roles are ours too
};

class SetupAccount {
public:
    SetupAccount(std::string role, std::filesystem::path file, std::string purpose);

    // Changes nothing. `present_address` is the one that the settings name, or empty: where it
    // leads to the same, it stays. Throws SetupError if the role is an administrator's or belongs
    // to something else, or its password is another than that of the file.
    void look(PostgresqlAdministrator& administrator, const SetupDatabase& database,
              const std::string& present_address);
    // After look(): the role is there with no other powers, and its password is that of the file.
    void let_in(PostgresqlAdministrator& administrator, SetupReport& report) const;
    // Finds the first address that lets it in: the present one, one with channel binding, one
    // without. Throws SetupError if the database does not let it in.
    void check_way(SetupReport& report);

    [[nodiscard]] const std::string& role() const { return role_; }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] database::DatabaseOptions options() const;

private:
    enum class Lacks { kRole, kPassword, kNothing };

    void find_ways(database::Connection& connection, const std::string& database,
                   const std::string& present_address);
    void refuse_stranger(const database::RoleState& state, const SetupDatabase& database) const;
    [[nodiscard]] Lacks what_lacks(PostgresqlAdministrator& administrator);
    [[nodiscard]] database::LoginAttempt log_in();
    [[noreturn]] void refuse_password(bool may_see_passwords) const;
    [[noreturn]] void refuse_way(const std::string& reason) const;
    void limit(database::Connection& connection, SetupReport& report) const;
    void set_password(PostgresqlAdministrator& administrator, SetupReport& report) const;
    void warn_of_way(SetupReport& report) const;

    const std::string role_;
    const std::filesystem::path file_;
    const std::string purpose_;
    std::vector<std::string> ways_;  // addresses at which it may reach the database, to be tried so
    std::string bound_;              // of these, the one with channel binding
    std::string address_;            // the one that it takes
    std::string binding_fault_;      // why channel binding does not work; empty if it does
    Lacks lacks_ = Lacks::kRole;
    bool has_other_attributes_ = false;
};

}  // namespace tasklight::app

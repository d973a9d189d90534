// One of the two roles that a set-up makes, and the file with its password. Who knows the password
// of a role that is there already keeps it: look() refuses before anything is changed.
#pragma once

#include <filesystem>
#include <string>

#include "app/postgresql_administrator.hpp"
#include "app/setup_report.hpp"
#include "database/options.hpp"
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

    // Changes nothing. Throws SetupError if the role is an administrator's or belongs to something
    // else, or its password is another than that of the file.
    void look(PostgresqlAdministrator& administrator, const SetupDatabase& database);
    // After look(): the role is there with no other powers, and its password is that of the file.
    void let_in(PostgresqlAdministrator& administrator, SetupReport& report) const;
    // Throws SetupError if the database does not let it in.
    void check_way() const;

    [[nodiscard]] const std::string& role() const { return role_; }
    [[nodiscard]] const std::string& address() const { return address_; }
    [[nodiscard]] database::DatabaseOptions options() const;

private:
    enum class Lacks { kRole, kPassword, kNothing };

    void refuse_stranger(const database::RoleState& state, const SetupDatabase& database) const;
    [[nodiscard]] Lacks what_lacks(PostgresqlAdministrator& administrator) const;
    [[noreturn]] void refuse_password(bool may_see_passwords) const;
    [[noreturn]] void refuse_way(const std::string& reason) const;
    void limit(database::Connection& connection, SetupReport& report) const;
    void set_password(PostgresqlAdministrator& administrator, SetupReport& report) const;

    const std::string role_;
    const std::filesystem::path file_;
    const std::string purpose_;
    std::string address_;  // at which it reaches the database
    Lacks lacks_ = Lacks::kRole;
    bool has_other_attributes_ = false;
};

}  // namespace tasklight::app

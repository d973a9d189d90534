// The administrator of a PostgreSQL server, who may make roles and databases. Acts as the user
// postgres of the system while it connects to a server on this machine, so no other thread may run
// meanwhile.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "database/database.hpp"
#include "database/postgresql_setup.hpp"

namespace tasklight::app {

class PostgresqlAdministrator {
public:
    // An empty address is the server of this machine. Throws SetupError if the server does not let
    // the administrator in, or the administrator may not make roles and databases.
    PostgresqlAdministrator(std::string address, std::optional<std::string> password);

    template <class Fn>
    auto run(Fn&& fn) {
        return database_->read(std::forward<Fn>(fn));
    }
    [[nodiscard]] bool is_superuser() const { return rights_.is_superuser; }

    // In another database of that server.
    [[nodiscard]] std::unique_ptr<database::Database> enter(const std::string& database) const;

private:
    [[nodiscard]] std::unique_ptr<database::Database> open(const std::string& address) const;
    [[noreturn]] void refuse(const database::DatabaseOptions& options,
                             const std::string& reason) const;
    void look_at_rights();

    const bool is_on_this_machine_;
    const std::string address_;
    const std::optional<std::string> password_;
    const std::unique_ptr<database::Database> database_;
    database::AdministratorRights rights_{};
};

}  // namespace tasklight::app

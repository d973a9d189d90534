// What `tasklight doctor` says of a PostgreSQL server and of the role of the service.
#pragma once

#include <string>
#include <vector>

#include "app/config.hpp"
#include "base/clock.hpp"
#include "database/database.hpp"
#include "database/postgresql_rights.hpp"
#include "database/postgresql_text.hpp"

namespace tasklight::app {

struct Finding {
    bool is_warning;
    std::string words;
};

[[nodiscard]] Finding release_finding(int major, Moment now);
// `has_migration_role`: another role changes the schema.
[[nodiscard]] std::vector<Finding> rights_findings(const database::RoleRights& rights,
                                                   bool has_migration_role);
// "role A is a member of B and may …": for findings and for what a set-up tells.
[[nodiscard]] std::string member_words(const database::RoleMember& membership);
// One for each role that may do what ours may.
[[nodiscard]] std::vector<Finding> member_findings(
    const std::vector<database::RoleMember>& members);
[[nodiscard]] std::vector<Finding> text_findings(const database::TextOfDatabase& text);
// Of the addresses on which a password could be given to somebody in the server's place.
[[nodiscard]] std::vector<Finding> way_findings(const Config& config);

// All of them, from the server. Throws what Database throws.
[[nodiscard]] std::vector<Finding> postgresql_findings(database::Database& database,
                                                       const Config& config, const Clock& clock);

}  // namespace tasklight::app

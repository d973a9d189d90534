// What a user's projects and sections are called, to find the ids that a filter's names mean.
// Names are compared in C++ by their folded form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "database/connection.hpp"
#include "model/user.hpp"

namespace tasklight::store {

// Whether `name` consists of the parts with anything between them, whatever the case.
[[nodiscard]] bool matches_name(const std::vector<std::string>& parts, std::string_view name);

class FilterNames {
public:
    FilterNames() = default;
    // One statement.
    FilterNames(database::Connection& connection, const UserId& owner);

    void add_project(std::string id, std::string parent_id, std::string name);
    void add_section(std::string id, std::string name);

    using Parts = std::vector<std::string>;
    [[nodiscard]] std::vector<std::string> projects(const Parts& parts) const;
    // With those that lie in them.
    [[nodiscard]] std::vector<std::string> project_trees(const Parts& parts) const;
    [[nodiscard]] std::vector<std::string> sections(const Parts& parts) const;

private:
    struct Named {
        std::string id;
        std::string parent_id;  // of a project; empty: none
        std::string name;
    };

    std::vector<Named> projects_;
    std::vector<Named> sections_;
};

}  // namespace tasklight::store

#include "store/filter_names.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/fold.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;

bool matches_name(const std::vector<std::string>& parts, std::string_view name) {
    const std::string whole = folded(name);
    std::string_view rest = whole;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string part = folded(parts[i]);
        const bool is_last = i + 1 == parts.size();
        if (i == 0 && is_last) return rest == part;
        if (i == 0 && !rest.starts_with(part)) return false;
        if (is_last) return rest.ends_with(part);
        const auto at = i == 0 ? 0 : rest.find(part);
        if (at == std::string_view::npos) return false;
        rest.remove_prefix(at + part.size());
    }
    return false;
}

FilterNames::FilterNames(Connection& connection, const UserId& owner) {
    constexpr auto* kSql = R"sql(
        SELECT 0, id, parent_id, name
        FROM projects
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        UNION ALL
        SELECT 1, id, NULL, name
        FROM sections
        WHERE owner_id = :owner_id AND deleted_at IS NULL
    )sql";
    using Row = std::tuple<bool, std::string, std::optional<std::string>, std::string>;
    for (auto& [is_section, id, parent_id, name] :
         connection.list<Row>(kSql, named("owner_id", owner))) {
        if (is_section)
            add_section(std::move(id), std::move(name));
        else
            add_project(std::move(id), parent_id.value_or(""), std::move(name));
    }
}

void FilterNames::add_project(std::string id, std::string parent_id, std::string name) {
    projects_.push_back({std::move(id), std::move(parent_id), std::move(name)});
}

void FilterNames::add_section(std::string id, std::string name) {
    sections_.push_back({std::move(id), "", std::move(name)});
}

std::vector<std::string> FilterNames::projects(const Parts& parts) const {
    std::vector<std::string> ids;
    for (const Named& project : projects_)
        if (matches_name(parts, project.name)) ids.push_back(project.id);
    return ids;
}

std::vector<std::string> FilterNames::project_trees(const Parts& parts) const {
    std::vector<std::string> ids = projects(parts);
    const std::set<std::string> roots(ids.begin(), ids.end());
    for (const Named& project : projects_)
        if (roots.contains(project.parent_id) && !roots.contains(project.id))
            ids.push_back(project.id);
    return ids;
}

std::vector<std::string> FilterNames::sections(const Parts& parts) const {
    std::vector<std::string> ids;
    for (const Named& section : sections_)
        if (matches_name(parts, section.name)) ids.push_back(section.id);
    return ids;
}

}  // namespace tasklight::store

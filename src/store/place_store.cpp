#include "store/place_store.hpp"

#include <tuple>

namespace tasklight::store {

using database::Connection;
using database::named;

std::vector<TaskPlace> list_places(Connection& connection, const UserId& owner,
                                   std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        SELECT p.id, p.name, s.id, s.name
        FROM projects p
        LEFT JOIN sections s ON s.project_id = p.id AND s.deleted_at IS NULL
        WHERE p.owner_id = :owner_id AND p.deleted_at IS NULL AND p.archived_at IS NULL
        ORDER BY p.position, p.id, s.position NULLS LAST, s.id
        LIMIT :row_limit
    )sql";
    using Row =
        std::tuple<ProjectId, std::string, std::optional<SectionId>, std::optional<std::string>>;
    std::vector<TaskPlace> places;
    for (auto& [project, name, section, section_name] :
         connection.list<Row>(kSql, named("owner_id", owner), named("row_limit", limit))) {
        if (places.empty() || places.back().project_id != project)
            places.push_back({project, name, std::nullopt, {}});
        if (section) places.push_back({project, name, section, section_name.value_or("")});
    }
    return places;
}

std::optional<ProjectParts> find_project_parts(Connection& connection, const UserId& owner,
                                               const ProjectId& project) {
    constexpr auto* kSql = R"sql(
        SELECT p.name, p.color, p.position, p.parent_id, p.is_inbox, p.archived_at, p.created_at,
               p.updated_at, p.version, s.id, s.name, s.position, s.version
        FROM projects p
        LEFT JOIN sections s ON s.project_id = p.id AND s.deleted_at IS NULL
        WHERE p.owner_id = :owner_id AND p.id = :id AND p.deleted_at IS NULL
        ORDER BY s.position NULLS LAST, s.id
    )sql";
    using Row = std::tuple<std::string, std::optional<std::string>, std::int64_t,
                           std::optional<ProjectId>, bool, std::optional<Moment>, Moment, Moment,
                           std::int64_t, std::optional<SectionId>, std::optional<std::string>,
                           std::optional<std::int64_t>, std::optional<std::int64_t>>;
    std::optional<ProjectParts> parts;
    for (auto& [name, color, position, parent, is_inbox, archived_at, created_at, updated_at,
                version, section_id, section_name, section_position, section_version] :
         connection.list<Row>(kSql, named("owner_id", owner), named("id", project))) {
        if (!parts) {
            parts.emplace().project = {project,      owner,      name,       color,
                                       position,     parent,     is_inbox,   archived_at,
                                       std::nullopt, created_at, updated_at, version};
        }
        if (!section_id) continue;
        Section section;
        section.id = *section_id;
        section.project_id = project;
        section.name = section_name.value_or("");
        section.position = section_position.value_or(0);
        section.version = section_version.value_or(1);
        parts->sections.push_back(std::move(section));
    }
    return parts;
}

}  // namespace tasklight::store

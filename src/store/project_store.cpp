#include "store/project_store.hpp"

#include <stdexcept>

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

#define PROJECT_COLUMNS                                                              \
    "SELECT id, owner_id, name, color, position, parent_id, is_inbox, archived_at, " \
    "deleted_at, created_at, updated_at, version FROM projects "

using ProjectRow = std::tuple<ProjectId, UserId, std::string, std::optional<std::string>,
                              std::int64_t, std::optional<ProjectId>, bool, std::optional<Moment>,
                              std::optional<Moment>, Moment, Moment, std::int64_t>;

Project read_project(ProjectRow& row) {
    auto& [id, owner_id, name, color, position, parent_id, is_inbox, archived_at, deleted_at,
           created_at, updated_at, version] = row;
    return {std::move(id), std::move(owner_id),  std::move(name), std::move(color),
            position,      std::move(parent_id), is_inbox,        archived_at,
            deleted_at,    created_at,           updated_at,      version};
}

std::vector<Project> read_projects(std::vector<ProjectRow> rows) {
    std::vector<Project> projects;
    projects.reserve(rows.size());
    for (ProjectRow& row : rows)
        projects.push_back(read_project(row));
    return projects;
}

using OwnedRow = std::tuple<ProjectId, UserId>;

std::vector<OwnedRow> lock_purgeable(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        SELECT id, owner_id
        FROM projects
        WHERE deleted_at IS NOT NULL AND deleted_at < :before
          AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.project_id = projects.id)
          AND NOT EXISTS (SELECT 1 FROM sections s
                          WHERE s.project_id = projects.id AND s.deleted_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM projects inner_one
                          WHERE inner_one.parent_id = projects.id
                            AND inner_one.deleted_at IS NULL)
        ORDER BY owner_id, id
        LIMIT :row_limit
        @for_update@
    )sql";
    return transaction.connection().list<OwnedRow>(kSql, named("before", before),
                                                   named("row_limit", limit));
}

}  // namespace

std::optional<Project> find_project(Connection& connection, const UserId& owner,
                                    const ProjectId& project) {
    constexpr auto* kSql = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    auto row = connection.find<ProjectRow>(kSql, named("owner_id", owner), named("id", project));
    if (!row) return std::nullopt;
    return read_project(*row);
}

std::optional<Project> lock_project(Transaction& transaction, const UserId& owner,
                                    const ProjectId& project) {
    constexpr auto* kSql = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    auto row = transaction.connection().find<ProjectRow>(kSql, named("owner_id", owner),
                                                         named("id", project));
    if (!row) return std::nullopt;
    return read_project(*row);
}

Project inbox_of(Connection& connection, const UserId& owner) {
    constexpr auto* kSql = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND is_inbox = 1
    )sql";
    auto row = connection.find<ProjectRow>(kSql, named("owner_id", owner));
    if (!row) throw std::logic_error("a user has no Inbox");
    return read_project(*row);
}

std::vector<Project> list_projects(Connection& connection, const UserId& owner,
                                   const std::optional<ListPosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:created_at, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    auto rows = after ? connection.list<ProjectRow>(
                            kNext, named("owner_id", owner), named("created_at", after->moment),
                            named("after", after->id), named("row_limit", limit))
                      : connection.list<ProjectRow>(kFirst, named("owner_id", owner),
                                                    named("row_limit", limit));
    return read_projects(std::move(rows));
}

std::vector<Project> projects_in_order(Connection& connection, const UserId& owner,
                                       const std::optional<ProjectPosition>& after,
                                       std::int64_t limit) {
    constexpr auto* kFirst = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY position, id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (position, id) > (:position, :after)
        ORDER BY position, id
        LIMIT :row_limit
    )sql";
    return read_projects(after ? connection.list<ProjectRow>(kNext, named("owner_id", owner),
                                                             named("position", after->position),
                                                             named("after", after->id),
                                                             named("row_limit", limit))
                               : connection.list<ProjectRow>(kFirst, named("owner_id", owner),
                                                             named("row_limit", limit)));
}

std::vector<Project> lock_projects(Transaction& transaction, const UserId& owner) {
    constexpr auto* kSql = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY position, id
        @for_update@
    )sql";
    return read_projects(transaction.connection().list<ProjectRow>(kSql, named("owner_id", owner)));
}

std::vector<Project> lock_projects_in(Transaction& transaction, const UserId& owner,
                                      const ProjectId& parent) {
    constexpr auto* kSql = PROJECT_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND parent_id = :parent_id AND deleted_at IS NULL
        ORDER BY position, id
        @for_update@
    )sql";
    return read_projects(transaction.connection().list<ProjectRow>(kSql, named("owner_id", owner),
                                                                   named("parent_id", parent)));
}

bool has_projects_in(Transaction& transaction, const UserId& owner, const ProjectId& parent) {
    return !lock_projects_in(transaction, owner, parent).empty();
}

void update_project(Transaction& transaction, const UserId& owner, const Project& project) {
    constexpr auto* kSql = R"sql(
        UPDATE projects
        SET name = :name, color = :color, position = :position, parent_id = :parent_id,
            archived_at = :archived_at, deleted_at = :deleted_at, updated_at = :updated_at,
            version = :version
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    transaction.connection().execute(
        kSql, named("name", project.name), named("color", project.color),
        named("position", project.position), named("parent_id", project.parent_id),
        named("archived_at", project.archived_at), named("deleted_at", project.deleted_at),
        named("updated_at", project.updated_at), named("version", project.version),
        named("owner_id", owner), named("id", project.id));
}

void insert_project(Transaction& transaction, const Project& project) {
    constexpr auto* kSql = R"sql(
        INSERT INTO projects (id, owner_id, name, color, position, parent_id, is_inbox, archived_at,
                              deleted_at, created_at, updated_at, version)
        VALUES (:id, :owner_id, :name, :color, :position, :parent_id, :is_inbox, :archived_at,
                :deleted_at, :created_at, :updated_at, :version)
    )sql";
    transaction.connection().execute(
        kSql, named("id", project.id), named("owner_id", project.owner_id),
        named("name", project.name), named("color", project.color),
        named("position", project.position), named("parent_id", project.parent_id),
        named("is_inbox", project.is_inbox), named("archived_at", project.archived_at),
        named("deleted_at", project.deleted_at), named("created_at", project.created_at),
        named("updated_at", project.updated_at), named("version", project.version));
}

std::int64_t purge_projects(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kRaise = "UPDATE streams SET revision = revision + 1 WHERE id = :owner_id";
    constexpr auto* kProject = "DELETE FROM projects WHERE id = :id";
    constexpr auto* kStream = "DELETE FROM streams WHERE id = :id";
    auto& connection = transaction.connection();
    const auto purgeable = lock_purgeable(transaction, before, limit);
    for (const auto& [id, owner] : purgeable) {
        // The sum of the revisions that an owner sees falls, and no tag of a list may come twice.
        connection.execute(kRaise, named("owner_id", owner));
        connection.execute(kProject, named("id", id));
        connection.execute(kStream, named("id", id));
    }
    return std::ssize(purgeable);
}

}  // namespace tasklight::store

#include "store/section_store.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

#define SECTION_COLUMNS                                                                   \
    "SELECT id, project_id, name, position, deleted_at, created_at, updated_at, version " \
    "FROM sections "

using SectionRow = std::tuple<SectionId, ProjectId, std::string, std::int64_t,
                              std::optional<Moment>, Moment, Moment, std::int64_t>;

Section read_section(SectionRow& row) {
    auto& [id, project_id, name, position, deleted_at, created_at, updated_at, version] = row;
    return {std::move(id),   std::move(project_id),
            std::move(name), position,
            deleted_at,      created_at,
            updated_at,      version};
}

std::optional<Section> read_section(std::optional<SectionRow> row) {
    if (!row) return std::nullopt;
    return read_section(*row);
}

std::vector<Section> read_sections(std::vector<SectionRow> rows) {
    std::vector<Section> sections;
    sections.reserve(rows.size());
    for (SectionRow& row : rows)
        sections.push_back(read_section(row));
    return sections;
}

}  // namespace

std::optional<Section> find_section(Connection& connection, const UserId& owner,
                                    const SectionId& section) {
    constexpr auto* kSql = SECTION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    return read_section(
        connection.find<SectionRow>(kSql, named("owner_id", owner), named("id", section)));
}

std::optional<Section> lock_section(Transaction& transaction, const UserId& owner,
                                    const SectionId& section) {
    constexpr auto* kSql = SECTION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND id = :id
        @for_update@
    )sql";
    return read_section(transaction.connection().find<SectionRow>(kSql, named("owner_id", owner),
                                                                  named("id", section)));
}

std::vector<Section> list_sections(Connection& connection, const UserId& owner,
                                   const std::optional<ListPosition>& after, std::int64_t limit) {
    constexpr auto* kFirst = SECTION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    constexpr auto* kNext = SECTION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND deleted_at IS NULL
          AND (created_at, id) > (:moment, :after)
        ORDER BY created_at, id
        LIMIT :row_limit
    )sql";
    return read_sections(after
                             ? connection.list<SectionRow>(
                                   kNext, named("owner_id", owner), named("moment", after->moment),
                                   named("after", after->id), named("row_limit", limit))
                             : connection.list<SectionRow>(kFirst, named("owner_id", owner),
                                                           named("row_limit", limit)));
}

std::vector<Section> lock_sections_in(Transaction& transaction, const UserId& owner,
                                      const ProjectId& project) {
    constexpr auto* kSql = SECTION_COLUMNS R"sql(
        WHERE owner_id = :owner_id AND project_id = :project_id AND deleted_at IS NULL
        ORDER BY position, id
        @for_update@
    )sql";
    return read_sections(transaction.connection().list<SectionRow>(kSql, named("owner_id", owner),
                                                                   named("project_id", project)));
}

bool insert_section(Transaction& transaction, const UserId& owner, const Section& section) {
    constexpr auto* kSql = R"sql(
        INSERT INTO sections (id, owner_id, project_id, name, position, deleted_at, created_at,
                              updated_at, version)
        VALUES (:id, :owner_id, :project_id, :name, :position, :deleted_at, :created_at,
                :updated_at, :version)
        ON CONFLICT (id) DO NOTHING
    )sql";
    return transaction.connection().execute(
               kSql, named("id", section.id), named("owner_id", owner),
               named("project_id", section.project_id), named("name", section.name),
               named("position", section.position), named("deleted_at", section.deleted_at),
               named("created_at", section.created_at), named("updated_at", section.updated_at),
               named("version", section.version)) == 1;
}

void update_section(Transaction& transaction, const UserId& owner, const Section& section) {
    constexpr auto* kSql = R"sql(
        UPDATE sections
        SET project_id = :project_id, name = :name, position = :position,
            deleted_at = :deleted_at, updated_at = :updated_at, version = :version
        WHERE owner_id = :owner_id AND id = :id
    )sql";
    transaction.connection().execute(
        kSql, named("project_id", section.project_id), named("name", section.name),
        named("position", section.position), named("deleted_at", section.deleted_at),
        named("updated_at", section.updated_at), named("version", section.version),
        named("owner_id", owner), named("id", section.id));
}

std::int64_t purge_sections(Transaction& transaction, Moment before, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        DELETE FROM sections
        WHERE deleted_at < :before AND id IN (
            SELECT id FROM sections
            WHERE deleted_at IS NOT NULL AND deleted_at < :before
              AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.section_id = sections.id)
            ORDER BY deleted_at, id
            LIMIT :row_limit)
    )sql";
    return transaction.connection().execute(kSql, named("before", before),
                                            named("row_limit", limit));
}

}  // namespace tasklight::store

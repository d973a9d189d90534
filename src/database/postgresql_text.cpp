#include "database/postgresql_text.hpp"

#include <tuple>

namespace tasklight::database {

TextOfDatabase text_of_database(Connection& connection, const std::string& database) {
    // Each version of PostgreSQL has other columns for this. ICU never sorts by bytes, and the
    // provider that is built in always does.
    constexpr auto* sql = R"(
        WITH present AS (
            SELECT CAST(pg_encoding_to_char(d.encoding) AS TEXT) AS encoding,
                   COALESCE(to_jsonb(d) ->> 'datlocprovider', 'c') AS provider,
                   COALESCE(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale',
                            CAST(d.datcollate AS TEXT)) AS sort_order
            FROM pg_catalog.pg_database d
            WHERE d.datname = COALESCE(NULLIF(CAST(:database AS TEXT), ''), current_database())
        )
        SELECT encoding, sort_order,
               CAST(provider = 'b' OR
                    provider = 'c' AND upper(replace(sort_order, '-', ''))
                                       IN ('C', 'POSIX', 'C.UTF8') AS INTEGER)
        FROM present)";
    using Row = std::tuple<std::string, std::string, bool>;
    auto [encoding, collation, is_by_bytes] =
        *connection.find<Row>(sql, named("database", database));
    return {std::move(encoding), std::move(collation), is_by_bytes};
}

}  // namespace tasklight::database

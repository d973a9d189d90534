#include "database/prepared_statement.hpp"

#include <algorithm>
#include <charconv>

#include "database/sql_error.hpp"

namespace tasklight::database {
namespace {

[[noreturn]] void refuse(const char* reason, int column) {
    throw DatabaseError("column " + std::to_string(column + 1) + " of a row " + reason, "row");
}

template <class Number>
Number parsed(std::string_view text, int column) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) refuse("is no number", column);
    return number;
}

std::string for_engine(Engine engine, std::string_view sql) {
    constexpr std::string_view kForUpdate = "@for_update@";
    std::string text(sql);
    const auto at = text.find(kForUpdate);
    if (at != std::string::npos)
        text.replace(at, kForUpdate.size(), engine == Engine::kPostgresql ? " FOR UPDATE" : "");
    return text;
}

}  // namespace

PreparedStatement::PreparedStatement(soci::session& session, Engine engine, std::string_view sql,
                                     std::span<const Parameter> parameters, bool keep)
    : statement_(session) {
    statement_.alloc();
    if (engine == Engine::kSqlite) {
        local_ = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend());
    } else {
        server_ = static_cast<soci::postgresql_statement_backend*>(statement_.get_backend());
    }
    statement_.prepare(for_engine(engine, sql), keep ? soci::details::st_repeatable_query
                                                     : soci::details::st_one_time_query);
    bind(parameters);
}

void PreparedStatement::bind(std::span<const Parameter> parameters) {
    bound_.reserve(parameters.size());
    for (const Parameter& parameter : parameters) {
        Bound& bound =
            bound_.emplace_back(Bound{parameter.name, parameter.type, soci::i_ok, {}, 0, 0});
        switch (bound.type) {
            case ValueType::kText:
                statement_.exchange(soci::use(bound.text, bound.indicator, bound.name));
                break;
            case ValueType::kInteger:
                statement_.exchange(soci::use(bound.integer, bound.indicator, bound.name));
                break;
            case ValueType::kReal:
                statement_.exchange(soci::use(bound.real, bound.indicator, bound.name));
                break;
        }
    }
    check_names();
    statement_.define_and_bind();
}

// PostgreSQL would ignore a value without a place, and SQLite takes a place without a value for
// NULL.
void PreparedStatement::check_names() const {
    std::vector<std::string> places;
    if (on_server()) {
        places = server_->names_;
    } else {
        for (int i = 1; i <= sqlite_api::sqlite3_bind_parameter_count(local()); ++i) {
            const char* name = sqlite_api::sqlite3_bind_parameter_name(local(), i);
            places.emplace_back(name ? name + 1 : "");
        }
    }
    const auto has_value = [&](const std::string& place) {
        return std::any_of(bound_.begin(), bound_.end(),
                           [&](const Bound& bound) { return bound.name == place; });
    };
    for (const std::string& place : places)
        if (!has_value(place)) throw DatabaseError("parameter :" + place + " has no value", "name");
    for (const Bound& bound : bound_)
        if (std::find(places.begin(), places.end(), bound.name) == places.end())
            throw DatabaseError("value " + bound.name + " has no place in the SQL", "name");
}

bool PreparedStatement::fits(std::span<const Parameter> parameters) const {
    return std::equal(
        parameters.begin(), parameters.end(), bound_.begin(), bound_.end(),
        [](const Parameter& a, const Bound& b) { return a.type == b.type && b.name == a.name; });
}

void PreparedStatement::execute(std::span<const Parameter> parameters) {
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        Bound& bound = bound_[i];
        bound.indicator = parameter.is_null ? soci::i_null : soci::i_ok;
        bound.text = parameter.text;
        bound.integer = parameter.integer;
        bound.real = parameter.real;
    }
    is_first_ = true;
    row_ = -1;
    has_row_ = statement_.execute(true);
}

bool PreparedStatement::next() {
    if (on_server()) return ++row_ < PQntuples(server_->result_);
    if (is_first_) {
        is_first_ = false;
    } else {
        has_row_ = local_->fetch(1) == soci::details::statement_backend::ef_success;
    }
    return has_row_;
}

void PreparedStatement::reset() noexcept {
    if (on_server()) {
        server_->result_.reset();
    } else {
        sqlite_api::sqlite3_reset(local());
    }
}

// SOCI forgets the copies of the values that it made for a failed execution, unless it is made to
// bind anew.
void PreparedStatement::reset_failed() noexcept {
    reset();
    statement_.undefine_and_bind();
    statement_.define_and_bind();
}

void PreparedStatement::abandon() {
    if (on_server()) server_->statementName_.clear();
}

int PreparedStatement::columns() const {
    return on_server() ? PQnfields(server_->result_) : sqlite_api::sqlite3_column_count(local());
}

std::int64_t PreparedStatement::touched_rows() const {
    if (!on_server()) return sqlite_api::sqlite3_changes(local_->session_.conn_);
    const std::string_view count = PQcmdTuples(server_->result_.get_result());
    return count.empty() ? 0 : parsed<std::int64_t>(count, 0);
}

bool PreparedStatement::is_null(int column) const {
    if (on_server()) return PQgetisnull(server_->result_, row_, column) != 0;
    return sqlite_api::sqlite3_column_type(local(), column) == SQLITE_NULL;
}

std::string_view PreparedStatement::text(int column) const {
    if (is_null(column)) refuse("is NULL", column);
    if (on_server())
        return {PQgetvalue(server_->result_, row_, column),
                static_cast<std::size_t>(PQgetlength(server_->result_, row_, column))};
    const auto* text = sqlite_api::sqlite3_column_text(local(), column);
    if (!text) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(text),
            static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(local(), column))};
}

std::int64_t PreparedStatement::integer(int column) const {
    if (on_server()) {
        const std::string_view value = text(column);
        // A comparison is a boolean here and an integer on SQLite.
        if (value == "t" || value == "f") return value == "t";
        return parsed<std::int64_t>(value, column);
    }
    if (sqlite_api::sqlite3_column_type(local(), column) != SQLITE_INTEGER)
        refuse("is no integer", column);
    return sqlite_api::sqlite3_column_int64(local(), column);
}

double PreparedStatement::real(int column) const {
    if (on_server()) return parsed<double>(text(column), column);
    const int type = sqlite_api::sqlite3_column_type(local(), column);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) refuse("is no number", column);
    return sqlite_api::sqlite3_column_double(local(), column);
}

}  // namespace tasklight::database

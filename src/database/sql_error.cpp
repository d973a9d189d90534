#include "database/sql_error.hpp"

#include <algorithm>
#include <sqlite3.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace tasklight::database {
namespace {

constexpr char kBusy[] = "The database is busy. Please try again in a moment.";
constexpr char kUnreachable[] = "The database cannot be reached. Please try again in a moment.";

std::string describe(const Fault& fault) {
    std::string text = "database error " + fault.code;
    if (!fault.rule.constraint.empty()) text += " (" + fault.rule.constraint + ")";
    if (!fault.detail.empty()) text += ": " + fault.detail;
    return text;
}

std::string_view without_table(std::string_view column) {
    const auto dot = column.rfind('.');
    return dot == std::string_view::npos ? column : column.substr(dot + 1);
}

std::vector<std::string> names(std::string_view list) {
    std::vector<std::string> found;
    for (const std::string_view name : split(list, ','))
        found.emplace_back(without_table(trimmed(name)));
    return found;
}

bool is_one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

[[noreturn]] void throw_sqlite_constraint(int extended_code, Fault fault) {
    const std::string message = describe(fault);
    switch (extended_code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            throw UniqueViolation(message, fault.code, std::move(fault.rule));
        case SQLITE_CONSTRAINT_FOREIGNKEY:
        case SQLITE_CONSTRAINT_TRIGGER:
            throw ForeignKeyViolation(message, fault.code, std::move(fault.rule));
        default:
            throw ConstraintViolation(message, fault.code, std::move(fault.rule));
    }
}

}  // namespace

bool ConstraintViolation::concerns(std::string_view column) const {
    return std::find(rule_.columns.begin(), rule_.columns.end(), column) != rule_.columns.end();
}

void throw_sqlite_fault(int extended_code, Fault fault) {
    fault.code = std::to_string(extended_code);
    const std::string message = describe(fault);
    if (extended_code == SQLITE_BUSY_SNAPSHOT) throw SerializationFailure(message, fault.code);
    switch (extended_code & 0xff) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_INTERRUPT:
        case SQLITE_PROTOCOL:
            throw Unavailable(kBusy, message);
        case SQLITE_FULL:
            throw Full(message);
        case SQLITE_CONSTRAINT:
            throw_sqlite_constraint(extended_code, std::move(fault));
        default:
            throw DatabaseError(message, fault.code);
    }
}

void throw_postgresql_fault(Fault fault) {
    const std::string message = describe(fault);
    const std::string& code = fault.code;
    if (code == "23505") throw UniqueViolation(message, code, std::move(fault.rule));
    if (code == "23503") throw ForeignKeyViolation(message, code, std::move(fault.rule));
    if (code.starts_with("23")) throw ConstraintViolation(message, code, std::move(fault.rule));
    if (is_one_of(code, {"40001", "40P01"})) throw SerializationFailure(message, code);
    // 25P03 and 57P05 end a session that was idle for too long.
    if (code.starts_with("08") ||
        is_one_of(code, {"57P01", "57P02", "57P03", "57P04", "57P05", "25P03"}))
        throw ConnectionLost(message, code);
    if (is_one_of(code, {"55P03", "57014"})) throw Unavailable(kBusy, message);
    // 25006: a standby, or a primary that became one; another address may be the primary now.
    if (is_one_of(code, {"25006", "53300", "53200", "53400"}))
        throw Unavailable(kUnreachable, message);
    if (code == "53100") throw Full(message);
    throw DatabaseError(message, code);
}

BrokenRule sqlite_rule(std::string_view message) {
    constexpr std::string_view kMark = "constraint failed: ";
    const auto mark = message.find(kMark);
    if (mark == std::string_view::npos) return {};
    std::string_view rule = message.substr(mark + kMark.size());
    if (message.starts_with("CHECK") || rule.starts_with("index ")) return {std::string(rule), {}};
    return {std::string(rule), names(rule)};
}

BrokenRule postgresql_rule(const char* constraint, const char* column, const char* detail) {
    BrokenRule rule{constraint ? constraint : "", {}};
    if (column) rule.columns.emplace_back(column);
    const std::string_view text = detail ? detail : "";
    const auto open = text.find('(');
    const auto close = text.find(")=(");
    if (open != std::string_view::npos && close != std::string_view::npos && open < close)
        rule.columns = names(text.substr(open + 1, close - open - 1));
    return rule;
}

}  // namespace tasklight::database

// What may go wrong in a database, by what the caller can do about it. Failures that are nobody's
// fault leave as refusals of base/error: Unavailable (busy, locked, timed out, too many
// connections) and Full. The rest are the types below. They hold the engine's code and the name
// of the constraint, and never a value: the libraries' own messages quote the bound values.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasklight::database {

// A defect of the program or the schema, unless it is one of the types below.
class DatabaseError : public std::runtime_error {
public:
    // `code` is the SQLSTATE on PostgreSQL and the extended result code on SQLite.
    DatabaseError(const std::string& message, std::string code)
        : std::runtime_error(message), code_(std::move(code)) {}

    [[nodiscard]] const std::string& code() const { return code_; }

private:
    std::string code_;
};

// What the engine tells about the rule that was broken. On SQLite `constraint` is
// "table.column" (or the name of an index or a check), on PostgreSQL the constraint's name.
struct BrokenRule {
    std::string constraint;
    std::vector<std::string> columns;
};

class ConstraintViolation : public DatabaseError {
public:
    ConstraintViolation(const std::string& message, std::string code, BrokenRule rule)
        : DatabaseError(message, std::move(code)), rule_(std::move(rule)) {}

    [[nodiscard]] const std::string& constraint() const { return rule_.constraint; }
    // Without the table's name; the same on both engines for a plain unique key.
    [[nodiscard]] const std::vector<std::string>& columns() const { return rule_.columns; }
    [[nodiscard]] bool concerns(std::string_view column) const;

private:
    BrokenRule rule_;
};

// A unique or primary key is taken.
struct UniqueViolation : ConstraintViolation {
    using ConstraintViolation::ConstraintViolation;
};

// The row that is referred to does not exist, or is still referred to.
struct ForeignKeyViolation : ConstraintViolation {
    using ConstraintViolation::ConstraintViolation;
};

// The transaction lost against another one and may run again.
struct SerializationFailure : DatabaseError {
    using DatabaseError::DatabaseError;
};

// The connection is of no further use; whatever was not committed is undone.
struct ConnectionLost : DatabaseError {
    using DatabaseError::DatabaseError;
};

// What an engine said, with everything dropped that may hold a value.
struct Fault {
    std::string code;
    BrokenRule rule;
    std::string detail;  // only of a statement that was refused before it got its values
};

[[noreturn]] void throw_sqlite_fault(int extended_code, Fault fault);
[[noreturn]] void throw_postgresql_fault(Fault fault);

// From SQLite's message, such as "UNIQUE constraint failed: users.email, users.realm".
[[nodiscard]] BrokenRule sqlite_rule(std::string_view message);
// From PostgreSQL's fields: the constraint, the column if it names one, and for a key the detail
// "Key (email, realm)=(…) already exists.", of which only the names are kept, in any language.
// Null where there is none.
[[nodiscard]] BrokenRule postgresql_rule(const char* constraint, const char* column,
                                         const char* detail);

}  // namespace tasklight::database

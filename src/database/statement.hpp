// What goes into a statement and what comes out of it: named() makes a parameter of a value, and
// Column<T> says how a column becomes a C++ value. Parameters may be text, integers, bool (0 or
// 1), double, Moment (its milliseconds), Id (its text) and std::optional of these; columns
// std::string, std::int64_t, bool, double, Moment, Id and std::optional of these.
//
// A parameter refers to its text and does not own it: make it in the call that uses it. Text that
// holds a NUL is refused, because PostgreSQL would silently end it there.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/clock.hpp"
#include "base/id.hpp"

namespace tasklight::database {

// T is std::string_view, std::int64_t or double: what the engines know.
template <class T>
struct Named {
    const char* name;
    std::optional<T> value;
};

[[nodiscard]] inline Named<std::string_view> named(const char* name, std::string_view value) {
    return {name, value};
}
[[nodiscard]] inline Named<std::string_view> named(const char* name, std::nullopt_t) {
    return {name, std::nullopt};
}
template <std::integral T>
[[nodiscard]] Named<std::int64_t> named(const char* name, T value) {
    return {name, static_cast<std::int64_t>(value)};
}
[[nodiscard]] inline Named<double> named(const char* name, double value) { return {name, value}; }
[[nodiscard]] inline Named<std::int64_t> named(const char* name, Moment value) {
    return {name, value.ms};
}
template <class Kind>
[[nodiscard]] Named<std::string_view> named(const char* name, const Id<Kind>& value) {
    return {name, value.text()};
}
template <class T>
[[nodiscard]] auto named(const char* name, const std::optional<T>& value)
    -> decltype(named(name, *value)) {
    if (!value) return {name, std::nullopt};
    return named(name, *value);
}

enum class ValueType : unsigned char { kText, kInteger, kReal };

// A Named value without its C++ type.
struct Parameter {
    explicit Parameter(const Named<std::string_view>& named)
        : name(named.name), type(ValueType::kText), is_null(!named.value) {
        if (named.value) text = *named.value;
    }
    explicit Parameter(const Named<std::int64_t>& named)
        : name(named.name), type(ValueType::kInteger), is_null(!named.value) {
        if (named.value) integer = *named.value;
    }
    explicit Parameter(const Named<double>& named)
        : name(named.name), type(ValueType::kReal), is_null(!named.value) {
        if (named.value) real = *named.value;
    }

    const char* name;
    ValueType type;
    bool is_null;
    std::string_view text;
    std::int64_t integer = 0;
    double real = 0;
};

class Connection;
class PreparedStatement;

// A running statement. It is reset when the cursor goes, however that happens.
class Cursor {
public:
    Cursor(Connection& connection, PreparedStatement& statement)
        : connection_(connection), statement_(statement) {}
    Cursor(const Cursor&) = delete;
    Cursor& operator=(const Cursor&) = delete;
    ~Cursor();

    // To the first row, then to each further one; false after the last.
    [[nodiscard]] bool next();
    [[nodiscard]] int columns() const;
    [[nodiscard]] std::int64_t touched_rows() const;

    // Of the present row. A value of another type, and NULL, throws DatabaseError.
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;

private:
    Connection& connection_;
    PreparedStatement& statement_;
};

template <class T>
struct Column;

template <>
struct Column<std::string> {
    static std::string read(const Cursor& row, int i) { return std::string(row.text(i)); }
};
template <>
struct Column<std::int64_t> {
    static std::int64_t read(const Cursor& row, int i) { return row.integer(i); }
};
template <>
struct Column<bool> {
    static bool read(const Cursor& row, int i) { return row.integer(i) != 0; }
};
template <>
struct Column<double> {
    static double read(const Cursor& row, int i) { return row.real(i); }
};
template <>
struct Column<Moment> {
    static Moment read(const Cursor& row, int i) { return {row.integer(i)}; }
};
template <class Kind>
struct Column<Id<Kind>> {
    static Id<Kind> read(const Cursor& row, int i) {
        return Id<Kind>::stored(std::string(row.text(i)));
    }
};
template <class T>
struct Column<std::optional<T>> {
    static std::optional<T> read(const Cursor& row, int i) {
        if (row.is_null(i)) return std::nullopt;
        return Column<T>::read(row, i);
    }
};

template <class Row>
[[nodiscard]] Row read_row(const Cursor& row) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return Row{Column<std::tuple_element_t<I, Row>>::read(row, static_cast<int>(I))...};
    }
    (std::make_index_sequence<std::tuple_size_v<Row>>{});
}

}  // namespace tasklight::database

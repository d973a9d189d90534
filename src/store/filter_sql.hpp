// Puts a query together from fragments and values. A fragment is a constant of the program, which
// the compiler sees to, and a value is only ever a named parameter: no text of a user can become
// SQL. Belongs to one thread.
#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <variant>
#include <vector>

#include "database/statement.hpp"

namespace tasklight::store {

// Each `$` in it stands for a value.
struct Fragment {
    consteval Fragment(const char* constant)  // NOLINT(google-explicit-constructor)
        : text(constant) {}
    const char* text;
};

using FilterValue = std::variant<std::int64_t, std::string>;

class FilterSql {
public:
    // `values` are those of the fragment's `$`, in order. Throws std::logic_error if they are not
    // as many.
    FilterSql& add(Fragment fragment, std::initializer_list<FilterValue> values = {});
    // The values with commas between them.
    FilterSql& add_list(const std::vector<std::string>& values);

    [[nodiscard]] const std::string& text() const { return text_; }
    // They refer to values of this object.
    [[nodiscard]] std::vector<database::Parameter> parameters() const;

private:
    void add_value(const FilterValue& value);

    std::string text_;
    std::deque<FilterValue> values_;
};

}  // namespace tasklight::store

#include "store/filter_sql.hpp"

#include <stdexcept>
#include <string_view>

namespace tasklight::store {

using database::named;

namespace {

const char* parameter_name(std::size_t number) {
    constexpr std::size_t kMost = 4096;
    static const std::vector<std::string> names = [] {
        std::vector<std::string> made;
        for (std::size_t i = 0; i < kMost; ++i)
            made.push_back(std::string("p").append(std::to_string(i)));
        return made;
    }();
    if (number >= kMost) throw std::logic_error("a filter has too many values");
    return names[number].c_str();
}

}  // namespace

FilterSql& FilterSql::add(Fragment fragment, std::initializer_list<FilterValue> values) {
    const FilterValue* next = values.begin();
    for (const char c : std::string_view(fragment.text)) {
        if (c != '$') {
            text_ += c;
        } else if (next != values.end()) {
            add_value(*next++);
        } else {
            throw std::logic_error("a fragment has more places than values");
        }
    }
    if (next != values.end()) throw std::logic_error("a fragment has more values than places");
    return *this;
}

FilterSql& FilterSql::add_list(const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) text_ += ", ";
        add_value(values[i]);
    }
    return *this;
}

void FilterSql::add_value(const FilterValue& value) {
    text_.append(":").append(parameter_name(values_.size()));
    values_.push_back(value);
}

std::vector<database::Parameter> FilterSql::parameters() const {
    std::vector<database::Parameter> parameters;
    parameters.reserve(values_.size());
    for (const FilterValue& value : values_) {
        const char* name = parameter_name(parameters.size());
        if (const auto* text = std::get_if<std::string>(&value)) {
            parameters.emplace_back(named(name, *text));
        } else {
            parameters.emplace_back(named(name, std::get<std::int64_t>(value)));
        }
    }
    return parameters;
}

}  // namespace tasklight::store

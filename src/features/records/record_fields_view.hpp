// The form of a record that has a name and a colour, as templates see it. Templates:
// records/_fields, records/_swatch.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "features/records/record_actions.hpp"
#include "web/context.hpp"
#include "web/view_model.hpp"

namespace tasklight::records {

struct RecordFields {
    std::string name;
    std::string color;  // #rrggbb; empty: none
    std::string version;
    std::vector<FieldError> errors = {};
    bool is_stale = false;  // the record was changed since the form was shown

    // Sets name_field, color_field, record_version, is_stale and the errors.
    void add_to(web::ViewModel& model) const;
};

template <class Record>
[[nodiscard]] RecordFields fields_of(const Record& record) {
    RecordFields fields;
    fields.name = record.name;
    fields.version = std::to_string(record.version);
    if constexpr (requires { record.color; }) fields.color = record.color.value_or("");
    return fields;
}

// What was typed into the form and why it was refused. After a stale edit the form carries
// `present_version`, so that saving again overwrites on purpose.
[[nodiscard]] RecordFields typed_fields(const web::Context& context, const Refusal& refusal,
                                        std::int64_t present_version = 0);

// What was typed into one field of a form, whatever is wrong with it.
[[nodiscard]] std::string typed(const web::Context& context, const char* field);

// A spot of the colour beside a name, if there is one.
void add_swatch(web::ViewModel& model, const std::optional<std::string>& color);

}  // namespace tasklight::records

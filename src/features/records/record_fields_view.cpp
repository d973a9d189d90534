#include "features/records/record_fields_view.hpp"

#include "http/form_data.hpp"
#include "web/form_model.hpp"

namespace tasklight::records {
namespace {

using web::ViewModel;

constexpr auto* kStale =
    "This was changed in the meantime. Nothing was saved yet: save again to put yours over it.";

const std::vector<web::Option>& color_options() {
    static const std::vector<web::Option> options{
        {"", "None"},         {"#c62828", "Red"},   {"#d9660b", "Orange"}, {"#b58900", "Yellow"},
        {"#2e7d32", "Green"}, {"#0b7f75", "Teal"},  {"#1565c0", "Blue"},   {"#6a3fb5", "Violet"},
        {"#c2185b", "Pink"},  {"#795548", "Brown"}, {"#6b7280", "Grey"}};
    return options;
}

}  // namespace

void RecordFields::add_to(ViewModel& model) const {
    model.child("name_field", web::field_model("name", name, errors))
        .child("color_field", web::choice_model("color", color, color_options(), errors))
        .text("record_version", version)
        .flag("is_stale", is_stale);
    web::add_errors(model, errors);
}

RecordFields typed_fields(const web::Context& context, const Refusal& refusal,
                          std::int64_t present_version) {
    RecordFields fields;
    fields.name = typed(context, "name");
    fields.color = typed(context, "color");
    fields.version = typed(context, "version");
    fields.errors = web::errors_of(refusal);
    if (dynamic_cast<const Stale*>(&refusal) != nullptr) {
        fields.version = std::to_string(present_version);
        fields.errors = {{"", kStale}};
        fields.is_stale = true;
    }
    return fields;
}

std::string typed(const web::Context& context, const char* field) {
    return std::string(http::parse_form(context.request().body).find(field).value_or(""));
}

void add_swatch(ViewModel& model, const std::optional<std::string>& color) {
    model.flag("has_color", color.has_value()).text("color", color.value_or(""));
}

}  // namespace tasklight::records

#include "web/form_model.hpp"

#include <algorithm>
#include <utility>

namespace tasklight::web {

ViewModel field_model(std::string_view field, std::string_view value,
                      const std::vector<FieldError>& errors, bool begins_here) {
    const auto error = std::find_if(errors.begin(), errors.end(),
                                    [&](const FieldError& e) { return e.field == field; });
    const auto first = std::find_if(errors.begin(), errors.end(),
                                    [](const FieldError& e) { return !e.field.empty(); });
    const bool has_error = error != errors.end();
    ViewModel model;
    model.text("field_name", field)
        .text("field_value", value)
        .flag("field_has_focus", first == errors.end() ? begins_here : error == first)
        .flag("field_has_error", has_error)
        .text("field_error", has_error ? std::string_view(error->message) : std::string_view());
    return model;
}

ViewModel choice_model(std::string_view field, std::string_view value,
                       const std::vector<Option>& options, const std::vector<FieldError>& errors) {
    std::vector<ViewModel> models;
    const auto add = [&](std::string_view option, std::string_view words) {
        models.emplace_back()
            .text("option_value", option)
            .text("option_words", words)
            .flag("option_is_chosen", option == value);
    };
    for (const Option& option : options)
        add(option.value, option.words);
    const bool is_known = std::any_of(options.begin(), options.end(),
                                      [&](const Option& option) { return option.value == value; });
    if (!is_known) add(value, value);
    ViewModel model = field_model(field, value, errors);
    model.list("field_options", std::move(models));
    return model;
}

void add_errors(ViewModel& model, const std::vector<FieldError>& errors) {
    std::vector<ViewModel> items;
    for (const FieldError& error : errors) {
        items.emplace_back()
            .text("error_field", error.field)
            .text("error_message", error.message)
            .flag("error_has_field", !error.field.empty());
    }
    model.flag("has_errors", !errors.empty()).list("errors", std::move(items));
}

std::vector<FieldError> errors_of(const Refusal& refusal) {
    if (const auto* invalid = dynamic_cast<const Invalid*>(&refusal)) return invalid->errors;
    return {{"", refusal.what()}};
}

}  // namespace tasklight::web

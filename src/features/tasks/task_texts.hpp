// A task as the texts of its form: what stands in the fields, what was typed into them, and where
// two of these differ. Pure; any thread may call.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "http/request.hpp"
#include "model/task.hpp"
#include "web/form_model.hpp"

namespace tasklight::tasks {

// By the names of the form's fields; every field is there.
using FormTexts = std::map<std::string, std::string, std::less<>>;

[[nodiscard]] FormTexts texts_of(const Task& task);

// The same with what the form says instead, as far as it says something.
[[nodiscard]] FormTexts typed_texts(FormTexts texts, const http::Parameters& form);

struct Difference {
    std::string words;  // the name of the field, for people
    std::string from;
    std::string to;
};

// In the order of the form. What has no words of its own (where the task lies) has empty texts.
[[nodiscard]] std::vector<Difference> differences(const FormTexts& from, const FormTexts& to);

// What can be chosen without knowing how rules are written; "own" stands for any other rule.
[[nodiscard]] const std::vector<web::Option>& repeat_options();
inline constexpr std::string_view kOwnRule = "own";

// Which of them the rule is.
[[nodiscard]] std::string repeat_choice(std::string_view rule);

}  // namespace tasklight::tasks

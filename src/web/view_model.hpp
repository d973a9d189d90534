// What a template is filled with: names and finished words, flags, lists and children. It is the
// only door to the mustache library, whose traps it closes (a literal that prints as "true",
// numbers that do not fit, unescaped control characters). A value: copy and move it freely; one
// object belongs to one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/markdown.hpp"

namespace tasklight::web {

class ViewModel;

// One line of a long list, filled only if it is needed: a `key` that names its content and its
// version lets the page keep the finished line. An empty key means: never keep it.
struct Row {
    std::string key;
    std::function<ViewModel()> model;
};

class ViewModel {
public:
    ViewModel();
    ViewModel(const ViewModel& other);
    ViewModel(ViewModel&& other) noexcept;
    ViewModel& operator=(ViewModel other) noexcept;
    ~ViewModel();

    ViewModel& text(std::string_view name, std::string_view value);
    // For `{{{name}}}`, which a few templates may hold: see web/template_parser.
    ViewModel& html(std::string_view name, const SafeHtml& value);
    ViewModel& flag(std::string_view name, bool value);
    ViewModel& list(std::string_view name, std::vector<ViewModel> items);
    ViewModel& child(std::string_view name, ViewModel value);
    // For `{{#x_rows}}{{> partial}}{{/x_rows}}`, at the top of a page only.
    ViewModel& rows(std::string_view name, std::vector<Row> rows);

    [[nodiscard]] bool has(std::string_view name) const;
    // Of a flag; false for everything else.
    [[nodiscard]] bool is_set(std::string_view name) const;
    // The items of a list, the one child, or nothing.
    [[nodiscard]] std::vector<ViewModel> items(std::string_view name) const;
    [[nodiscard]] const std::vector<Row>* find_rows(std::string_view name) const;

    // The text with its tags replaced; values are escaped for HTML text and quoted attributes.
    // Partials are unknown here: see Templates.
    [[nodiscard]] std::string render(const std::string& mustache) const;

private:
    struct Values;
    std::unique_ptr<Values> values_;
};

}  // namespace tasklight::web

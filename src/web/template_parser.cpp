#include "web/template_parser.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace tasklight::web {
namespace {

// What ViewModel::html() is for.
constexpr std::array<std::pair<std::string_view, std::string_view>, 1> kPrintedAsHtml{
    {{"tasks/_notes", "notes_html"}}};

class Parser {
public:
    Parser(std::string_view name, std::string_view rest) : name_(name), rest_(rest) {}

    std::vector<Part> parse() {
        while (!rest_.empty()) {
            const auto open = rest_.find("{{");
            add_text(rest_.substr(0, open));
            if (open == std::string_view::npos) break;
            rest_.remove_prefix(open + 2);
            read_tag();
        }
        if (!sections_.empty()) fail("the section \"" + sections_.back() + "\" is never closed");
        return std::move(parts_);
    }

private:
    [[noreturn]] void fail(const std::string& fault) const {
        throw std::runtime_error("The template " + std::string(name_) +
                                 " cannot be used: " + fault + ".");
    }

    void add_text(std::string_view text) {
        if (text.find_first_of("\1\2") != std::string_view::npos) fail("it has control characters");
        if (!text.empty()) parts_.push_back({PartKind::kText, std::string(text)});
    }

    void read_tag() {
        if (rest_.starts_with('{')) return read_unescaped();
        const auto close = rest_.find("}}");
        if (close == std::string_view::npos) fail("a tag is never closed");
        const std::string_view inner = rest_.substr(0, close);
        rest_.remove_prefix(close + 2);
        if (inner.empty()) fail("it has an empty tag");
        switch (inner.front()) {
            case '!':
                return;
            case '#':
                return open(PartKind::kSection, tag_name(inner.substr(1)));
            case '^':
                return open(PartKind::kInverted, tag_name(inner.substr(1)));
            case '/':
                return close_section(tag_name(inner.substr(1)));
            case '>':
                return add(PartKind::kPartial, tag_name(inner.substr(1)));
            default:
                return add(PartKind::kVariable, tag_name(inner));
        }
    }

    void read_unescaped() {
        constexpr std::string_view kSlot = "{body}}}";
        for (const auto& [home, name] : kPrintedAsHtml) {
            const std::string slot = std::string("{").append(name).append("}}}");
            if (name_ != home || !rest_.starts_with(slot)) continue;
            rest_.remove_prefix(slot.size());
            return add(PartKind::kHtml, std::string(name));
        }
        if (!name_.starts_with("layouts/") || !rest_.starts_with(kSlot))
            fail("three braces print without escaping, which few values may do");
        rest_.remove_prefix(kSlot.size());
        add(PartKind::kBody, "body");
    }

    std::string tag_name(std::string_view inner) const {
        const auto first = inner.find_first_not_of(' ');
        if (first == std::string_view::npos) fail("a tag has no name");
        const std::string_view name = inner.substr(first, inner.find_last_not_of(' ') - first + 1);
        const bool is_plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '/';
        });
        if (!is_plain) fail("\"" + std::string(name) + "\" is not a name of small letters");
        return std::string(name);
    }

    void add(PartKind kind, std::string name) { parts_.push_back({kind, std::move(name)}); }

    void open(PartKind kind, std::string name) {
        sections_.push_back(name);
        add(kind, std::move(name));
    }

    void close_section(std::string name) {
        if (sections_.empty()) fail("\"" + name + "\" is closed but was never opened");
        if (sections_.back() != name)
            fail("\"" + name + "\" is closed where \"" + sections_.back() + "\" is open");
        sections_.pop_back();
        add(PartKind::kClose, std::move(name));
    }

    std::string_view name_;
    std::string_view rest_;
    std::vector<Part> parts_;
    std::vector<std::string> sections_;
};

std::string without_indentation(std::string_view text) {
    std::string compact;
    compact.reserve(text.size());
    bool at_line_start = true;
    for (const char c : text) {
        if (at_line_start && (c == ' ' || c == '\t' || c == '\n')) continue;
        at_line_start = c == '\n';
        compact.push_back(c);
    }
    return compact;
}

}  // namespace

std::vector<Part> parse_template(std::string_view name, std::string_view mustache) {
    return Parser(name, without_indentation(mustache)).parse();
}

}  // namespace tasklight::web

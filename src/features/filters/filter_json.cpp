#include "features/filters/filter_json.hpp"

#include <array>
#include <utility>

#include "features/filters/filter_parser.hpp"

namespace tasklight::filters {
namespace {

constexpr std::array<std::pair<TermKind, std::string_view>, 23> kKinds{{
    {TermKind::kAnd, "and"},
    {TermKind::kOr, "or"},
    {TermKind::kNot, "not"},
    {TermKind::kDue, "due"},
    {TermKind::kDeadline, "deadline"},
    {TermKind::kStart, "start"},
    {TermKind::kCreated, "created"},
    {TermKind::kOverdue, "overdue"},
    {TermKind::kNoDate, "no_date"},
    {TermKind::kNoTime, "no_time"},
    {TermKind::kNoDeadline, "no_deadline"},
    {TermKind::kRecurring, "recurring"},
    {TermKind::kPriority, "priority"},
    {TermKind::kLabel, "label"},
    {TermKind::kNoLabels, "no_labels"},
    {TermKind::kProject, "project"},
    {TermKind::kProjectTree, "project_tree"},
    {TermKind::kSection, "section"},
    {TermKind::kAnySection, "any_section"},
    {TermKind::kSubtask, "subtask"},
    {TermKind::kSearch, "search"},
    {TermKind::kCompleted, "completed"},
    {TermKind::kAll, "all"},
}};

void write_dates(JsonWriter& json, const FilterNode& node) {
    constexpr std::array<std::string_view, 3> kComparisons{"on", "before", "after"};
    json.key("comparison").string(kComparisons.at(static_cast<std::size_t>(node.comparison)));
    json.key("dates").begin_object();
    json.key("first").string(to_text(node.dates.from));
    json.key("last").string(to_text(plus_days(node.dates.until, -1)));
    json.end_object();
}

// With its wildcards.
std::string whole_name(const FilterNode& node) {
    std::string name;
    for (std::size_t i = 0; i < node.name.size(); ++i)
        name.append(i > 0 ? "*" : "").append(node.name[i]);
    return name;
}

void write_children(JsonWriter& json, const FilterNode& node) {
    json.key("children").begin_array();
    for (const FilterNode& child : node.children)
        write_tree(json, child);
    json.end_array();
}

bool has_dates(TermKind kind) {
    return kind == TermKind::kDue || kind == TermKind::kDeadline || kind == TermKind::kStart ||
           kind == TermKind::kCreated;
}

}  // namespace

std::string_view kind_name(TermKind kind) {
    for (const auto& [known, name] : kKinds)
        if (known == kind) return name;
    return {};
}

void write_tree(JsonWriter& json, const FilterNode& node) {
    json.begin_object();
    json.key("kind").string(kind_name(node.kind));
    json.key("start").integer(static_cast<std::int64_t>(node.start));
    json.key("end").integer(static_cast<std::int64_t>(node.end));
    json.key("text").string(print(node));
    if (has_dates(node.kind)) write_dates(json, node);
    if (!node.name.empty()) json.key("name").string(whole_name(node));
    if (node.kind == TermKind::kPriority) json.key("priority").integer(node.priority);
    if (node.kind == TermKind::kSearch) json.key("words").string(node.words);
    if (!node.children.empty()) write_children(json, node);
    json.end_object();
}

}  // namespace tasklight::filters

#include "features/rows/task_lines.hpp"

namespace tasklight::rows {
namespace {

using web::ViewModel;

ViewModel line() {
    ViewModel model;
    model.flag("line_begins", false).flag("line_ends", false).flag("line_task", false);
    return model;
}

ViewModel beginning(const TaskGroup& group) {
    ViewModel model = line();
    model.flag("line_begins", true)
        .text("group_id", group.id)
        .text("group_name", group.name)
        .flag("group_has_heading", group.has_heading)
        .flag("group_is_late", group.is_late)
        .flag("group_has_edit", !group.edit_path.empty())
        .text("group_edit_path", group.edit_path);
    return model;
}

std::string key_of(const TaskGroup& group) {
    std::string key = "begin|";
    key.append(group.id).append("|").append(group.edit_path);
    return key.append(group.has_heading ? "|h" : "|").append(group.is_late ? "l|" : "|") +
           group.name;
}

}  // namespace

std::vector<web::Row> lines_of(const std::vector<TaskGroup>& groups) {
    std::vector<web::Row> lines;
    for (const TaskGroup& group : groups) {
        lines.push_back({key_of(group), [group] { return beginning(group); }});
        for (const TaskRow& row : group.rows)
            lines.push_back(
                {row.key(), [row] { return line().child("line_task", row.to_model()); }});
        lines.push_back({"end", [] { return line().flag("line_ends", true); }});
    }
    return lines;
}

}  // namespace tasklight::rows

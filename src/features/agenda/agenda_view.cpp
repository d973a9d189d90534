#include "features/agenda/agenda_view.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace tasklight::agenda {
namespace {

using rows::Here;
using rows::TaskGroup;

struct DueTask {
    LocalTime due;  // on the reader's clocks
    Task task;
};

// A day's tasks without a time come before those with one.
std::vector<DueTask> in_order(std::vector<Task> tasks, const Here& here) {
    std::vector<DueTask> list;
    list.reserve(tasks.size());
    for (Task& task : tasks) {
        const LocalTime due = rows::local_due(task.due.value(), here);
        list.push_back({due, std::move(task)});
    }
    std::stable_sort(list.begin(), list.end(), [](const DueTask& a, const DueTask& b) {
        return std::tie(a.due, a.task.priority, a.task.id) <
               std::tie(b.due, b.task.priority, b.task.id);
    });
    return list;
}

}  // namespace

web::ViewModel AgendaView::to_model() const {
    web::ViewModel model;
    model.rows("line_rows", rows::lines_of(groups)).flag("has_tasks", !groups.empty());
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

AgendaView today_view(std::vector<Task> tasks, const Here& here) {
    TaskGroup late{.id = "overdue", .name = "Overdue", .is_late = true};
    TaskGroup today{.id = "due-today", .name = rows::day_heading(here.today(), here.today())};
    for (const DueTask& due : in_order(std::move(tasks), here)) {
        TaskGroup& group = rows::is_overdue(*due.task.due, here) ? late : today;
        group.rows.push_back(rows::task_row(due.task, here));
    }
    AgendaView view;
    for (TaskGroup* group : {&late, &today})
        if (!group->rows.empty()) view.groups.push_back(std::move(*group));
    return view;
}

AgendaView upcoming_view(std::vector<Task> tasks, const Here& here) {
    AgendaView view;
    for (const DueTask& due : in_order(std::move(tasks), here)) {
        const std::string id = std::string("day-").append(to_text(due.due.date));
        if (view.groups.empty() || view.groups.back().id != id)
            view.groups.push_back(
                {.id = id, .name = rows::day_heading(due.due.date, here.today())});
        view.groups.back().rows.push_back(rows::task_row(due.task, here));
    }
    return view;
}

}  // namespace tasklight::agenda

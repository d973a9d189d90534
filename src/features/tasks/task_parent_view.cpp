#include "features/tasks/task_parent_view.hpp"

#include <utility>

namespace tasklight::tasks {

web::ViewModel TaskParentView::to_model() const {
    std::vector<web::Option> options{{"", "No other task"}};
    bool is_offered = !task.parent_id;
    for (const Task& other : others) {
        options.push_back({other.id.text(), other.title});
        is_offered = is_offered || other.id == *task.parent_id;
    }
    if (!is_offered) options.push_back({task.parent_id->text(), "The one that it lies under now"});
    const bool is_known = chosen.empty() || TaskId::parse(chosen);
    web::ViewModel model;
    model.text("task_id", task.id.text())
        .text("task_title", task.title)
        .child("parent_id_field",
               web::choice_model("parent_id", is_known ? chosen : "", options, errors));
    web::add_errors(model, errors);
    return model;
}

TaskParentView task_parent_view(Task task, std::vector<Task> in_project) {
    TaskParentView view;
    std::erase_if(in_project, [&](const Task& other) { return other.id == task.id; });
    if (task.parent_id) view.chosen = task.parent_id->text();
    view.others = std::move(in_project);
    view.task = std::move(task);
    return view;
}

}  // namespace tasklight::tasks

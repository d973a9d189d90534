// Quick add for a person: reads a text with the names that this person knows, and adds what was
// understood. A label that is new is made along with its task; a project is not.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "database/database.hpp"
#include "features/quick_add/quick_add.hpp"
#include "features/tasks/task_form.hpp"
#include "model/user.hpp"
#include "store/operation.hpp"

namespace tasklight::quick_add {

// What names stand for.
struct Known {
    std::vector<Project> projects;
    std::vector<Section> sections;
    Names names;
};

// Three statements. At most 1,000 of each kind are known.
[[nodiscard]] Known known_to(database::Connection& connection, const UserId& user);

// How this person writes. Throws nothing: preferences were checked when they were saved.
[[nodiscard]] Settings settings_for(const Known& known, const Preferences& preferences, Moment now);

// The task's fields as a request would say them. The project is where it goes if the line names
// none.
[[nodiscard]] tasks::TaskForm form_of(const QuickTask& quick, const Known& known,
                                      const std::optional<ProjectId>& project = {});

// Throws Invalid, field "text", for a line without a title or with a problem.
void refuse_faults(const std::vector<QuickTask>& lines);

// Adds each; what is indented goes under the task that it belongs to.
[[nodiscard]] std::vector<Task> add(store::Operation& operation,
                                    const std::vector<QuickTask>& lines, const Known& known,
                                    const std::optional<ProjectId>& project = {});

// What the task would be, without an id, and nothing is saved.
[[nodiscard]] Task preview(const QuickTask& quick, const Known& known, const Settings& settings);

}  // namespace tasklight::quick_add

// What has happened to a task, as templates see it. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "features/tasks/task_texts.hpp"
#include "model/completion.hpp"
#include "store/change_store.hpp"
#include "web/view_model.hpp"

namespace tasklight::tasks {

// Template tasks/completions.
struct CompletionListView {
    Task task;
    std::vector<Completion> completions;  // newest first
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

struct ChangeLine {
    std::string words;  // "Completed"
    Moment at;
    std::vector<Difference> differences;
};

// Template tasks/changes.
struct ChangeListView {
    Task task;
    std::vector<ChangeLine> lines;  // newest first
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

[[nodiscard]] ChangeListView change_list_view(Task task,
                                              const std::vector<store::LogEntry>& entries);

}  // namespace tasklight::tasks

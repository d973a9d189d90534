// Open tasks by their due dates, as templates see them. Pure; any thread may call. Templates:
// agenda/today and agenda/upcoming.
#pragma once

#include <string>
#include <vector>

#include "features/rows/task_lines.hpp"

namespace tasklight::agenda {

struct AgendaView {
    std::vector<rows::TaskGroup> groups;
    std::string next_cursor;  // empty on the last page
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

// What is overdue, then what is due today; in each the earlier first, then the higher priority.
[[nodiscard]] AgendaView today_view(std::vector<Task> tasks, const rows::Here& here);

// A group for each day, in the same order.
[[nodiscard]] AgendaView upcoming_view(std::vector<Task> tasks, const rows::Here& here);

}  // namespace tasklight::agenda

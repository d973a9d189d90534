// The Trash as its template sees it. Pure; any thread may call.
#pragma once

#include <string>
#include <vector>

#include "features/rows/task_row.hpp"
#include "store/trash_store.hpp"
#include "web/view_model.hpp"

namespace tasklight::trash {

// Template trash/show.
struct TrashView {
    std::vector<store::DeletedRecord> records;  // on the first page alone
    std::vector<rows::TaskRow> tasks;
    std::string next_cursor;
    bool is_first_page = true;

    [[nodiscard]] web::ViewModel to_model() const;
};

}  // namespace tasklight::trash

#include "features/trash/trash_view.hpp"

#include <utility>

#include "web/words.hpp"

namespace tasklight::trash {
namespace {

web::ViewModel record_model(const store::DeletedRecord& record) {
    std::string kind = record.kind;
    kind[0] = static_cast<char>(kind[0] - 'a' + 'A');
    web::ViewModel model;
    model.text("record_name", record.name)
        .text("record_kind", kind)
        .text("record_deleted_at", to_rfc3339(record.deleted_at))
        .text("record_deleted_words", web::date_words(record.deleted_at))
        .text("record_operation", record.operation.text());
    return model;
}

}  // namespace

web::ViewModel TrashView::to_model() const {
    std::vector<web::ViewModel> models;
    for (const store::DeletedRecord& record : records)
        models.push_back(record_model(record));
    web::ViewModel model;
    model.list("records", std::move(models))
        .flag("has_records", !records.empty())
        .rows("task_rows", rows::kept_rows(tasks))
        .flag("has_tasks", !tasks.empty())
        .flag("is_empty", records.empty() && tasks.empty());
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

}  // namespace tasklight::trash

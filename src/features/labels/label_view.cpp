#include "features/labels/label_view.hpp"

#include <utility>

namespace tasklight::labels {
namespace {

web::ViewModel label_model(const Label& label) {
    web::ViewModel model;
    model.text("label_id", label.id.text()).text("label_name", label.name);
    records::add_swatch(model, label.color);
    return model;
}

}  // namespace

web::ViewModel LabelListView::to_model() const {
    std::vector<web::ViewModel> models;
    for (const Label& label : labels)
        models.push_back(label_model(label));
    web::ViewModel model;
    fields.add_to(model);
    model.list("labels", std::move(models)).flag("has_labels", !labels.empty());
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

web::ViewModel LabelPageView::to_model() const {
    web::ViewModel model = label_model(label);
    model.rows("task_rows", rows::kept_rows(tasks)).flag("has_tasks", !tasks.empty());
    rows::add_page_links(model, next_cursor, is_first_page);
    return model;
}

web::ViewModel LabelFormView::to_model() const {
    web::ViewModel model = label_model(label);
    fields.add_to(model);
    return model;
}

}  // namespace tasklight::labels

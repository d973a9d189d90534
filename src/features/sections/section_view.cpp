#include "features/sections/section_view.hpp"

namespace tasklight::sections {

web::ViewModel SectionFormView::to_model() const {
    web::ViewModel model;
    fields.add_to(model);
    model.text("section_id", section.id.text())
        .text("section_name", section.name)
        .text("section_project_id", section.project_id.text());
    return model;
}

}  // namespace tasklight::sections

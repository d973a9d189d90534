// The form of a section as its template sees it: sections/edit.
#pragma once

#include "features/records/record_fields_view.hpp"
#include "model/section.hpp"

namespace tasklight::sections {

struct SectionFormView {
    Section section;
    records::RecordFields fields;

    [[nodiscard]] web::ViewModel to_model() const;
};

}  // namespace tasklight::sections

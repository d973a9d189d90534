// Reads a page of tasks for the pages of filters and of the search.
#pragma once

#include "features/filters/found_view.hpp"
#include "web/context.hpp"
#include "web/paging.hpp"

namespace tasklight::filters {

[[nodiscard]] FoundPart found_by(const web::Context& context, const FilterNode& filter,
                                 const web::Paging& paging);

// By words, which are marked.
[[nodiscard]] FoundPart found_by(const web::Context& context, const std::string& words,
                                 const web::Paging& paging);

}  // namespace tasklight::filters

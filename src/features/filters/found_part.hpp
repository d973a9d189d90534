// Reads a page of tasks for the pages of filters and of the search.
#pragma once

#include "features/filters/found_view.hpp"
#include "store/filter_names.hpp"
#include "web/context.hpp"
#include "web/paging.hpp"

namespace tasklight::filters {

// The viewer's names if they are at hand; else they are read if the filter needs some.
[[nodiscard]] FoundPart found_by(const web::Context& context, const FilterNode& filter,
                                 const std::optional<store::FilterNames>& names,
                                 const web::Paging& paging);

// By words, which are marked.
[[nodiscard]] FoundPart found_by(const web::Context& context, const std::string& words,
                                 const web::Paging& paging);

}  // namespace tasklight::filters

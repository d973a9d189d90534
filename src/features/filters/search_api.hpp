// Full-text search for programs: GET /api/v1/search?q=…
#pragma once

#include <string>

#include "http/response.hpp"
#include "store/search_store.hpp"
#include "web/context.hpp"
#include "web/paging.hpp"

namespace tasklight::filters {

// Throws Invalid for the field "q" unless the text holds words to search for.
void check_search(const std::string& text);

// A page of what was found.
struct SearchPage {
    std::vector<store::SearchHit> hits;
    std::optional<std::string> next_cursor;
};

[[nodiscard]] SearchPage search(const web::Context& context, const std::string& words,
                                const web::Paging& paging);

namespace api {

// {"results":[{"task","title","notes","rank"}],"next_cursor"}; title and notes are lists of
// {"text","hit"}, the latter a part around the first hit. The best first.
[[nodiscard]] http::Response search(web::Context& context);

}  // namespace api
}  // namespace tasklight::filters

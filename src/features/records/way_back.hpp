// Where a form's button in a row leads back to: the page that the row stood in.
#pragma once

#include <string>
#include <string_view>

#include "store/operation.hpp"
#include "web/context.hpp"

namespace tasklight::records {

// The list or record that the browser came from; "/" if it came from elsewhere, or from the page of
// the record `gone` that may not be there any more.
[[nodiscard]] std::string way_back(const web::Context& context, std::string_view gone = {});

// 303 with a word on what was done and its Undo, if anything was.
[[nodiscard]] http::Response see_changed(const web::Context& context,
                                         const store::Operation& operation, std::string target,
                                         web::NoticeCode code);

}  // namespace tasklight::records

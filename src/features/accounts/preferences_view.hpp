// The preferences as the form on the account's page shows them. Pure; any thread may call.
#pragma once

#include <vector>

#include "base/error.hpp"
#include "model/user.hpp"
#include "web/view_model.hpp"

namespace tasklight::accounts {

// For accounts/_preferences: `values` is what stands in the fields, also if it was refused.
void add_preferences(web::ViewModel& model, const Preferences& values,
                     const std::vector<FieldError>& errors);

}  // namespace tasklight::accounts

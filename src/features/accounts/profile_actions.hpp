// What people change of themselves is an operation in their own stream, so it can be undone, their
// other devices learn of it, and every page that depends on it gets a new tag.
#pragma once

#include "features/accounts/profile_form.hpp"
#include "model/user.hpp"
#include "store/operation.hpp"

namespace tasklight::accounts {

// The actor as he or she then stands. Throws Invalid naming the address if it is taken.
User update_profile(store::Operation& operation, const ProfileForm& form);

// Undoes a change of the entity "user". Throws Conflict if something it changed was changed since,
// or if the old address is somebody else's by now.
void revert_profile(store::Operation& operation, const store::RecordedChange& change);

}  // namespace tasklight::accounts

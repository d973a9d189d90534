#include "features/accounts/profile_actions.hpp"

#include <array>

#include "base/error.hpp"
#include "base/json.hpp"
#include "store/record_fields.hpp"
#include "store/user_store.hpp"

namespace tasklight::accounts {

using store::Operation;

namespace {

using Field = store::RecordField<User>;

// One entry for each field that people can change; a new one is added here.
const std::array kFields{
    Field{"email", [](const User& u) { return JsonValue(u.email); },
          [](User& u, const JsonValue& v) { u.email = *v.string(); }},
    Field{"zone", [](const User& u) { return JsonValue(u.preferences.zone); },
          [](User& u, const JsonValue& v) { u.preferences.zone = *v.string(); }},
    Field{"locale", [](const User& u) { return JsonValue(u.preferences.locale); },
          [](User& u, const JsonValue& v) { u.preferences.locale = *v.string(); }},
    Field{"week_start", [](const User& u) { return JsonValue(u.preferences.week_start); },
          [](User& u, const JsonValue& v) { u.preferences.week_start = *v.string(); }},
    Field{"theme", [](const User& u) { return JsonValue(u.preferences.theme); },
          [](User& u, const JsonValue& v) { u.preferences.theme = *v.string(); }},
};

std::span<const Field> fields() { return kFields; }

User locked_actor(Operation& operation) {
    auto found = store::lock_credentials(operation.transaction(), operation.actor());
    if (!found || found->user.disabled_at) throw NotSignedIn();
    return std::move(found->user);
}

User save(Operation& operation, const User& before, User after) {
    if (!store::differ(fields(), before, after)) return before;
    store::update_profile(operation.transaction(), after);
    operation.record({stream_of(after.id), "user", after.id.text(), "updated",
                      store::fields_of(fields(), before, &after),
                      store::fields_of(fields(), after, &before)});
    return after;
}

}  // namespace

User update_profile(Operation& operation, const ProfileForm& form) {
    const User before = locked_actor(operation);
    return save(operation, before, with_profile(before, form));
}

void revert_profile(Operation& operation, const store::RecordedChange& change) {
    const User before = locked_actor(operation);
    if (!store::has_fields(fields(), before, parse_json(change.after)))
        throw Conflict("Your preferences were changed in the meantime.");
    User after = before;
    store::set_fields(fields(), after, parse_json(change.before));
    try {
        (void)save(operation, before, std::move(after));
    } catch (const Invalid&) {
        throw Conflict("Your old e-mail address is somebody else's by now.");
    }
}

}  // namespace tasklight::accounts

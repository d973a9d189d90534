#include "features/accounts/profile_actions.hpp"

#include <array>

#include "base/json.hpp"
#include "store/user_store.hpp"

namespace tasklight::accounts {

using store::Operation;

namespace {

// One entry for each field that people can change; a new one is added here.
struct Field {
    const char* name;
    std::string& (*of)(User&);
};

const std::array kFields{
    Field{"email", [](User& u) -> std::string& { return u.email; }},
    Field{"zone", [](User& u) -> std::string& { return u.preferences.zone; }},
    Field{"locale", [](User& u) -> std::string& { return u.preferences.locale; }},
    Field{"week_start", [](User& u) -> std::string& { return u.preferences.week_start; }},
    Field{"theme", [](User& u) -> std::string& { return u.preferences.theme; }},
};

bool differ(User a, User b) { return a.email != b.email || a.preferences != b.preferences; }

// The fields of `user` that differ from those of `other`.
std::string fields_of(User user, User other) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    for (const Field& field : kFields)
        if (field.of(user) != field.of(other)) json.key(field.name).string(field.of(user));
    json.end_object();
    return text;
}

User locked_actor(Operation& operation) {
    auto found = store::lock_credentials(operation.transaction(), operation.actor());
    if (!found || found->user.disabled_at) throw NotSignedIn();
    return std::move(found->user);
}

User save(Operation& operation, const User& before, User after) {
    if (!differ(before, after)) return before;
    store::update_profile(operation.transaction(), after);
    operation.record({stream_of(after.id), "user", after.id.text(), "updated",
                      fields_of(before, after), fields_of(after, before)});
    return after;
}

}  // namespace

User update_profile(Operation& operation, const ProfileForm& form) {
    const User before = locked_actor(operation);
    return save(operation, before, with_profile(before, form));
}

User revert(Operation& operation, const store::RecordedChange& change) {
    const User before = locked_actor(operation);
    const JsonValue changed_from = parse_json(change.before);
    const JsonValue changed_to = parse_json(change.after);
    User after = before;
    for (const Field& field : kFields) {
        const JsonValue* now = changed_to.find(field.name);
        if (now && field.of(after) != *now->string())
            throw Conflict("Your preferences were changed in the meantime.");
        if (const JsonValue* then = changed_from.find(field.name))
            field.of(after) = *then->string();
    }
    try {
        return save(operation, before, std::move(after));
    } catch (const Invalid&) {
        throw Conflict("Your old e-mail address is somebody else's by now.");
    }
}

}  // namespace tasklight::accounts

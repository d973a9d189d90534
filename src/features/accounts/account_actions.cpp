#include "features/accounts/account_actions.hpp"

#include <utility>

#include "base/log.hpp"
#include "base/random.hpp"
#include "store/operation.hpp"
#include "store/project_store.hpp"
#include "store/session_store.hpp"
#include "store/user_store.hpp"
#include "web/sign_in.hpp"

namespace tasklight::accounts {

using database::Connection;
using database::Transaction;

namespace {

constexpr std::size_t kClientLimit = 300;  // bytes of a User-Agent worth keeping

// A browser may describe itself at any length and in any bytes, which a database does not take.
std::string printable_part(std::string_view client) {
    std::string kept(client.substr(0, kClientLimit));
    std::erase_if(kept, [](char c) { return c < 0x20 || c >= 0x7F; });
    return kept;
}

constexpr auto* kWrongPassword = "The user name or the password is wrong.";

// A password that was changed, or an account that was disabled, while its old password was being
// verified must not let anybody in.
void check_unchanged(Transaction& transaction, const store::Credentials& verified) {
    const auto present = store::lock_credentials(transaction, verified.user.id);
    if (!present || present->password_hash != verified.password_hash || present->user.disabled_at)
        throw NotSignedIn(kWrongPassword);
}

void insert_with_inbox(Transaction& transaction, const User& user, const std::string& hash) {
    Project inbox;
    inbox.id = ProjectId::make(user.created_at);
    inbox.owner_id = user.id;
    inbox.name = "Inbox";
    inbox.is_inbox = true;
    inbox.created_at = inbox.updated_at = user.created_at;
    store::insert_user(transaction, user, hash);
    store::insert_stream(transaction, stream_of(user.id));
    store::insert_stream(transaction, stream_of(inbox.id));
    store::insert_project(transaction, inbox);

    store::Operation operation(transaction, user.id, user.created_at);
    operation.record(
        {stream_of(user.id), "project", inbox.id.text(), "created", "{}", R"({"name":"Inbox"})"});
    operation.finish();
}

}  // namespace

AccountActions::AccountActions(database::Database& database, PasswordHasher& passwords,
                               const Clock& clock, Registration registration)
    : database_(database), passwords_(passwords), clock_(clock), registration_(registration) {}

void AccountActions::check_registration() const {
    if (registration_ != Registration::kOpen)
        throw Forbidden("Registration is closed here. Ask the administrator for an account.");
}

User AccountActions::register_user(const RegistrationForm& form) {
    check_registration();
    return add_user(form);
}

User AccountActions::add_user(const RegistrationForm& form) {
    check_free(form);
    const std::string hash = passwords_.hash(form.password);
    const Moment now = clock_.now();
    const User user{UserId::make(now), form.username,   form.email, Role::kMember, now,
                    std::nullopt,      form.preferences};
    database_.write([&](Transaction& transaction) { insert_with_inbox(transaction, user, hash); });
    ++counts_.registered;
    log::info("account registered", {{"user", user.id.text()}});
    return user;
}

void AccountActions::check_free(const RegistrationForm& form) {
    std::vector<FieldError> taken;
    const auto exists = [&](const std::string& name) {
        return database_.read([&](Connection& connection) {
            return store::find_credentials(connection, name).has_value();
        });
    };
    if (exists(form.username)) taken.push_back({"username", "This user name is already taken."});
    if (exists(form.email)) taken.push_back({"email", "This e-mail address is already used."});
    if (!taken.empty()) throw Invalid(std::move(taken));
}

Issued AccountActions::log_in(const LogInForm& form, std::string_view client) {
    const auto found = database_.read(
        [&](Connection& connection) { return store::find_credentials(connection, form.name); });
    const bool right = passwords_.verify(found ? found->password_hash : "", form.password);
    if (!right || found->user.disabled_at) {
        ++counts_.refused;
        log::warning("log-in refused", {{"user", found ? found->user.id.text() : "unknown"}});
        throw NotSignedIn(kWrongPassword);
    }
    std::string better_hash;
    if (passwords_.needs_rehash(found->password_hash)) better_hash = passwords_.hash(form.password);

    const Issued issued = new_secret(found->user, SessionKind::kSession, printable_part(client),
                                     clock_.now() + web::kSessionLife);
    database_.write([&](Transaction& transaction) {
        check_unchanged(transaction, *found);
        if (!better_hash.empty()) store::update_password(transaction, found->user.id, better_hash);
        store::insert_session(transaction, issued.session, web::session_hash(issued.secret));
    });
    ++counts_.logged_in;
    return issued;
}

Issued AccountActions::new_secret(const User& user, SessionKind kind, std::string name,
                                  std::optional<Moment> expires_at) const {
    const Moment now = clock_.now();
    return {user,
            {SessionId::make(now), user.id, kind, std::move(name), now, now, expires_at},
            random_token()};
}

void AccountActions::log_out(const Viewer& viewer) {
    database_.write([&](Transaction& transaction) {
        store::delete_session(transaction, viewer.user.id, viewer.session.id, viewer.session.kind);
    });
}

void AccountActions::change_password(const Viewer& viewer, const PasswordForm& form) {
    const auto found = database_.read([&](Connection& connection) {
        return store::find_credentials(connection, viewer.user.id);
    });
    if (!found || !passwords_.verify(found->password_hash, form.current_password))
        throw Invalid("current_password", "This is not your password.");
    const std::string hash = passwords_.hash(form.new_password);
    database_.write([&](Transaction& transaction) {
        check_unchanged(transaction, *found);
        store::update_password(transaction, viewer.user.id, hash);
        store::delete_other_sessions(transaction, viewer.user.id, viewer.session.id);
    });
    log::info("password changed", {{"user", viewer.user.id.text()}});
}

void AccountActions::check_password(const Viewer& viewer, const std::string& password) {
    const auto found = database_.read([&](Connection& connection) {
        return store::find_credentials(connection, viewer.user.id);
    });
    if (!found || !passwords_.verify(found->password_hash, password))
        throw Invalid("current_password", "This is not your password.");
}

Issued AccountActions::issue_token(const Viewer& viewer, const std::string& name,
                                   std::optional<Moment> expires_at) {
    const Issued issued = new_secret(viewer.user, SessionKind::kToken, name, expires_at);
    database_.write([&](Transaction& transaction) {
        const auto user = store::lock_credentials(transaction, viewer.user.id);
        if (!user || user->user.disabled_at) throw NotSignedIn();
        // A change of password may have ended it just now: nothing made with it may live on.
        if (!store::has_session(transaction.connection(), viewer.user.id, viewer.session.id))
            throw NotSignedIn();
        store::insert_session(transaction, issued.session, web::session_hash(issued.secret));
    });
    return issued;
}

void AccountActions::end_session(const Viewer& viewer, const SessionId& session, SessionKind kind) {
    const bool ended = database_.write([&](Transaction& transaction) {
        return store::delete_session(transaction, viewer.user.id, session, kind);
    });
    if (!ended) throw NotFound("There is no such session.");
}

}  // namespace tasklight::accounts

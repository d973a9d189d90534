#include "store/user_store.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "database/sql_error.hpp"

namespace tasklight::store {

using database::Connection;
using database::named;
using database::Transaction;

namespace {

constexpr auto* kEmailTaken = "This e-mail address is already used.";

using UserRow =
    std::tuple<UserId, std::string, std::string, std::string, std::string, Moment,
               std::optional<Moment>, std::string, std::string, std::string, std::string>;

Credentials read_user(UserRow& row) {
    auto& [id, username, email, password_hash, role, created_at, disabled_at, zone, locale,
           week_start, theme] = row;
    return {{std::move(id),
             std::move(username),
             std::move(email),
             role == "admin" ? Role::kAdmin : Role::kMember,
             created_at,
             disabled_at,
             {std::move(zone), std::move(locale), std::move(week_start), std::move(theme)}},
            std::move(password_hash)};
}

std::optional<Credentials> read_user(std::optional<UserRow> row) {
    if (!row) return std::nullopt;
    return read_user(*row);
}

}  // namespace

std::optional<Credentials> find_credentials(Connection& connection,
                                            std::string_view name_or_email) {
    constexpr auto* kByName = R"sql(
        SELECT id, username, email, password_hash, role, created_at, disabled_at,
               zone, locale, week_start, theme
        FROM users
        WHERE username_folded = :folded
    )sql";
    constexpr auto* kByEmail = R"sql(
        SELECT id, username, email, password_hash, role, created_at, disabled_at,
               zone, locale, week_start, theme
        FROM users
        WHERE email_folded = :folded
    )sql";
    // A user name never holds an @, an address always does.
    const bool is_email = name_or_email.find('@') != std::string_view::npos;
    return read_user(connection.find<UserRow>(is_email ? kByEmail : kByName,
                                              named("folded", ascii_lower(name_or_email))));
}

std::optional<Credentials> find_credentials(Connection& connection, const UserId& user) {
    constexpr auto* kSql = R"sql(
        SELECT id, username, email, password_hash, role, created_at, disabled_at,
               zone, locale, week_start, theme
        FROM users
        WHERE id = :id
    )sql";
    return read_user(connection.find<UserRow>(kSql, named("id", user)));
}

std::optional<Credentials> lock_credentials(Transaction& transaction, const UserId& user) {
    constexpr auto* kSql = R"sql(
        SELECT id, username, email, password_hash, role, created_at, disabled_at,
               zone, locale, week_start, theme
        FROM users
        WHERE id = :id
        @for_update@
    )sql";
    return read_user(transaction.connection().find<UserRow>(kSql, named("id", user)));
}

void insert_user(Transaction& transaction, const User& user, const std::string& password_hash) {
    constexpr auto* kSql = R"sql(
        INSERT INTO users (id, username, username_folded, email, email_folded, password_hash,
                           role, created_at, disabled_at, zone, locale, week_start, theme)
        VALUES (:id, :username, :username_folded, :email, :email_folded, :password_hash,
                :role, :created_at, :disabled_at, :zone, :locale, :week_start, :theme)
    )sql";
    try {
        transaction.connection().execute(
            kSql, named("id", user.id), named("username", user.username),
            named("username_folded", ascii_lower(user.username)), named("email", user.email),
            named("email_folded", ascii_lower(user.email)), named("password_hash", password_hash),
            named("role", to_string(user.role)), named("created_at", user.created_at),
            named("disabled_at", user.disabled_at), named("zone", user.preferences.zone),
            named("locale", user.preferences.locale),
            named("week_start", user.preferences.week_start),
            named("theme", user.preferences.theme));
    } catch (const database::UniqueViolation& taken) {
        if (taken.concerns("email_folded")) throw Invalid("email", kEmailTaken);
        throw Invalid("username", "This user name is already taken.");
    }
}

void update_profile(Transaction& transaction, const User& user) {
    constexpr auto* kSql = R"sql(
        UPDATE users
        SET email = :email, email_folded = :email_folded, zone = :zone, locale = :locale,
            week_start = :week_start, theme = :theme
        WHERE id = :id
    )sql";
    try {
        transaction.connection().execute(
            kSql, named("email", user.email), named("email_folded", ascii_lower(user.email)),
            named("zone", user.preferences.zone), named("locale", user.preferences.locale),
            named("week_start", user.preferences.week_start),
            named("theme", user.preferences.theme), named("id", user.id));
    } catch (const database::UniqueViolation&) {
        throw Invalid("email", kEmailTaken);
    }
}

void update_password(Transaction& transaction, const UserId& user,
                     const std::string& password_hash) {
    constexpr auto* kSql = "UPDATE users SET password_hash = :password_hash WHERE id = :id";
    transaction.connection().execute(kSql, named("password_hash", password_hash),
                                     named("id", user));
}

void update_role(Transaction& transaction, const UserId& user, Role role) {
    constexpr auto* kSql = "UPDATE users SET role = :role WHERE id = :id";
    transaction.connection().execute(kSql, named("role", to_string(role)), named("id", user));
}

void update_disabled(Transaction& transaction, const UserId& user,
                     std::optional<Moment> disabled_at) {
    constexpr auto* kSql = "UPDATE users SET disabled_at = :disabled_at WHERE id = :id";
    transaction.connection().execute(kSql, named("disabled_at", disabled_at), named("id", user));
}

std::vector<User> list_users(Connection& connection, std::string_view after, std::int64_t limit) {
    constexpr auto* kSql = R"sql(
        SELECT id, username, email, password_hash, role, created_at, disabled_at,
               zone, locale, week_start, theme
        FROM users
        WHERE username_folded > :after
        ORDER BY username_folded
        LIMIT :row_limit
    )sql";
    std::vector<User> users;
    for (auto& row :
         connection.list<UserRow>(kSql, named("after", after), named("row_limit", limit)))
        users.push_back(read_user(row).user);
    return users;
}

}  // namespace tasklight::store

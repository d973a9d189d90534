#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

#include "app/application.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/privileges.hpp"
#include "app/schema.hpp"
#include "base/error.hpp"
#include "store/session_store.hpp"
#include "store/user_store.hpp"

namespace tasklight::app {
namespace {

// Keeps what is typed off the screen.
class SilentTerminal {
public:
    SilentTerminal() : is_terminal_(tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    ~SilentTerminal() {
        if (is_terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    SilentTerminal(const SilentTerminal&) = delete;
    SilentTerminal& operator=(const SilentTerminal&) = delete;
    [[nodiscard]] bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

std::string read_password() {
    const SilentTerminal terminal;
    if (terminal.is_terminal()) std::cerr << "Password: ";
    std::string password;
    std::getline(std::cin, password);
    if (terminal.is_terminal()) std::cerr << '\n';
    if (password.ends_with('\r')) password.pop_back();
    return password;
}

void add_fault(std::vector<FieldError>& errors, const char* field, std::string fault) {
    if (!fault.empty()) errors.push_back({field, std::move(fault)});
}

User named_user(database::Database& database, const std::string& name) {
    auto found = database.read([&](database::Connection& connection) {
        return store::find_credentials(connection, name);
    });
    if (!found) throw NotFound("there is no account \"" + name + "\".");
    return std::move(found->user);
}

int add(const Config& config, database::Database& database, const Words& words) {
    const std::string password = read_password();
    std::vector<FieldError> errors;
    add_fault(errors, "username", accounts::fault_of_username(words[1]));
    add_fault(errors, "email", accounts::fault_of_email(words[2]));
    add_fault(errors, "password", accounts::fault_of_password(password));
    if (!errors.empty()) throw Invalid(std::move(errors));

    const SystemClock clock;
    PasswordHasher passwords(password_cost(config));
    accounts::AccountActions actions(database, passwords, clock, config.registration);
    const User user = actions.add_user({words[1], words[2], password});
    std::cout << "added " << user.username << '\n';
    return kSuccess;
}

int set_password(const Config& config, database::Database& database, const Words& words) {
    const User user = named_user(database, words[1]);
    const std::string password = read_password();
    if (auto fault = accounts::fault_of_password(password); !fault.empty())
        throw Invalid("password", std::move(fault));
    const std::string hash = PasswordHasher(password_cost(config)).hash(password);
    database.write([&](database::Transaction& transaction) {
        store::update_password(transaction, user.id, hash);
        store::delete_all_sessions(transaction, user.id);
    });
    std::cout << "changed the password of " << user.username << " and ended all sessions\n";
    return kSuccess;
}

int list(const Config&, database::Database& database, const Words&) {
    constexpr std::int64_t kAtATime = 500;
    std::string after;
    for (;;) {
        const auto users = database.read([&](database::Connection& connection) {
            return store::list_users(connection, after, kAtATime);
        });
        for (const User& user : users)
            std::cout << user.username << '\t' << user.email << '\t' << to_string(user.role) << '\t'
                      << (user.disabled_at ? "disabled" : "active") << '\t'
                      << to_rfc3339(user.created_at) << '\n';
        if (std::ssize(users) < kAtATime) return kSuccess;
        after = ascii_lower(users.back().username);
    }
}

int set_disabled(database::Database& database, const std::string& name, bool disabled) {
    const User user = named_user(database, name);
    database.write([&](database::Transaction& transaction) {
        store::update_disabled(transaction, user.id,
                               disabled ? std::optional(SystemClock().now()) : std::nullopt);
        if (disabled) store::delete_all_sessions(transaction, user.id);
    });
    std::cout << (disabled ? "disabled " : "enabled ") << user.username << '\n';
    return kSuccess;
}

int disable(const Config&, database::Database& database, const Words& words) {
    return set_disabled(database, words[1], true);
}

int enable(const Config&, database::Database& database, const Words& words) {
    return set_disabled(database, words[1], false);
}

int set_role(const Config&, database::Database& database, const Words& words) {
    if (words[2] != "admin" && words[2] != "member")
        throw UsageError("the role is admin or member.");
    const User user = named_user(database, words[1]);
    const Role role = words[2] == "admin" ? Role::kAdmin : Role::kMember;
    database.write([&](database::Transaction& transaction) {
        store::update_role(transaction, user.id, role);
    });
    std::cout << user.username << " is " << to_string(role) << " now\n";
    return kSuccess;
}

struct Verb {
    std::string_view name;
    std::size_t words;  // with the verb itself
    int (*run)(const Config&, database::Database&, const Words&);
};

constexpr Verb kVerbs[] = {
    {"add", 3, add},         {"password", 2, set_password}, {"list", 1, list},
    {"disable", 2, disable}, {"enable", 2, enable},         {"role", 3, set_role},
};

}  // namespace

int user(const Config& config, const Words& words) {
    if (words.empty())
        throw UsageError("\"user\" needs add, password, list, disable, enable or role.");
    for (const Verb& verb : kVerbs) {
        if (verb.name != words.front()) continue;
        if (verb.words != words.size())
            throw UsageError("\"user " + words.front() + "\" takes other arguments.");
        (void)become_owner_of_database(config);
        database::Database database(database_options(config));
        database.check();
        prepare_schema(database, config);
        return verb.run(config, database, words);
    }
    throw UsageError("there is no \"user " + words.front() + "\".");
}

}  // namespace tasklight::app

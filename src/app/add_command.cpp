#include <iostream>
#include <string>
#include <vector>

#include "app/application.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/privileges.hpp"
#include "app/schema.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "database/database.hpp"
#include "features/quick_add/faults.hpp"
#include "features/quick_add/quick_add_actions.hpp"
#include "features/tasks/task_repeat.hpp"
#include "schedule/describe.hpp"
#include "store/user_store.hpp"

namespace tasklight::app {
namespace {

constexpr std::size_t kLongestInput = 1024 * 1024;  // bytes, as of a request

std::string standard_input() {
    std::string text;
    text.resize(kLongestInput + 1);
    std::cin.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::cin.gcount()));
    if (text.size() > kLongestInput) throw Invalid("text", "This is more than 1 MiB.");
    return text;
}

// A shell has taken the quotes away already: several words are one line.
std::string text_of(const Words& words) {
    if (words.size() == 1 && words.front() == "-") return standard_input();
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : " ").append(word);
    return text;
}

User named_account(database::Connection& connection, const std::string& name) {
    auto found = store::find_credentials(connection, name);
    if (!found) throw NotFound("there is no account \"" + name + "\".");
    return std::move(found->user);
}

User only_account(database::Connection& connection) {
    auto users = store::list_users(connection, "", 2);
    if (users.empty())
        throw NotFound("there is no account yet: make one with \"tasklight user add\".");
    if (users.size() > 1)
        throw UsageError("there are several accounts: say whose task it is with --user NAME.");
    return std::move(users.front());
}

User account_of(database::Database& database, const Config& config) {
    const auto flag = config.command_flags.find("user");
    const bool is_named = flag != config.command_flags.end();
    User user = database.read([&](database::Connection& connection) {
        return is_named ? named_account(connection, flag->second) : only_account(connection);
    });
    if (user.disabled_at)
        throw Forbidden("the account \"" + (is_named ? flag->second : user.username) +
                        "\" is disabled.");
    return user;
}

std::string due_words(const Due& due) {
    std::string words = to_text(due.date);
    if (due.time) words.append(" ").append(to_text(*due.time));
    if (!due.zone.empty()) words.append(" ").append(due.zone);
    return words;
}

std::string repeat_words(const Task& task) {
    std::string words = schedule::describe(tasks::plan_of(task));
    if (task.repeat->mode == RepeatMode::kCompletion) words.append(" from the day it is done");
    return words;
}

// What the task was given, each with its kind before it.
std::vector<std::string> facts_of(const Task& task, const quick_add::Known& known) {
    std::vector<std::string> facts;
    const auto add = [&](const char* kind, const std::string& value) {
        facts.push_back(std::string(kind).append(" ").append(value));
    };
    if (task.due) add("due", due_words(*task.due));
    if (task.repeat) add("repeats", repeat_words(task));
    for (const Project& project : known.projects)
        if (project.id == task.project_id && !project.is_inbox) add("project", project.name);
    for (const Section& section : known.sections)
        if (section.id == task.section_id) add("section", section.name);
    for (const std::string& label : task.labels)
        add("label", label);
    if (task.priority != kLowestPriority) add("priority", std::to_string(task.priority));
    if (task.start_date) add("start", to_text(*task.start_date));
    if (task.deadline) add("deadline", to_text(*task.deadline));
    return facts;
}

void tell(const Task& task, int depth, const quick_add::Known& known) {
    std::cout << std::string(static_cast<std::size_t>(depth) * 2, ' ') << "added \"" << task.title
              << '"';
    const auto facts = facts_of(task, known);
    const char* before = " (";
    for (const std::string& fact : facts) {
        std::cout << before << fact;
        before = ", ";
    }
    std::cout << (facts.empty() ? "" : ")") << '\n';
}

}  // namespace

int add_tasks(const Config& config, const Words& words) {
    if (words.empty())
        throw UsageError("\"add\" needs the task: tasklight add \"Buy milk tomorrow\".");
    const std::string text = text_of(words);
    if (!is_valid_utf8(text) || has_control_characters(text, true))
        throw Invalid("text", "This must be UTF-8 text without control characters.");

    (void)become_owner_of_database(config);
    database::Database database(database_options(config));
    database.check();
    prepare_schema(database, config);
    const User user = account_of(database, config);
    const Moment now = SystemClock().now();
    const auto known = database.read(
        [&](database::Connection& connection) { return quick_add::known_to(connection, user.id); });
    const auto lines =
        quick_add::read_lines(text, quick_add::settings_for(known, user.preferences, now), known);
    quick_add::refuse_faults(lines);
    std::vector<Task> added;
    database.write([&](database::Transaction& transaction) {
        store::Operation operation(transaction, user.id, now, user.preferences.zone);
        added = quick_add::add(operation, lines, known);
        operation.finish();
    });
    for (std::size_t i = 0; i < added.size(); ++i)
        tell(added[i], lines[i].depth, known);
    return kSuccess;
}

}  // namespace tasklight::app

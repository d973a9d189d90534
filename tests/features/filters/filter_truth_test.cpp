// A filter in SQL says the same as a filter read by a few lines of C++, for chance trees over
// chance tasks.
#include "base/fold.hpp"
#include "features/filters/filtered_home.hpp"
#include "support/seed.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

struct Facts {
    std::map<std::string, std::string> project_names;  // by id
    std::map<std::string, std::string> project_parents;
    std::map<std::string, std::string> section_names;
    std::set<std::string> archived;
    Moment now;
    TimeZone zone;
};

// "a*b" as a regular expression would have it, on folded text.
bool is_called(const std::vector<std::string>& parts, const std::string& name) {
    const std::function<bool(std::size_t, const std::string&)> match =
        [&](std::size_t i, const std::string& rest) {
            const std::string part = folded(parts[i]);
            if (i + 1 == parts.size()) return i == 0 ? rest == part : rest.ends_with(part);
            for (std::size_t at = 0; at <= rest.size(); ++at) {
                if (i == 0 && at > 0) return false;
                if (rest.compare(at, part.size(), part) == 0 &&
                    match(i + 1, rest.substr(at + part.size())))
                    return true;
            }
            return false;
        };
    return match(0, folded(name));
}

bool compare(const FilterNode& node, Date date) {
    if (node.comparison == Comparison::kBefore) return date < node.dates.from;
    if (node.comparison == Comparison::kAfter) return date >= node.dates.until;
    return date >= node.dates.from && date < node.dates.until;
}

LocalTime due_for_viewer(const Due& due, const Facts& facts) {
    if (!due.time || due.zone.empty()) return due.local();
    return facts.zone.at(TimeZone::find(due.zone)->instant(due.date, *due.time).moment);
}

bool is_overdue(const Task& task, const Facts& facts) {
    if (!task.due || task.completed_at) return false;
    const LocalTime due = due_for_viewer(*task.due, facts);
    const LocalTime now = facts.zone.at(facts.now);
    return due.date < now.date || (due.time && due.date == now.date && *due.time < *now.time);
}

bool has_words(const Task& task, const std::string& searched) {
    std::string all = task.title + "\n" + task.notes;
    for (const std::string& label : task.labels)
        all += "\n" + label;
    for (const Word& wanted : words_of(searched)) {
        bool is_there = false;
        for (const Word& word : words_of(all))
            is_there = is_there || word.folded.starts_with(wanted.folded);
        if (!is_there) return false;
    }
    return true;
}

bool holds(const FilterNode& node, const Task& task, const Facts& facts) {
    const auto in_project = [&](const std::string& id) {
        return facts.project_names.contains(id) && is_called(node.name, facts.project_names.at(id));
    };
    const std::string project = task.project_id.text();
    switch (node.kind) {
        case TermKind::kAnd:
            return std::all_of(node.children.begin(), node.children.end(),
                               [&](const auto& child) { return holds(child, task, facts); });
        case TermKind::kOr:
            return std::any_of(node.children.begin(), node.children.end(),
                               [&](const auto& child) { return holds(child, task, facts); });
        case TermKind::kNot:
            return !holds(node.children[0], task, facts);
        case TermKind::kDue:
            return task.due && compare(node, due_for_viewer(*task.due, facts).date);
        case TermKind::kDeadline:
            return task.deadline && compare(node, *task.deadline);
        case TermKind::kStart:
            return task.start_date && compare(node, *task.start_date);
        case TermKind::kCreated:
            return compare(node, facts.zone.date_at(task.created_at));
        case TermKind::kOverdue:
            return is_overdue(task, facts);
        case TermKind::kNoDate:
            return !task.due;
        case TermKind::kNoTime:
            return !task.due || !task.due->time;
        case TermKind::kNoDeadline:
            return !task.deadline;
        case TermKind::kRecurring:
            return task.repeat.has_value();
        case TermKind::kPriority:
            return task.priority == node.priority;
        case TermKind::kLabel:
            return std::any_of(task.labels.begin(), task.labels.end(),
                               [&](const auto& label) { return is_called(node.name, label); });
        case TermKind::kNoLabels:
            return task.labels.empty();
        case TermKind::kProject:
            return in_project(project);
        case TermKind::kProjectTree:
            return in_project(project) || in_project(facts.project_parents.at(project));
        case TermKind::kSection:
            return task.section_id &&
                   is_called(node.name, facts.section_names.at(task.section_id->text()));
        case TermKind::kAnySection:
            return task.section_id.has_value();
        case TermKind::kSubtask:
            return task.parent_id.has_value();
        case TermKind::kSearch:
            return has_words(task, node.words);
        case TermKind::kCompleted:
            return task.is_completed();
        case TermKind::kAll:
            return true;
    }
    return false;
}

bool is_in_scope(const FilterNode& filter, const Task& task, const Facts& facts) {
    using enum TermKind;
    if (task.is_deleted()) return false;
    if (names_any(filter, kAll)) return true;
    if (task.is_completed() && !names_any(filter, kCompleted)) return false;
    if (task.start_date && *task.start_date > facts.zone.date_at(facts.now) &&
        !names_any(filter, kStart))
        return false;
    return names_any(filter, kProject, kProjectTree) ||
           !facts.archived.contains(task.project_id.text());
}

template <class T>
const T& pick(std::mt19937& random, const std::vector<T>& from) {
    return from[static_cast<std::size_t>(between(random, 0, static_cast<int>(from.size()) - 1))];
}

const std::vector<std::string> kTerms{"today",
                                      "tomorrow",
                                      "yesterday",
                                      "overdue",
                                      "no date",
                                      "no time",
                                      "due before: today",
                                      "due after: +1 day",
                                      "next 3 days",
                                      "last 2 days",
                                      "this week",
                                      "due: monday",
                                      "deadline: today",
                                      "deadline before: tomorrow",
                                      "deadline after: -2 days",
                                      "no deadline",
                                      "recurring",
                                      "p1",
                                      "p2",
                                      "p4",
                                      "@home",
                                      "@ho*",
                                      "@*e",
                                      "@über*",
                                      "no labels",
                                      "#Work",
                                      "##Work",
                                      "#*r*",
                                      "#Inbox",
                                      "/Later",
                                      "/*",
                                      "subtask",
                                      "search: milk",
                                      "search: cafe b",
                                      "search: ho",
                                      "created: today",
                                      "created before: -1 day",
                                      "created after: -3 days",
                                      "completed",
                                      "all tasks",
                                      "starting: today",
                                      "starting before: +1 day",
                                      "starting after: today"};

std::string expression(std::mt19937& random, int depth) {
    if (depth == 0 || between(random, 0, 4) == 0) return pick(random, kTerms);
    const std::string left = expression(random, depth - 1);
    switch (between(random, 0, 4)) {
        case 0:
            return "!(" + left + ")";
        case 1:
        case 2:
            return "(" + left + " & " + expression(random, depth - 1) + ")";
        default:
            return "(" + left + " | " + expression(random, depth - 1) + ")";
    }
}

Task chance_task(std::mt19937& random, const FilteredHome& home, const Facts& facts,
                 const std::vector<Task>& others) {
    const auto chance = [&](int percent) { return between(random, 1, 100) <= percent; };
    const auto day = [&] {
        return plus_days(facts.zone.date_at(facts.now), between(random, -4, 4));
    };
    Task task = home.task(pick<std::string>(random, {"Buy milk", "Café bill", "House", "Call"}));
    task.project_id =
        ProjectId::stored(std::next(facts.project_names.begin(), between(random, 0, 3))->first);
    task.created_at = home.now() - between(random, 0, 5 * 24) * kHour;
    if (chance(25))
        task.section_id = SectionId::stored(pick<std::string>(
            random, {facts.section_names.begin()->first, facts.section_names.rbegin()->first}));
    if (chance(25) && !others.empty()) task.parent_id = pick(random, others).id;
    if (chance(30)) task.notes = pick<std::string>(random, {"milkshake", "with café", "hot"});
    for (const auto* label : {"Home", "house", "über"})
        if (chance(20)) task.labels.emplace_back(label);
    task.priority = between(random, 1, 4);
    if (chance(70)) {
        task.due = Due{day(), std::nullopt, ""};
        if (chance(60)) task.due->time = TimeOfDay(between(random, 0, 1439));
        if (task.due->time && chance(60))
            task.due->zone = pick<std::string>(random, {"Asia/Tokyo", "America/New_York", "UTC",
                                                        "Pacific/Kiritimati", "Pacific/Pago_Pago"});
    }
    if (chance(40)) task.deadline = day();
    if (chance(30)) task.start_date = day();
    if (chance(20))
        task.repeat = Repeat{"FREQ=DAILY", RepeatMode::kSchedule, ShortMonth::kClamp, "2027-01-01"};
    if (chance(25)) task.completed_at = home.now();
    if (chance(10)) task.deleted_at = home.now();
    return task;
}

Facts make_facts(FilteredHome& home) {
    Facts facts{{}, {}, {}, {}, home.now(), *TimeZone::find(home.zone)};
    const std::string inbox = home.world.ada.inbox.text();
    const std::string work = home.project("Work").text();
    const std::string travel = home.project("Travel", ProjectId::stored(work)).text();
    const std::string old = home.project("Archive", std::nullopt, true).text();
    facts.project_names = {{inbox, "Inbox"}, {work, "Work"}, {travel, "Travel"}, {old, "Archive"}};
    facts.project_parents = {{inbox, ""}, {work, ""}, {travel, work}, {old, ""}};
    facts.archived = {old};
    for (const auto* name : {"Later", "Soon"})
        facts.section_names[home.section(ProjectId::stored(work), name).text()] = name;
    return facts;
}

}  // namespace

TEST_CASE("a filter in SQL selects what it says") {
    FilteredHome home(GENERATE(engines()));
    home.zone = GENERATE("UTC", "Europe/Berlin", "Pacific/Honolulu");
    auto random = seeded_random();
    const Facts facts = make_facts(home);
    std::vector<Task> tasks;
    for (int i = 0; i < 150; ++i) {
        tasks.push_back(chance_task(random, home, facts, tasks));
        home.add(tasks.back());
    }
    std::sort(tasks.begin(), tasks.end(), [](const Task& a, const Task& b) {
        return std::tie(a.created_at, a.id) < std::tie(b.created_at, b.id);
    });

    for (int i = 0; i < 250; ++i) {
        const std::string text =
            i < std::ssize(kTerms) ? kTerms[static_cast<std::size_t>(i)] : expression(random, 3);
        const FilterNode filter = home.parsed(text);
        std::string expected, found;
        for (const Task& task : tasks)
            if (is_in_scope(filter, task, facts) && holds(filter, task, facts))
                expected += task.id.text() + ' ' + task.title + '\n';
        for (const Task& task : home.filtered(text))
            found += task.id.text() + ' ' + task.title + '\n';
        INFO(text);
        CHECK(found == expected);
    }
}

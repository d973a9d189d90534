// Quick add: one line of ordinary text is read as a task. It is one pure function of the text, the
// clock, the zone, the language and the known names, so that pages, JSON and commands agree. What
// is understood becomes a token with its place in the line; all else is the title. Nothing is
// refused by exception: what was meant but cannot be kept is a problem beside the result. The text
// is well-formed UTF-8. Everything here is pure; any thread may call.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "base/time_zone.hpp"
#include "schedule/plan.hpp"
#include "schedule/rule.hpp"

namespace tasklight::quick_add {

enum class Language { kEnglish, kGerman, kSpanish };

// How a person writes: the language, and whether 3/4 is the third of April.
struct Locale {
    Language language = Language::kEnglish;
    bool day_first = false;
};

// "de-AT", "en-GB", "es"; English with the month first for what is not known.
[[nodiscard]] Locale locale_of(std::string_view tag);

// Which characters name things: #project /section @label p1 for one, +project /section *label !5
// for the other family, as users of Vikunja know it.
enum class Sigils { kTodoist, kVikunja };

struct NamedSection {
    std::string project;
    std::string name;
};

// What can be named, as the user wrote it.
struct Names {
    std::vector<std::string> projects;
    std::vector<NamedSection> sections;
    std::vector<std::string> labels;
};

// Code points of the line, from `start` to before `end`.
struct Range {
    std::size_t start = 0;
    std::size_t end = 0;

    bool operator==(const Range&) const = default;
};

struct Settings {
    Moment now;
    TimeZone zone = TimeZone::utc();
    Locale locale;
    std::chrono::weekday week_start = std::chrono::Monday;
    Sigils sigils = Sigils::kTodoist;
    Names names;
    std::string home;              // the project whose sections need no project before them
    std::vector<Range> dismissed;  // what the user wants to keep as text
};

enum class TokenKind {
    kProject,      // value: the name as its owner wrote it
    kSection,      // the same
    kLabel,        // the same, or the new name
    kPriority,     // 1 to 4, 1 the highest
    kDue,          // 2027-01-31, 2027-01-31T09:00, or nothing for "no date"
    kTime,         // 09:00
    kDeadline,     // 2027-01-31
    kStart,        // 2027-01-31
    kRepeat,       // the rule, without its end
    kRepeatStart,  // 2027-01-31, 09:00 or both
    kRepeatEnd,    // UNTIL=20270131 or COUNT=5
};

// "project", "repeat_start" and so on.
[[nodiscard]] std::string_view to_text(TokenKind kind);

struct Token {
    TokenKind kind;
    std::string text;  // as it stands in the line, with its preposition
    std::size_t start = 0;
    std::size_t end = 0;
    std::string value;

    bool operator==(const Token&) const = default;
};

// Something that was meant and cannot be kept. Where it is no token, it stays in the title.
struct Problem {
    std::string message;  // a sentence for people
    std::size_t start = 0;
    std::size_t end = 0;

    bool operator==(const Problem&) const = default;
};

struct Label {
    std::string name;
    bool is_new = false;
};

struct Due {
    LocalTime at;
    std::string zone;  // of the settings if there is a time, else empty
};

enum class RepeatMode { kSchedule, kCompletion };

struct Repeat {
    schedule::Rule rule;
    RepeatMode mode = RepeatMode::kSchedule;
    schedule::MonthEnd month_end = schedule::MonthEnd::kClamp;
    LocalTime anchor;  // the first date wanted; the task is due then
};

struct QuickTask {
    std::string title;  // never empty unless the line is blank
    std::optional<std::string> project;
    std::optional<std::string> section;
    std::vector<Label> labels;
    std::optional<int> priority;
    std::optional<Due> due;
    bool without_date = false;  // "no date": not even the date that the list would give
    std::optional<Date> deadline;
    std::optional<Date> start;
    std::optional<Repeat> repeat;
    std::vector<Token> tokens;  // in the order of the line, none overlapping
    std::vector<Problem> problems;
    std::string original;
    int depth = 0;  // of a pasted list: 0, or one more than the task it belongs to
};

// A line of more than kLongestLine bytes is all title.
[[nodiscard]] QuickTask parse_line(std::string_view line, const Settings& settings);

// Of several lines each that is not blank is a task, without its bullet ("- ", "* ", "1. ", "[ ]
// "); one that is indented further than the one before belongs to it. Places in tokens are then
// those of the line without indentation and bullet, which is also the original, and nothing is
// dismissed. Beyond kMostLines nothing is read, and the last task says so. A line that is alone,
// but for blank ones, is parse_line's.
[[nodiscard]] std::vector<QuickTask> parse_lines(std::string_view text, const Settings& settings);

inline constexpr std::size_t kLongestLine = 8192;
inline constexpr std::size_t kMostLines = 500;

}  // namespace tasklight::quick_add

#include "features/tasks/dates_form.hpp"

#include "base/text.hpp"
#include "base/time_zone.hpp"
#include "schedule/rule.hpp"

namespace tasklight::tasks {
namespace {

using web::Fields;

constexpr std::size_t kRuleLimit = 500;  // characters

// A form sends an empty text where JSON has null.
bool says_none(Fields& fields, const std::string& name) {
    if (fields.is_null(name)) return true;
    if (!fields.are_from_form()) return false;
    const auto text = fields.text(name);
    return text && trimmed(*text).empty();
}

void read_time(Fields& fields, const std::string& name, DueForm& due) {
    if (says_none(fields, name)) {
        due.time.emplace(std::nullopt);
    } else if (const auto text = fields.text(name)) {
        const auto time = parse_time(*text);
        if (!time) fields.fail(name, "A time of day is written as 09:30.");
        due.time = time;
    }
}

void read_zone(Fields& fields, const std::string& name, DueForm& due) {
    if (says_none(fields, name)) {
        due.zone = "";
    } else if (const auto text = fields.text(name)) {
        if (!TimeZone::find(*text))
            fields.fail(name, "This is no time zone that is known here, such as Europe/Berlin.");
        due.zone = *text;
    }
}

void read_day(Fields& fields, const std::string& name, DueForm& due) {
    if (const auto date = read_date(fields, name); date && *date) due.date = **date;
    if (fields.is_null(name)) fields.fail(name, "A due date needs a date.");
}

void read_rule(Fields& fields, const std::string& name, RepeatForm& repeat) {
    const auto text = fields.text(name);
    if (!text) return;
    if (text->size() > kRuleLimit) return fields.fail(name, "A rule has at most 500 characters.");
    const auto rule = schedule::parse_rule(*text);
    if (const auto* fault = std::get_if<schedule::RuleFault>(&rule))
        return fields.fail(name, fault->message);
    repeat.rule = schedule::to_text(std::get<schedule::Rule>(rule));
}

// One of two words.
template <class Value>
struct Word {
    const char* text;
    Value value;
};

template <class Value>
std::optional<Value> read_word(Fields& fields, const std::string& name, const Word<Value>& one,
                               const Word<Value>& other) {
    const auto text = fields.text(name);
    if (!text) return std::nullopt;
    if (*text == one.text) return one.value;
    if (*text == other.text) return other.value;
    fields.fail(name, std::string("This must be \"")
                          .append(one.text)
                          .append("\" or \"")
                          .append(other.text)
                          .append("\"."));
    return std::nullopt;
}

void read_anchor(Fields& fields, const std::string& name, RepeatForm& repeat) {
    const auto text = fields.text(name);
    if (!text || (fields.are_from_form() && text->empty())) return;
    repeat.anchor = parse_local_time(*text);
    if (!repeat.anchor) fields.fail(name, "A date is written as 2027-01-31.");
}

// A form may offer the common rules as a choice, and "own" for the text beside it.
std::string flat_rule(Fields& fields) {
    const auto choice = fields.text("repeat_choice");
    const bool has_rule = fields.has("repeat_rule") && !says_none(fields, "repeat_rule");
    if (!choice) return "repeat_rule";
    if (*choice == "own") {
        if (!has_rule) fields.fail("repeat_rule", "Write the rule, or choose one above.");
        return "repeat_rule";
    }
    if (has_rule)
        fields.fail("repeat_rule",
                    "Choose “Another rule” above, so that this counts, or clear it.");
    return "repeat_choice";
}

RepeatForm read_members(Fields& fields, const std::string& rule, const std::string& prefix) {
    RepeatForm repeat;
    read_rule(fields, rule, repeat);
    repeat.mode =
        read_word<RepeatMode>(fields, prefix + "mode", {"schedule", RepeatMode::kSchedule},
                              {"completion", RepeatMode::kCompletion});
    repeat.month_end = read_word<ShortMonth>(
        fields, prefix + "month_end", {"clamp", ShortMonth::kClamp}, {"skip", ShortMonth::kSkip});
    read_anchor(fields, prefix + "anchor", repeat);
    repeat.missed = read_word<MissedDates>(fields, prefix + "missed", {"skip", MissedDates::kSkip},
                                           {"each", MissedDates::kEach});
    repeat.is_paused = fields.flag(prefix + "paused");
    return repeat;
}

OrNone<DueForm> read_flat_due(Fields& fields) {
    if (!fields.has("due_date")) return std::nullopt;
    DueForm due;
    read_time(fields, "due_time", due);
    read_zone(fields, "due_zone", due);
    if (due.time && !*due.time) due.zone = "";  // it may still stand in the form
    if (says_none(fields, "due_date")) {
        if (due.time && *due.time)
            fields.fail("due_time", "A due time needs a date beside it. Give one, or clear this.");
        return std::optional<DueForm>();
    }
    read_day(fields, "due_date", due);
    return std::optional(due);
}

}  // namespace

OrNone<Date> read_date(Fields& fields, const std::string& name) {
    if (says_none(fields, name)) return std::optional<Date>();
    const auto text = fields.text(name);
    if (!text) return std::nullopt;
    const auto date = parse_date(*text);
    if (!date) fields.fail(name, "A date is written as 2027-01-31, and must exist.");
    return date;
}

OrNone<DueForm> read_due(Fields& fields) {
    if (fields.are_from_form()) return read_flat_due(fields);
    if (fields.is_null("due")) return std::optional<DueForm>();
    auto members = fields.object("due");
    if (!members) return std::nullopt;
    DueForm due;
    read_day(*members, "date", due);
    read_time(*members, "time", due);
    read_zone(*members, "zone", due);
    fields.join("due", std::move(*members));
    return std::optional(due);
}

OrNone<RepeatForm> read_repeat(Fields& fields) {
    if (fields.are_from_form()) {
        const std::string rule = flat_rule(fields);
        if (!fields.has(rule)) return std::nullopt;
        if (says_none(fields, rule)) {
            (void)read_members(fields, "", "repeat_");
            return std::optional<RepeatForm>();
        }
        return std::optional(read_members(fields, rule, "repeat_"));
    }
    if (fields.is_null("repeat")) return std::optional<RepeatForm>();
    auto members = fields.object("repeat");
    if (!members) return std::nullopt;
    RepeatForm repeat = read_members(*members, "rule", "");
    members->ignore({"words"});  // a repeat may come back as it was read
    fields.join("repeat", std::move(*members));
    return std::optional(repeat);
}

}  // namespace tasklight::tasks

#include "features/quick_add/repeats.hpp"

#include <algorithm>

#include "features/quick_add/repeat_items.hpp"
#include "features/quick_add/rules.hpp"

namespace tasklight::quick_add {
namespace {

using Phrase = std::optional<RepeatPhrase>;
using schedule::Frequency;

Unit unit_of(const Found& found) { return static_cast<Unit>(found.entry.number); }

RepeatPhrase until_next(RepeatPhrase phrase, std::size_t next) {
    phrase.next = next;
    return phrase;
}

// Behind all that is written without a space from here on.
std::size_t end_of_chunk(const Reader& reader, std::size_t at) {
    std::size_t next = at + 1;
    while (!reader.ends_at(next))
        ++next;
    return next;
}

// What days a step is narrowed to: "2 weeks on mon", "month on the 15th", "year on jan 27".
Phrase days_of(const Reader& reader, Unit unit, std::size_t at) {
    std::size_t i = at;
    bool is_introduced = reader.skip(i, Meaning::kOn);
    if (!is_introduced) is_introduced = reader.skip(i, Meaning::kOnMaybe);
    if (unit == Unit::kWeek) return weekday_list(reader, i);
    if (!is_introduced) return std::nullopt;
    if (unit == Unit::kYear) return month_day_list(reader, i);
    if (unit != Unit::kMonth && unit != Unit::kQuarter) return std::nullopt;
    Phrase days = ordinal_list(reader, i, true);
    if (days && !days->rule.by_month.empty()) return std::nullopt;
    return days;
}

RepeatPhrase narrowed(const Reader& reader, RepeatPhrase step, Unit unit) {
    const Phrase days = days_of(reader, unit, step.next);
    if (!days || !step.problem.empty()) return step;
    if (!days->problem.empty()) return *days;
    step.rule.by_month = days->rule.by_month;
    step.rule.by_month_day = days->rule.by_month_day;
    step.rule.by_day = days->rule.by_day;
    step.rule.by_set_position = days->rule.by_set_position;
    return until_next(step, days->next);
}

// every day, every 3 months, every other friday, every 2 fridays
Phrase stepped(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    auto count = reader.count(i);
    const bool is_other = reader.skip(i, Meaning::kOther);
    if (is_other) count = FoundNumber{2, i};
    const std::size_t behind = count ? count->next : at;
    const int interval = count ? count->number : 1;
    if (const auto unit = reader.find(behind, Meaning::kUnit); unit && reader.ends_at(unit->next)) {
        // "Every second counts": only a number of seconds is surely a repeat.
        if (unit_of(*unit) == Unit::kSecond && !count) return std::nullopt;
        RepeatPhrase step = until_next(repeat_of(interval, unit_of(*unit)), unit->next);
        const RepeatPhrase whole = narrowed(reader, step, unit_of(*unit));
        const bool is_plain = !count && whole.next == step.next;
        step = whole;
        if (is_plain && unit_of(*unit) != Unit::kWorkday) step.grade = Grade::kEnd;
        return step;
    }
    if (!count) return std::nullopt;
    Phrase days = weekday_list(reader, behind);
    if (!days) return std::nullopt;
    const RepeatPhrase weeks = repeat_of(interval, Unit::kWeek);
    if (!weeks.problem.empty()) return until_next(weeks, days->next);
    days->rule.interval = interval;
    return days;
}

// every morning
Phrase each_part(const Reader& reader, std::size_t at) {
    const auto part = reader.find(at, Meaning::kPart);
    if (!part) return std::nullopt;
    RepeatPhrase phrase = until_next(repeat_of(1, Unit::kDay), part->next);
    phrase.part = TimeOfDay(part->entry.number);
    phrase.grade = Grade::kEnd;
    return phrase;
}

// every halloween, every january
Phrase each_year(const Reader& reader, std::size_t at) {
    const auto day = reader.find(at, Meaning::kYearly);
    const auto month = reader.find(at, Meaning::kMonth);
    if (!day && (!month || month->entry.care == Care::kUnsure)) return std::nullopt;
    const bool has_impossible_day = !day && reader.is_number(month->next);
    if (has_impossible_day)
        return problem_of("No month has such a day.", end_of_chunk(reader, month->next));
    RepeatPhrase phrase = until_next(repeat_of(1, Unit::kYear), day ? day->next : month->next);
    phrase.rule.by_month = {day ? day->entry.number / 100 : month->entry.number};
    phrase.rule.by_month_day = {day ? day->entry.number % 100 : 1};
    return phrase;
}

// every full moon, every 2nd full moon
Phrase not_possible(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    if (const auto ordinal = reader.ordinal(i)) {
        i = ordinal->next;
    } else if (const auto count = reader.count(i)) {
        i = count->next;
    } else {
        reader.skip(i, Meaning::kOther);
    }
    const auto found = reader.find(i, Meaning::kCannotRepeat);
    if (!found) return std::nullopt;
    return problem_of("No repeat can follow that; name days, weeks, months or years.", found->next);
}

Phrase each_ordinal(const Reader& reader, std::size_t at) {
    return ordinal_list(reader, at, false);
}

Phrase longest(const Reader& reader, std::size_t at) {
    using Read = Phrase (*)(const Reader&, std::size_t);
    constexpr Read kReads[] = {stepped,      number_list, month_day_list, each_ordinal,
                               weekday_list, each_part,   each_year,      not_possible};
    Phrase best;
    for (const Read read : kReads) {
        Phrase found = read(reader, at);
        if (!found || !reader.ends_at(found->next)) continue;
        const bool is_better = !best || found->next > best->next ||
                               (found->next == best->next && !best->problem.empty());
        if (is_better) best = std::move(found);
    }
    return best;
}

// What goes on as a list behind what was read: "every 2, 15, 45" and "every mon, 27th".
bool is_cut_short(const Reader& reader, const RepeatPhrase& phrase) {
    std::size_t i = next_item(reader, phrase.next);
    reader.skip(i, Meaning::kOr);
    if (i == phrase.next || !phrase.problem.empty()) return false;
    const bool counts_days =
        !phrase.rule.by_month_day.empty() && reader.is_number(i) && i + 1 == reader.size();
    return counts_days || reader.ordinal(i) || month_day(reader, i) || reader.weekday(i);
}

// every, every!
Phrase every_phrase(const Reader& reader, std::size_t at) {
    const auto every = reader.find(at, Meaning::kEvery);
    if (!every) return std::nullopt;
    const bool from_completion = reader.is_sign(every->next, "!") && reader.is_glued(every->next);
    Phrase phrase = longest(reader, from_completion ? every->next + 1 : every->next);
    if (phrase && is_cut_short(reader, *phrase))
        return problem_of("These days cannot be one repeat.",
                          end_of_chunk(reader, next_item(reader, phrase->next)));
    if (phrase && from_completion) phrase->mode = RepeatMode::kCompletion;
    return phrase;
}

// after 10 days
Phrase after_phrase(const Reader& reader, std::size_t at) {
    const auto after = reader.find(at, Meaning::kAfter);
    const auto span = after ? span_of_time(reader, after->next) : std::nullopt;
    if (!span) return std::nullopt;
    RepeatPhrase phrase = until_next(repeat_of(span->count, span->unit), span->next);
    phrase.mode = RepeatMode::kCompletion;
    phrase.grade = Grade::kEnd;
    phrase.begins_later = true;
    return phrase;
}

// on the 1st of every month
Phrase every_month(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    const bool is_introduced = reader.skip(i, Meaning::kOn) || reader.skip(i, Meaning::kOnMaybe);
    if (!is_introduced) reader.skip(i, Meaning::kThe);
    return days_of_every_month(reader, i);
}

// daily, quarterly, werktags, montags und freitags
Phrase adverb(const Reader& reader, std::size_t at) {
    RepeatPhrase phrase;
    phrase.grade = Grade::kEnd;
    if (const auto found = reader.find(at, Meaning::kRepeats)) {
        phrase.rule.frequency = static_cast<Frequency>(found->entry.number);
        phrase.rule.interval = found->entry.extra;
        return until_next(phrase, found->next);
    }
    phrase.rule.frequency = Frequency::kWeekly;
    if (const auto found = reader.find(at, Meaning::kOnWorkdays)) {
        phrase.rule.by_day = workdays();
        return until_next(phrase, found->next);
    }
    std::size_t i = at;
    for (int days = 0; days < 7; ++days) {
        const auto found = reader.find(i, Meaning::kOnWeekdays);
        if (!found) break;
        phrase.rule.by_day.push_back(every(found->entry.number));
        phrase.next = i = found->next;
        if (reader.is_sign(i, ",")) ++i;
        reader.skip(i, Meaning::kAnd);
    }
    if (phrase.rule.by_day.empty()) return std::nullopt;
    return phrase;
}

}  // namespace

Phrase repeat_phrase(const Reader& reader, std::size_t at) {
    if (!reader.starts_at(at)) return std::nullopt;
    Phrase phrase = every_phrase(reader, at);
    if (!phrase) phrase = after_phrase(reader, at);
    if (!phrase) phrase = adverb(reader, at);
    if (!phrase) phrase = every_month(reader, at);
    if (!phrase || !reader.ends_at(phrase->next)) return std::nullopt;
    if (const auto except = reader.find(phrase->next, Meaning::kExcept))
        return problem_of("A repeat cannot leave days out; name the days it has.", except->next);
    tidy(phrase->rule, reader.settings().week_start);
    return phrase;
}

}  // namespace tasklight::quick_add

#include "features/quick_add/dates.hpp"

#include <algorithm>

#include "features/quick_add/date_numbers.hpp"
#include "features/quick_add/days.hpp"

namespace tasklight::quick_add {
namespace {

using Phrase = std::optional<DatePhrase>;

Phrase phrase(std::optional<Date> date, Grade grade, std::size_t next) {
    if (!date || !plus_days_within_reach(*date, 0)) return std::nullopt;
    return DatePhrase{{*date, std::nullopt}, grade, next};
}

// today, tomorrow, tonight
Phrase named_day(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kDay);
    if (!found) return std::nullopt;
    const bool is_unsure = found->entry.care == Care::kUnsure;
    Phrase day = phrase(plus_days_within_reach(reader.today(), found->entry.number),
                        is_unsure ? Grade::kBeside : Grade::kEdge, found->next);
    if (day && found->entry.extra != 0) day->at.time = TimeOfDay(found->entry.extra);
    return day;
}

// friday; next friday is the one of next week.
Phrase named_weekday(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    bool is_next = reader.skip(i, Meaning::kNext);
    const bool is_this = !is_next && reader.skip(i, Meaning::kThis);
    const auto found = reader.weekday(i);
    if (!found) return std::nullopt;
    std::size_t next = found->next;
    if (!is_next) is_next = reader.skip(next, Meaning::kNextAfter);
    const std::chrono::weekday day(static_cast<unsigned>(found->entry.number));
    if (is_next)
        return phrase(weekday_of_next_week(reader.today(), day, reader.settings().week_start),
                      Grade::kEdge, next);
    const bool is_unsure = found->entry.care == Care::kUnsure && !is_this;
    const Grade grade = is_unsure ? Grade::kBeside : is_this ? Grade::kEdge : Grade::kEnd;
    return phrase(weekday_after(reader.today(), day), grade, next);
}

std::optional<Date> start_of_next(const Reader& reader, Unit unit) {
    const Date today = reader.today();
    const Date month_start = today.year() / today.month() / 1;
    const int passed = static_cast<int>(static_cast<unsigned>(today.month()) - 1) % 3;
    switch (unit) {
        case Unit::kWeek:
            return start_of_next_week(today, reader.settings().week_start);
        case Unit::kWeekend:
            return weekday_of_next_week(today, std::chrono::Saturday, reader.settings().week_start);
        case Unit::kMonth:
            return plus_months(month_start, 1);
        case Unit::kQuarter:
            return plus_months(month_start, 3 - passed);
        case Unit::kYear:
            return date_of(static_cast<int>(today.year()) + 1, 1, 1);
        default:
            return std::nullopt;
    }
}

Unit unit_of(const Found& found) { return static_cast<Unit>(found.entry.number); }

// next week, this weekend, la semana que viene
Phrase coming_unit(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    const bool is_next = reader.skip(i, Meaning::kNext);
    const bool is_this = !is_next && reader.skip(i, Meaning::kThis);
    const auto unit = reader.find(i, Meaning::kUnit);
    if (!unit) return std::nullopt;
    std::size_t next = unit->next;
    if (is_next || (!is_this && reader.skip(next, Meaning::kNextAfter)))
        return phrase(start_of_next(reader, unit_of(*unit)), Grade::kEnd, next);
    if (!is_this || unit_of(*unit) != Unit::kWeekend) return std::nullopt;
    return phrase(weekend_from(reader.today()), Grade::kEnd, next);
}

// In two days, but not beyond the week.
Phrase later_this_week(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kLaterThis);
    if (!found) return std::nullopt;
    const Date last =
        plus_days(start_of_next_week(reader.today(), reader.settings().week_start), -1);
    return phrase(std::min(plus_days(reader.today(), 2), last), Grade::kEnd, found->next);
}

Phrase this_weekend(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kThisWeekend);
    if (!found) return std::nullopt;
    return phrase(weekend_from(reader.today()), Grade::kEnd, found->next);
}

// end of month, end of january, mid january
Phrase part_of_month(const Reader& reader, std::size_t at) {
    const Date today = reader.today();
    if (const auto found = reader.find(at, Meaning::kEndOfThis)) {
        const bool is_year = unit_of(*found) == Unit::kYear;
        return phrase(is_year ? Date(today.year() / 12 / 31) : last_of_month(today), Grade::kEnd,
                      found->next);
    }
    const auto middle = reader.find(at, Meaning::kMid);
    const auto end = middle ? std::nullopt : reader.find(at, Meaning::kEndOf);
    if (!middle && !end) return std::nullopt;
    std::size_t i = middle ? middle->next : end->next;
    if (reader.is_sign(i, "-") && reader.is_glued(i)) ++i;
    const auto month = reader.find_glued(i, Meaning::kMonth);
    if (!month) return std::nullopt;
    if (middle)
        return phrase(day_of_year_from(today, month->entry.number, 15), Grade::kEnd, month->next);
    const auto first = day_of_year_from(today.year() / today.month() / 1, month->entry.number, 1);
    return phrase(first ? std::optional(last_of_month(*first)) : std::nullopt, Grade::kEnd,
                  month->next);
}

Phrase after_time(const Reader& reader, std::int64_t minutes, std::size_t next) {
    const LocalTime at = reader.settings().zone.at(reader.settings().now + minutes * kMinute);
    if (!plus_days_within_reach(at.date, 0)) return std::nullopt;
    return DatePhrase{at, Grade::kAnywhere, next};
}

// in 3 days, +3 days, 3 days ago
Phrase distance(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    bool is_ahead = reader.skip(i, Meaning::kIn);
    if (!is_ahead && reader.is_sign(at, "+") && !reader.is_glued(at)) is_ahead = true, ++i;
    bool is_past = !is_ahead && reader.skip(i, Meaning::kAgoBefore);
    auto span = span_of_time(reader, i);
    if (!span) return std::nullopt;
    if (!is_ahead && !is_past) is_past = reader.skip(span->next, Meaning::kAgo);
    if (!is_ahead && !is_past) return std::nullopt;
    const std::int64_t count = is_past ? -span->count : span->count;
    if (span->unit == Unit::kHour) return after_time(reader, count * 60, span->next);
    if (span->unit == Unit::kMinute) return after_time(reader, count, span->next);
    return phrase(plus(reader.today(), count, span->unit), is_past ? Grade::kEnd : Grade::kAnywhere,
                  span->next);
}

Phrase yearly_day(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kYearly);
    if (!found) return std::nullopt;
    return phrase(
        day_of_year_from(reader.today(), found->entry.number / 100, found->entry.number % 100),
        Grade::kBeside, found->next);
}

Phrase no_date(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kNoDate);
    if (!found) return std::nullopt;
    DatePhrase none{{reader.today(), std::nullopt}, Grade::kEnd, found->next};
    none.without_date = true;
    return none;
}

Phrase longest(const Reader& reader, std::size_t at) {
    using Read = Phrase (*)(const Reader&, std::size_t);
    constexpr Read kReads[] = {named_day,    named_weekday, coming_unit,     later_this_week,
                               this_weekend, part_of_month, distance,        yearly_day,
                               no_date,      written_date,  date_with_month, numbered_day};
    Phrase best;
    for (const Read read : kReads) {
        Phrase found = read(reader, at);
        if (found && reader.ends_at(found->next) && (!best || found->next > best->next))
            best = found;
    }
    return best;
}

// What a preposition adds: "on sun" counts where "sun" does not.
Grade introduced(Grade grade, bool surely) {
    if (grade == Grade::kBeside) return Grade::kEnd;
    return surely ? Grade::kAnywhere : std::max(grade, Grade::kEdge);
}

}  // namespace

std::optional<Span> span_of_time(const Reader& reader, std::size_t at) {
    auto count = reader.count(at);
    // +5days
    if (!count && reader.is_number(at)) count = FoundNumber{reader[at].number, at + 1};
    if (!count) {
        const auto one = reader.find(at, Meaning::kOne);
        if (!one) return std::nullopt;
        count = FoundNumber{1, one->next};
    }
    const auto unit = reader.find_glued(count->next, Meaning::kUnit);
    if (!unit || !reader.ends_at(unit->next) || count->number >= kHuge) return std::nullopt;
    return Span{count->number, unit_of(*unit), unit->next};
}

std::optional<Date> plus(Date date, std::int64_t count, Unit unit) {
    switch (unit) {
        case Unit::kDay:
            return plus_days_within_reach(date, count);
        case Unit::kWeek:
            return plus_days_within_reach(date, count * 7);
        case Unit::kMonth:
            return plus_months(date, count);
        case Unit::kQuarter:
            return plus_months(date, count * 3);
        case Unit::kYear:
            return plus_months(date, count * 12);
        default:
            return std::nullopt;
    }
}

std::optional<DatePhrase> date_phrase(const Reader& reader, std::size_t at) {
    if (!reader.starts_at(at)) return std::nullopt;
    Phrase bare = longest(reader, at);
    std::size_t i = at;
    const bool surely = reader.skip(i, Meaning::kOn);
    if (!surely && !reader.skip(i, Meaning::kOnMaybe)) return bare;
    Phrase found = longest(reader, i);
    if (!found || found->without_date || (bare && bare->next >= found->next)) return bare;
    found->grade = introduced(found->grade, surely);
    return found;
}

}  // namespace tasklight::quick_add

#include "features/quick_add/repeat_bounds.hpp"

#include "features/quick_add/days.hpp"
#include "features/quick_add/times.hpp"

namespace tasklight::quick_add {
namespace {

std::optional<RepeatEnd> until(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kUntil);
    if (!found) return std::nullopt;
    const auto date = date_phrase(reader, found->next);
    if (!date || date->without_date) return std::nullopt;
    return RepeatEnd{LocalTime{date->at.date, std::nullopt}, date->next};
}

std::optional<RepeatEnd> for_so_long(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    if (!reader.skip(i, Meaning::kFor)) return std::nullopt;
    // Without "for" it could be so often on each day.
    if (const auto count = reader.count(i); count && count->number > 0) {
        if (const auto times = reader.find(count->next, Meaning::kTimes))
            return RepeatEnd{std::int64_t{count->number}, times->next};
    }
    const auto span = span_of_time(reader, i);
    if (!span || span->count < 1 || !plus(reader.today(), span->count, span->unit))
        return std::nullopt;
    return RepeatEnd{*span, span->next};
}

}  // namespace

std::optional<RepeatStart> repeat_start(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kFrom);
    if (!found) return std::nullopt;
    RepeatStart start;
    start.next = found->next;
    if (const auto date = date_phrase(reader, start.next); date && !date->without_date) {
        start.date = date->at.date;
        start.time = date->at.time;
        start.next = date->next;
    }
    // starting february
    const auto month = start.date ? std::nullopt : reader.find(start.next, Meaning::kMonth);
    if (month && reader.ends_at(month->next)) {
        start.date = day_of_year_from(reader.today(), month->entry.number, 1);
        start.next = month->next;
    }
    const auto time = time_phrase(reader, start.next);
    if (time && !time->is_part) {
        start.time = time->time;
        start.next = time->next;
    }
    if (start.next == found->next) return std::nullopt;
    return start;
}

std::optional<std::size_t> unclear_end(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kUntil);
    const auto month = found ? reader.find(found->next, Meaning::kMonth) : std::nullopt;
    if (!month || !reader.ends_at(month->next)) return std::nullopt;
    return month->next;
}

std::optional<RepeatEnd> repeat_end(const Reader& reader, std::size_t at) {
    auto end = until(reader, at);
    if (!end) end = for_so_long(reader, at);
    if (!end || !reader.ends_at(end->next)) return std::nullopt;
    return end;
}

}  // namespace tasklight::quick_add

#include "features/quick_add/times.hpp"

namespace tasklight::quick_add {
namespace {

constexpr int kNoon = 12 * 60;

struct Half {
    int hours = 0;  // 0 for am, 12 for pm
    std::size_t next = 0;
};

// am, pm, a.m., p.m.
std::optional<Half> half_of_day(const Reader& reader, std::size_t at) {
    const auto found = reader.find_glued(at, Meaning::kHalfOfDay);
    if (!found) return std::nullopt;
    Half half{found->entry.number, found->next};
    const bool is_letter = reader[at].length() == 1;
    if (!is_letter) return half;
    const bool has_dots = reader.is_sign(at + 1, ".") && at + 2 < reader.size() &&
                          reader[at + 2].folded == "m" && reader.is_glued(at + 2);
    if (!has_dots) return std::nullopt;
    half.next = reader.is_sign(at + 3, ".") && reader.is_glued(at + 3) ? at + 4 : at + 3;
    return half;
}

struct Written {
    int hour = 0;
    int minute = 0;
    bool has_minutes = false;
    std::size_t next = 0;
};

// 9, 9:30, and 9.30 if a word for the clock follows.
std::optional<Written> written_time(const Reader& reader, std::size_t at) {
    if (!reader.is_number(at) || reader[at].length() > 2) return std::nullopt;
    Written time{reader[at].number, 0, false, at + 1};
    const bool has_dot = reader.is_sign(at + 1, ".");
    const bool has_minutes = (reader.is_sign(at + 1, ":") || has_dot) && reader.is_glued(at + 1) &&
                             reader.is_number(at + 2) && reader.is_glued(at + 2) &&
                             reader[at + 2].length() == 2;
    if (!has_minutes) return time;
    const bool names_clock =
        reader.find_glued(at + 3, Meaning::kClock) || half_of_day(reader, at + 3);
    if (has_dot && !names_clock) return time;
    if (reader[at + 2].number > 59) return std::nullopt;
    return Written{time.hour, reader[at + 2].number, true, at + 3};
}

std::optional<TimePhrase> exact_time(const Reader& reader, std::size_t at, bool has_at) {
    const auto written = written_time(reader, at);
    if (!written || written->hour > 23) return std::nullopt;
    TimePhrase time{TimeOfDay(written->hour * 60 + written->minute), Grade::kEnd, written->next};
    const auto half = half_of_day(reader, written->next);
    const auto clock = half ? std::nullopt : reader.find_glued(written->next, Meaning::kClock);
    if (half) {
        if (written->hour < 1 || written->hour > 12) return std::nullopt;
        time.time = TimeOfDay((written->hour % 12 + half->hours) * 60 + written->minute);
        time.next = half->next;
    }
    if (clock) time.next = clock->next;
    const bool is_bare = !half && !clock;
    if (is_bare && !written->has_minutes && !has_at) return std::nullopt;
    time.may_be_later = !half && written->hour >= 1 && written->hour < 12;
    time.is_number = is_bare && !has_at;
    const bool is_clear = has_at && (half || clock || written->has_minutes);
    if (is_clear) time.grade = Grade::kAnywhere;
    return time;
}

std::optional<TimePhrase> part_of_day(const Reader& reader, std::size_t at) {
    const auto found = reader.find(at, Meaning::kPart);
    if (!found) return std::nullopt;
    TimePhrase part{TimeOfDay(found->entry.number), Grade::kBeside, found->next};
    part.is_part = true;
    return part;
}

std::optional<TimePhrase> clock_word(const Reader& reader, std::size_t at, bool has_at) {
    const auto found = reader.find(at, Meaning::kTime);
    if (!found) return std::nullopt;
    const bool is_introduced = has_at || found->next > at + 1;  // "a medianoche"
    return TimePhrase{TimeOfDay(found->entry.number), is_introduced ? Grade::kEnd : Grade::kBeside,
                      found->next};
}

}  // namespace

TimeOfDay within_part(const TimePhrase& exact, TimeOfDay part) {
    const TimeOfDay later = exact.time + TimeOfDay(kNoon);
    const bool is_night = part.count() >= 19 * 60 && exact.time.count() < 5 * 60;
    const bool is_later = exact.may_be_later && part.count() >= kNoon && !is_night;
    return is_later ? later : exact.time;
}

std::optional<TimePhrase> time_phrase(const Reader& reader, std::size_t at) {
    if (!reader.starts_at(at)) return std::nullopt;
    std::size_t i = at;
    const bool has_sign = reader.is_sign(at, "@");
    const bool has_at = has_sign || reader.skip(i, Meaning::kAt);
    if (has_sign) ++i;
    auto time = exact_time(reader, i, has_at);
    if (!time) time = clock_word(reader, i, has_at);
    if (!time && !has_at) time = part_of_day(reader, at);
    if (!time || !reader.ends_at(time->next)) return std::nullopt;
    if (time->is_part) return time;
    if (const auto part = part_of_day(reader, time->next); part && reader.ends_at(part->next)) {
        time->time = within_part(*time, part->time);
        time->may_be_later = false;
        time->next = part->next;
    }
    return time;
}

}  // namespace tasklight::quick_add

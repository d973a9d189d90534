// Phrases that name one day: "on friday", "jan 27", "in 3 weeks", "2027-01-27". Pure; any thread
// may call.
#pragma once

#include <optional>

#include "features/quick_add/reader.hpp"

namespace tasklight::quick_add {

// Where in a line a phrase is believed.
enum class Grade {
    kBeside,    // beside another phrase only: "sun 3pm"
    kEnd,       // at the end, or before a word that goes on: "friday with Ann"
    kEdge,      // at the beginning as well: "tomorrow buy milk"
    kAnywhere,  // "on friday", "in 3 days"
};

struct DatePhrase {
    LocalTime at;  // with a time only where the words imply one: "in 2 hours"
    Grade grade = Grade::kEnd;
    std::size_t next = 0;
    bool is_number = false;  // 27th, 1/27: after a name it may be part of it
    bool has_month = false;  // jan 27: not part of a name
    bool without_date = false;
};

[[nodiscard]] std::optional<DatePhrase> date_phrase(const Reader& reader, std::size_t at);

// A day and a month, "27 january" or "jan 27th", without a year.
struct MonthDay {
    int month = 0;
    int day = 0;
    std::size_t next = 0;
    bool is_sure = true;
};
[[nodiscard]] std::optional<MonthDay> month_day(const Reader& reader, std::size_t at);

// 3 weeks, a week: a count and its unit.
struct Span {
    int count = 0;
    Unit unit = Unit::kDay;
    std::size_t next = 0;
};
[[nodiscard]] std::optional<Span> span_of_time(const Reader& reader, std::size_t at);
// Whole days and more; nothing for hours and for what lies out of reach.
[[nodiscard]] std::optional<Date> plus(Date date, std::int64_t count, Unit unit);

}  // namespace tasklight::quick_add

#include "features/quick_add/date_numbers.hpp"

#include "features/quick_add/days.hpp"

namespace tasklight::quick_add {
namespace {

using Phrase = std::optional<DatePhrase>;

Phrase phrase(std::optional<Date> date, Grade grade, std::size_t next) {
    if (!date) return std::nullopt;
    return DatePhrase{{*date, std::nullopt}, grade, next};
}

bool is_glued_sign(const Reader& reader, std::size_t at, std::string_view sign) {
    return reader.is_sign(at, sign) && reader.is_glued(at);
}

bool is_glued_number(const Reader& reader, std::size_t at) {
    return reader.is_number(at) && reader.is_glued(at);
}

// 2027-01-27
Phrase iso_date(const Reader& reader, std::size_t at) {
    const bool has_shape = is_glued_sign(reader, at + 1, "-") && is_glued_number(reader, at + 2) &&
                           is_glued_sign(reader, at + 3, "-") && is_glued_number(reader, at + 4) &&
                           reader[at].length() == 4 && reader[at + 2].length() == 2 &&
                           reader[at + 4].length() == 2;
    if (!has_shape || !reader.ends_at(at + 5)) return std::nullopt;
    return phrase(date_of(reader[at].number, reader[at + 2].number, reader[at + 4].number),
                  Grade::kAnywhere, at + 5);
}

// Of two digits only those of the next ten years and the last one: 11/22/63 is a novel.
std::optional<int> written_year(const Reader& reader, std::size_t at) {
    const int number = reader[at].number;
    if (reader[at].length() == 4) return number;
    const int this_year = static_cast<int>(reader.today().year());
    const int year = this_year / 100 * 100 + number;
    if (reader[at].length() != 2 || year < this_year - 1 || year > this_year + 10)
        return std::nullopt;
    return year;
}

Phrase without_year(const Reader& reader, int month, int day, std::size_t next) {
    Phrase found = phrase(day_of_year_from(reader.today(), month, day), Grade::kEnd, next);
    if (found) found->is_number = true;
    return found;
}

// 1/27 and 1/27/2027, or 27/1, as the locale has it; the other order is never tried.
Phrase slash_date(const Reader& reader, std::size_t at) {
    if (!is_glued_sign(reader, at + 1, "/") || !is_glued_number(reader, at + 2))
        return std::nullopt;
    const bool day_first = reader.settings().locale.day_first;
    const int month = reader[day_first ? at + 2 : at].number;
    const int day = reader[day_first ? at : at + 2].number;
    if (reader[at].length() > 2 || reader[at + 2].length() > 2) return std::nullopt;
    if (is_glued_sign(reader, at + 3, "/") && is_glued_number(reader, at + 4)) {
        const auto year = written_year(reader, at + 4);
        if (!year || !reader.ends_at(at + 5)) return std::nullopt;
        return phrase(date_of(*year, month, day), Grade::kAnywhere, at + 5);
    }
    const bool is_always = day_first && day == 24 && month == 7;  // open 24/7
    if (is_always || !reader.ends_at(at + 3)) return std::nullopt;
    return without_year(reader, month, day, at + 3);
}

// 27.1.2027, and 27.1. where dots make ordinals; the day is always first.
Phrase dotted_date(const Reader& reader, std::size_t at) {
    if (!is_glued_sign(reader, at + 1, ".") || !is_glued_number(reader, at + 2) ||
        !is_glued_sign(reader, at + 3, "."))
        return std::nullopt;
    const int day = reader[at].number;
    const int month = reader[at + 2].number;
    if (is_glued_number(reader, at + 4)) {
        const auto year = written_year(reader, at + 4);
        if (!year || !reader.ends_at(at + 5)) return std::nullopt;
        return phrase(date_of(*year, month, day), Grade::kAnywhere, at + 5);
    }
    if (!reader.facts().dot_makes_ordinal || !reader.ends_at(at + 4)) return std::nullopt;
    return without_year(reader, month, day, at + 4);
}

std::optional<MonthDay> month_then_day(const Reader& reader, std::size_t at) {
    auto month = reader.find(at, Meaning::kMonth);
    if (!month) return std::nullopt;
    std::size_t i = month->next;
    if (is_glued_sign(reader, i, ".") && reader[at].length() <= 4) ++i;
    const bool is_unsure = month->entry.care == Care::kUnsure;
    if (const auto day = reader.ordinal(i); day && reader.is_number(i))
        return MonthDay{month->entry.number, day->number, day->next, true};
    if (!reader.is_number(i) || !reader[i].after_space || reader[i].length() > 2)
        return std::nullopt;
    return MonthDay{month->entry.number, reader[i].number, i + 1, !is_unsure};
}

std::optional<MonthDay> day_then_month(const Reader& reader, std::size_t at) {
    if (!reader.is_number(at) || !reader[at].after_space || reader[at].length() > 2)
        return std::nullopt;
    const auto ordinal = reader.ordinal(at);
    std::size_t i = ordinal ? ordinal->next : at + 1;
    const bool has_of = reader.skip(i, Meaning::kOf);
    auto month = reader.find(i, Meaning::kMonth);
    if (!month) return std::nullopt;
    if (is_glued_sign(reader, month->next, ".") && month->next + 1 < reader.size() &&
        reader[i].length() <= 4)
        ++month->next;
    const bool is_sure = ordinal || has_of || month->entry.care != Care::kUnsure;
    return MonthDay{month->entry.number, reader[at].number, month->next, is_sure};
}

}  // namespace

std::optional<MonthDay> month_day(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    reader.skip(i, Meaning::kDayNumber);
    auto found = month_then_day(reader, i);
    if (!found) found = day_then_month(reader, i);
    const bool exists = found && found->day >= 1 && date_of(2000, found->month, found->day);
    if (!exists || !reader.ends_at(found->next)) return std::nullopt;
    return found;
}

Phrase date_with_month(const Reader& reader, std::size_t at) {
    const auto found = month_day(reader, at);
    if (!found) return std::nullopt;
    std::size_t i = found->next;
    if (is_glued_sign(reader, i, ",")) ++i;
    reader.skip(i, Meaning::kOf);
    const bool has_year = reader.is_number(i) && reader[i].after_space && reader[i].length() == 4 &&
                          reader[i].number >= 1900 && reader[i].number < 2200 &&
                          reader.ends_at(i + 1);
    Phrase date = has_year ? phrase(date_of(reader[i].number, found->month, found->day),
                                    Grade::kAnywhere, i + 1)
                           : phrase(day_of_year_from(reader.today(), found->month, found->day),
                                    found->is_sure ? Grade::kAnywhere : Grade::kEnd, found->next);
    if (date) date->has_month = true;
    return date;
}

Phrase written_date(const Reader& reader, std::size_t at) {
    if (!reader.is_number(at) || !reader[at].after_space) return std::nullopt;
    if (auto date = iso_date(reader, at)) return date;
    if (auto date = slash_date(reader, at)) return date;
    return dotted_date(reader, at);
}

// 27th: of this month, or of the next one that has it. A dot alone says too little: "chapter 27."
Phrase numbered_day(const Reader& reader, std::size_t at) {
    if (const auto found = reader.find(at, Meaning::kDayNumber)) {
        const bool is_clear = found->entry.care == Care::kNone && reader.is_number(found->next);
        if (!is_clear) return std::nullopt;
        return phrase(day_of_month_from(reader.today(), reader[found->next].number),
                      Grade::kAnywhere, found->next + 1);
    }
    if (!reader.is_number(at)) return std::nullopt;
    const auto day = reader.ordinal(at);
    if (!day) return std::nullopt;
    const bool is_clear = !reader.is_sign(at + 1, ".");
    Phrase found = phrase(day_of_month_from(reader.today(), day->number),
                          is_clear ? Grade::kEnd : Grade::kBeside, day->next);
    if (found) found->is_number = true;
    return found;
}

}  // namespace tasklight::quick_add

// The words of one language that quick add knows, as data: another language is another table. The
// engine sees meanings alone. Words are spelled folded (see fold.hpp). Tables and vocabularies are
// constant and live as long as the program; any thread may call.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "features/quick_add/quick_add.hpp"

namespace tasklight::quick_add {

// What words mean. In brackets what `number` and `extra` say.
enum class Meaning {
    kDay,           // tomorrow [days from today; minutes of the day it implies, if any]
    kWeekday,       // friday [0 for Sunday]
    kWeekdays,      // fridays: after "every" alone
    kOnWeekdays,    // montags: a repeat by itself
    kMonth,         // [1 to 12]
    kUnit,          // week, weeks [Unit]
    kNumber,        // two [2]
    kOne,           // a, an: counts as 1 after "in"
    kOrdinal,       // first [1], last [-1]
    kOrdinalEnd,    // the "th" of 27th
    kEvery,         // every
    kOther,         // other
    kNext,          // next, before what it belongs to
    kNextAfter,     // que viene, behind it
    kThis,          // this
    kLaterThis,     // later this week
    kThisWeekend,   // on the weekend
    kDayNumber,     // día: the number of a day follows
    kIn,            // in 3 days
    kAgo,           // 3 weeks ago
    kAgoBefore,     // hace 3 semanas
    kOn,            // on, by, due: a date follows
    kOnMaybe,       // el: a date may follow
    kThe,           // the: before "last friday of each month"
    kAt,            // at: a time follows
    kHalfOfDay,     // am [0], pm [12]
    kClock,         // Uhr, behind a time
    kTime,          // noon [minutes]
    kPart,          // morning [minutes]
    kEndOf,         // end of
    kEndOfThis,     // end of month, Monatsende [Unit]
    kMid,           // mid
    kYearly,        // halloween [month * 100 + day]
    kFrom,          // starting, from
    kUntil,         // until
    kFor,           // for 3 weeks
    kAfter,         // after 10 days
    kTimes,         // times
    kExcept,        // except
    kAnd,           // and, between items of a list
    kOr,            // or: days that no repeat can leave open
    kOf,            // of, between day and month or month and year
    kOfTheMonth,    // of the month [1 if of every one]
    kNoDate,        // no date
    kRepeats,       // monthly [Frequency; interval]
    kOnWorkdays,    // werktags
    kCannotRepeat,  // full moon: nothing that a rule can say
    kKeepsBefore,   // of, the: what follows is no date
    kGoesOn,        // with, about: may follow a date inside a line
    kName,          // black friday: a name that only looks like a date
};

enum class Unit {
    kSecond,
    kMinute,
    kHour,
    kDay,
    kWeek,
    kMonth,
    kQuarter,
    kYear,
    kWorkday,
    kWeekend,
};

// kUnsure words are also other words: "sun", "may". kSmall ones have another meaning with a
// capital.
enum class Care { kNone, kUnsure, kSmall };

struct Entry {
    std::string_view words;  // one or several, with one space between
    Meaning meaning;
    int number = 0;
    int extra = 0;
    Care care = Care::kNone;
};

struct Spelled {
    std::vector<std::string_view> rest;  // the words after the first
    Entry entry;
};
using Entries = std::vector<Spelled>;  // longest first

struct LanguageFacts {
    bool nouns_are_capital = false;  // so a capital inside a phrase says nothing
    bool dot_makes_ordinal = false;  // 27. and 27.1.
    // "jeden 2. Freitag" may be every other one or the second of a month.
    bool ordinal_may_count = false;
};

// What one language's file holds.
struct WordTable {
    std::array<std::span<const Entry>, 3> entries;
    std::string_view holding_back;  // kKeepsBefore, with spaces between
    std::string_view going_on;      // kGoesOn, with spaces between
    std::string_view names;         // kName, with semicolons between
};

class Vocabulary {
public:
    Vocabulary(const WordTable& table, LanguageFacts facts);

    // What begins with a folded word; null for an unknown one.
    [[nodiscard]] const Entries* starting_with(std::string_view word) const;
    [[nodiscard]] const LanguageFacts& facts() const { return facts_; }

private:
    void add(const Entry& entry);
    void add_all(std::string_view list, char separator, Meaning meaning);

    std::unordered_map<std::string_view, Entries> entries_;
    LanguageFacts facts_;
};

[[nodiscard]] const Vocabulary& vocabulary_of(Language language);

// One file each.
[[nodiscard]] WordTable english_words();
[[nodiscard]] WordTable german_words();
[[nodiscard]] WordTable spanish_words();

constexpr int number_of(Unit unit) { return static_cast<int>(unit); }
constexpr int number_of(schedule::Frequency frequency) { return static_cast<int>(frequency); }

}  // namespace tasklight::quick_add

#include "features/quick_add/repeat_items.hpp"

#include <algorithm>

#include "features/quick_add/rules.hpp"

namespace tasklight::quick_add {
namespace {

using schedule::Frequency;

// No list of a rule needs more, and no line is read further than this from one place.
constexpr std::size_t kMostItems = 31;

bool continues_list(const Reader& reader, std::size_t at) {
    const std::size_t i = next_item(reader, at);
    return i != at && reader.ordinal(i).has_value();
}

std::optional<Found> any_weekday(const Reader& reader, std::size_t at) {
    auto found = reader.weekday(at);
    if (!found) found = reader.find(at, Meaning::kWeekdays);
    if (!found) found = reader.find(at, Meaning::kOnWeekdays);
    if (found && !reader.ends_at(found->next)) return std::nullopt;
    return found;
}

RepeatPhrase several_rules(const Reader& reader, std::size_t next) {
    // The rest of the list belongs to what is refused.
    for (std::size_t items = 0; items < kMostItems && continues_list(reader, next); ++items) {
        next = reader.ordinal(next_item(reader, next))->next;
        if (const auto day = any_weekday(reader, next)) next = day->next;
        if (const auto month = reader.find(next, Meaning::kMonth)) next = month->next;
    }
    return problem_of("Several days that need several rules cannot be one repeat.", next);
}

// What an ordinal counts.
enum class Noun { kNone, kWeekday, kWorkday, kDay, kUnit };

struct Item {
    int ordinal = 0;
    Noun noun = Noun::kNone;
    int detail = 0;  // a weekday or a Unit
};

struct ItemList {
    std::vector<Item> items;
    std::vector<int> months;
    std::size_t next = 0;
    bool of_month = false;
    bool of_every_month = false;
    bool is_word = false;  // an ordinal was spelled: second
    bool goes_on = false;  // another item follows the months
};

Noun noun_of(Unit unit) {
    if (unit == Unit::kWorkday) return Noun::kWorkday;
    return unit == Unit::kDay ? Noun::kDay : Noun::kUnit;
}

// "2nd and 4th friday": a noun belongs to all ordinals before it that have none.
void give_noun(ItemList& list, Noun noun, int detail) {
    for (auto item = list.items.rbegin(); item != list.items.rend(); ++item) {
        if (item->noun != Noun::kNone) return;
        item->noun = noun;
        item->detail = detail;
    }
}

void read_noun(const Reader& reader, ItemList& list) {
    if (const auto day = any_weekday(reader, list.next)) {
        give_noun(list, Noun::kWeekday, day->entry.number);
        list.next = day->next;
    } else if (const auto unit = reader.find(list.next, Meaning::kUnit)) {
        give_noun(list, noun_of(static_cast<Unit>(unit->entry.number)), unit->entry.number);
        list.next = unit->next;
    }
}

void read_months(const Reader& reader, ItemList& list) {
    std::size_t i = list.next;
    reader.skip(i, Meaning::kOf);
    auto month = reader.find(i, Meaning::kMonth);
    while (month && list.months.size() < 12) {
        list.months.push_back(month->entry.number);
        list.next = month->next;
        month = reader.find(next_item(reader, list.next), Meaning::kMonth);
        if (month && reader.is_number(month->next)) return;
    }
}

std::optional<ItemList> item_list(const Reader& reader, std::size_t at, bool of_month) {
    ItemList list;
    list.next = at;
    list.of_month = of_month;
    std::size_t i = at;
    while (list.items.size() < kMostItems) {
        const auto ordinal = reader.ordinal(i);
        if (!ordinal) break;
        list.is_word = list.is_word || !reader.is_number(i);
        list.items.push_back({ordinal->number, Noun::kNone, 0});
        list.next = ordinal->next;
        read_noun(reader, list);
        i = next_item(reader, list.next);
        if (i == list.next) break;
    }
    if (list.items.empty()) return std::nullopt;
    if (const auto month = reader.find(list.next, Meaning::kOfTheMonth)) {
        list.of_month = true;
        list.of_every_month = month->entry.number == 1;
        list.next = month->next;
    }
    read_months(reader, list);
    list.goes_on = !list.months.empty() && continues_list(reader, list.next);
    if (!reader.ends_at(list.next)) return std::nullopt;
    return list;
}

RepeatPhrase no_such_day(const ItemList& list) {
    return problem_of("No month has such a day.", list.next);
}

bool lies_within(const ItemList& list, int most) {
    return std::ranges::all_of(list.items, [most](const Item& item) {
        return item.ordinal == -1 || (item.ordinal >= 1 && item.ordinal <= most);
    });
}

std::optional<RepeatPhrase> by_month_days(const ItemList& list) {
    const bool needs_noun =
        std::ranges::any_of(list.items, [](const Item& item) { return item.noun == Noun::kNone; });
    if (needs_noun && list.is_word && !list.of_month && list.months.empty()) return std::nullopt;
    if (!lies_within(list, 31)) return no_such_day(list);
    RepeatPhrase phrase = repeat_of(1, Unit::kMonth);
    for (const Item& item : list.items)
        phrase.rule.by_month_day.push_back(item.ordinal);
    return phrase;
}

std::optional<RepeatPhrase> by_ordinal_weekdays(const Reader& reader, const ItemList& list) {
    const bool is_second =
        list.items.size() == 1 && list.items.front().ordinal >= 2 &&
        (reader.facts().ordinal_may_count || (list.is_word && list.items.front().ordinal == 2));
    if (is_second && !list.of_month && list.months.empty())
        return problem_of("Is that every other one, or one of each month? Say which.", list.next);
    if (!lies_within(list, 5)) return no_such_day(list);
    RepeatPhrase phrase = repeat_of(1, Unit::kMonth);
    for (const Item& item : list.items) {
        phrase.rule.by_day.push_back(every(item.detail));
        phrase.rule.by_day.back().ordinal = item.ordinal;
    }
    return phrase;
}

std::optional<RepeatPhrase> by_workdays(const ItemList& list) {
    if (!lies_within(list, 23)) return no_such_day(list);
    RepeatPhrase phrase = repeat_of(1, Unit::kMonth);
    phrase.rule.by_day = workdays();
    for (const Item& item : list.items)
        phrase.rule.by_set_position.push_back(item.ordinal);
    return phrase;
}

// every 3rd day is every three days; the 3rd day of the month is a date.
std::optional<RepeatPhrase> by_steps(const ItemList& list) {
    const Item& item = list.items.front();
    if (list.items.size() != 1 || item.ordinal < 2 || !list.months.empty()) return std::nullopt;
    return repeat_of(item.ordinal, static_cast<Unit>(item.detail));
}

std::optional<RepeatPhrase> phrase_of(const Reader& reader, const ItemList& list) {
    const Noun noun = list.items.front().noun;
    const bool is_mixed =
        std::ranges::any_of(list.items, [noun](const Item& item) { return item.noun != noun; });
    if (is_mixed) return problem_of("These days cannot be one repeat.", list.next);
    switch (noun) {
        case Noun::kNone:
            return by_month_days(list);
        case Noun::kWeekday:
            return by_ordinal_weekdays(reader, list);
        case Noun::kWorkday:
            return by_workdays(list);
        case Noun::kDay: {
            const bool is_last = list.items.front().ordinal == -1;
            return list.of_month || is_last ? by_month_days(list) : by_steps(list);
        }
        case Noun::kUnit:
            return by_steps(list);
    }
    return std::nullopt;
}

}  // namespace

std::size_t next_item(const Reader& reader, std::size_t at) {
    std::size_t i = at;
    if (reader.is_sign(i, ",") || reader.is_sign(i, "&")) ++i;
    reader.skip(i, Meaning::kAnd);
    return i;
}

std::optional<RepeatPhrase> weekday_list(const Reader& reader, std::size_t at) {
    RepeatPhrase phrase = repeat_of(1, Unit::kWeek);
    std::size_t i = at;
    for (std::size_t items = 0; items < kMostItems; ++items) {
        const auto day = any_weekday(reader, i);
        if (!day) break;
        phrase.rule.by_day.push_back(every(day->entry.number));
        phrase.next = day->next;
        i = next_item(reader, phrase.next);
    }
    if (phrase.rule.by_day.empty()) return std::nullopt;
    return phrase;
}

std::optional<RepeatPhrase> ordinal_list(const Reader& reader, std::size_t at, bool of_month) {
    const auto list = item_list(reader, at, of_month);
    if (!list) return std::nullopt;
    if (list->goes_on) return several_rules(reader, list->next);
    auto phrase = phrase_of(reader, *list);
    if (!phrase) return std::nullopt;
    phrase->next = list->next;
    if (!list->months.empty() && phrase->problem.empty()) {
        phrase->rule.frequency = Frequency::kYearly;
        phrase->rule.by_month = list->months;
    }
    return phrase;
}

std::optional<RepeatPhrase> days_of_every_month(const Reader& reader, std::size_t at) {
    const auto list = item_list(reader, at, false);
    if (!list || !list->of_every_month) return std::nullopt;
    return ordinal_list(reader, at, false);
}

std::optional<RepeatPhrase> number_list(const Reader& reader, std::size_t at) {
    RepeatPhrase phrase = repeat_of(1, Unit::kMonth);
    std::size_t i = at;
    const bool is_introduced = reader.skip(i, Meaning::kDayNumber);
    while (phrase.rule.by_month_day.size() < kMostItems && reader.is_number(i) &&
           reader.ends_at(i + 1) && reader[i].number >= 1 && reader[i].number <= 31) {
        phrase.rule.by_month_day.push_back(reader[i].number);
        phrase.next = i + 1;
        i = next_item(reader, phrase.next);
        if (i == phrase.next) break;
    }
    reader.skip(phrase.next, Meaning::kOfTheMonth);
    if (phrase.rule.by_month_day.size() < (is_introduced ? 1u : 2u)) return std::nullopt;
    return phrase;
}

std::optional<RepeatPhrase> month_day_list(const Reader& reader, std::size_t at) {
    RepeatPhrase phrase = repeat_of(1, Unit::kYear);
    std::size_t i = at;
    while (phrase.rule.by_month.size() < kMostItems) {
        const auto date = month_day(reader, i);
        if (!date) break;
        phrase.rule.by_month_day.push_back(date->day);
        phrase.rule.by_month.push_back(date->month);
        phrase.next = date->next;
        i = next_item(reader, phrase.next);
        if (i == phrase.next) break;
    }
    if (phrase.rule.by_month.empty()) return std::nullopt;
    // Several days of several months would be every combination.
    const auto differ = [](const std::vector<int>& list) {
        return std::ranges::any_of(list, [&](int item) { return item != list.front(); });
    };
    if (differ(phrase.rule.by_month) && differ(phrase.rule.by_month_day))
        return problem_of("Several days that need several rules cannot be one repeat.",
                          phrase.next);
    return phrase;
}

}  // namespace tasklight::quick_add

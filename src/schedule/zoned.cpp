#include "schedule/zoned.hpp"

#include "schedule/words.hpp"

namespace tasklight::schedule {
namespace {

std::string month_end_sentence(int wanted, Date date) {
    const int day = static_cast<int>(static_cast<unsigned>(date.day()));
    std::string text = "The ";
    text.append(ordinal(wanted)).append(" is wanted; ").append(month_name(date));
    text.append(" has ").append(std::to_string(day)).append(" days, so it is the ");
    return text.append(ordinal(day)).append(".");
}

std::string gap_sentence(const Reason& reason) {
    std::string text = "The clocks skip ";
    text.append(to_text(reason.wanted.time.value_or(TimeOfDay(0)))).append(" on ");
    text.append(to_text(reason.wanted.date)).append(", so it is ");
    text.append(to_text(reason.actual.time.value_or(TimeOfDay(0))));
    if (reason.actual.date != reason.wanted.date)
        text.append(" on ").append(to_text(reason.actual.date));
    return text.append(".");
}

std::string overlap_sentence(const Reason& reason) {
    std::string text = "The clocks show ";
    text.append(to_text(reason.wanted.time.value_or(TimeOfDay(0)))).append(" twice on ");
    return text.append(to_text(reason.wanted.date)).append("; the first one counts.");
}

void append_sentence(std::string& text, const std::string& sentence) {
    if (!text.empty()) text += ' ';
    text += sentence;
}

}  // namespace

ZonedOccurrence in_zone(const Occurrence& occurrence, const std::optional<TimeZone>& zone) {
    const LocalTime& local = occurrence.local;
    ZonedOccurrence zoned{std::nullopt, {local, local, occurrence.wanted_day, std::nullopt}};
    if (!local.time || !zone) return zoned;
    const ZonedInstant instant = zone->instant(local.date, *local.time);
    zoned.moment = instant.moment;
    zoned.reason.actual = instant.local;
    zoned.reason.zone = zone->name();
    zoned.reason.fit = instant.fit;
    return zoned;
}

Rule in_zone(Rule rule, const TimeZone& zone) {
    if (rule.until && rule.until->time && rule.until_is_utc) {
        const auto instant = TimeZone::utc().instant(rule.until->date, *rule.until->time);
        rule.until = zone.at(instant.moment);
    }
    rule.until_is_utc = false;
    return rule;
}

std::string explain(const Reason& reason) {
    std::string text;
    if (reason.wanted_day)
        append_sentence(text, month_end_sentence(*reason.wanted_day, reason.wanted.date));
    if (reason.fit == ZoneFit::kInGap) append_sentence(text, gap_sentence(reason));
    if (reason.fit == ZoneFit::kInOverlap) append_sentence(text, overlap_sentence(reason));
    if (reason.zone) append_sentence(text, std::string("Zone ").append(*reason.zone).append("."));
    return text;
}

}  // namespace tasklight::schedule

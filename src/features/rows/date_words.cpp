#include "features/rows/date_words.hpp"

#include "schedule/words.hpp"

namespace tasklight::rows {
namespace {

constexpr std::int64_t kNamedDays = 6;  // of the days ahead, told by their weekday

bool has_instant(const Due& due) { return due.time && !due.zone.empty(); }

Moment instant_of(const Due& due, const TimeZone& zone) {
    return zone.instant(due.date, *due.time).moment;
}

std::string date_and_month(Date date) {
    std::string words = std::to_string(static_cast<unsigned>(date.day()));
    return words.append(" ").append(schedule::month_name(date));
}

std::string short_date(Date date, Date today) {
    std::string words = std::to_string(static_cast<unsigned>(date.day()));
    words.append(" ").append(schedule::month_name(date).substr(0, 3));
    if (date.year() != today.year())
        words.append(" ").append(std::to_string(static_cast<int>(date.year())));
    return words;
}

}  // namespace

Here here_of(const User& user, Moment now) {
    TimeZone zone = TimeZone::find_or_utc(user.preferences.zone);
    const LocalTime local = zone.at(now);
    return {std::move(zone), now, local};
}

std::string day_words(Date date, Date today) {
    const std::int64_t ahead = days_between(today, date);
    if (ahead == -1) return "Yesterday";
    if (ahead == 0) return "Today";
    if (ahead == 1) return "Tomorrow";
    if (ahead > 1 && ahead <= kNamedDays)
        return std::string(schedule::weekday_name(weekday_of(date)));
    return short_date(date, today);
}

std::string day_heading(Date date, Date today) {
    const std::int64_t ahead = days_between(today, date);
    std::string words = ahead == 0 ? "Today, " : ahead == 1 ? "Tomorrow, " : "";
    words.append(schedule::weekday_name(weekday_of(date))).append(" ").append(date_and_month(date));
    if (date.year() != today.year())
        words.append(" ").append(std::to_string(static_cast<int>(date.year())));
    return words;
}

LocalTime local_due(const Due& due, const Here& here) {
    const auto own = has_instant(due) ? TimeZone::find(due.zone) : std::nullopt;
    return own ? here.zone.at(instant_of(due, *own)) : due.local();
}

bool is_overdue(const Due& due, const Here& here) {
    const auto own = has_instant(due) ? TimeZone::find(due.zone) : std::nullopt;
    if (own) return instant_of(due, *own) < here.now;
    return due.time ? due.local() < here.local : due.date < here.today();
}

std::string due_words(const Due& due, const Here& here) {
    const LocalTime local = local_due(due, here);
    std::string words = day_words(local.date, here.today());
    if (!local.time) return words;
    words.append(" ").append(to_text(*local.time));
    if (has_instant(due) && due.zone != here.zone.name())
        words.append(" (").append(to_text(*due.time)).append(" in ").append(due.zone).append(")");
    return words;
}

}  // namespace tasklight::rows

#include "features/filters/filter_query.hpp"

#include <utility>

#include "base/error.hpp"

namespace tasklight::filters {

store::FilterView view_of(const User& viewer, Moment now) {
    return {now, TimeZone::find_or_utc(viewer.preferences.zone)};
}

Today today_of(const User& viewer, Moment now) {
    return {view_of(viewer, now).zone.date_at(now),
            parse_weekday(viewer.preferences.week_start).value_or(std::chrono::Monday)};
}

FilterNode read_query(std::string_view text, const Today& today, const std::string& field) {
    ParsedFilter parsed = parse_filter(text, today);
    if (auto* fault = std::get_if<FilterFault>(&parsed))
        throw Invalid({{field, std::move(fault->message), TextPlace{fault->start, fault->end}}});
    return std::move(std::get<FilterNode>(parsed));
}

}  // namespace tasklight::filters

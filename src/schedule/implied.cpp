#include "schedule/implied.hpp"

namespace tasklight::schedule {

Rule with_implied_days(const Plan& plan) {
    Rule rule = plan.rule;
    const Date anchor = plan.anchor.date;
    const int day = static_cast<int>(static_cast<unsigned>(anchor.day()));
    const bool names_days = !rule.by_month_day.empty() || !rule.by_year_day.empty() ||
                            !rule.by_day.empty() || !rule.by_week_number.empty();
    if (!names_days && rule.frequency == Frequency::kYearly) {
        if (rule.by_month.empty())
            rule.by_month = {static_cast<int>(static_cast<unsigned>(anchor.month()))};
        rule.by_month_day = {day};
    } else if (!names_days && rule.frequency == Frequency::kMonthly) {
        rule.by_month_day = {day};
    } else if (!names_days && rule.frequency == Frequency::kWeekly) {
        rule.by_day = {{weekday_of(anchor)}};
    }
    const bool whole_weeks = !rule.by_week_number.empty() && rule.by_month_day.empty() &&
                             rule.by_year_day.empty() && rule.by_day.empty();
    if (whole_weeks) rule.by_day = {{weekday_of(anchor)}};
    return rule;
}

bool has_times(const Plan& plan) {
    return plan.anchor.time || plan.rule.frequency <= Frequency::kHourly ||
           !plan.rule.by_hour.empty() || !plan.rule.by_minute.empty();
}

}  // namespace tasklight::schedule

#include "base/zone_rule.hpp"

#include <algorithm>

namespace tasklight {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using std::chrono::sys_days;
using std::chrono::sys_seconds;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes what it reads from the front of the text.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return text_.empty(); }
    [[nodiscard]] bool comma_follows() const { return text_.starts_with(','); }

    bool take(char c) {
        if (!text_.starts_with(c)) return false;
        text_.remove_prefix(1);
        return true;
    }

    // CET, or <+0530>.
    bool name() {
        const bool quoted = take('<');
        const auto end = std::find_if(text_.begin(), text_.end(), [&](char c) {
            return quoted ? c == '>' : is_digit(c) || c == '+' || c == '-' || c == ',';
        });
        const bool any = end != text_.begin();
        text_.remove_prefix(static_cast<std::size_t>(end - text_.begin()));
        return any && (!quoted || take('>'));
    }

    // -1 if none stands there.
    int number() {
        std::size_t length = 0;
        int value = 0;
        for (; length < text_.size() && length < 4 && is_digit(text_[length]); ++length)
            value = value * 10 + (text_[length] - '0');
        text_.remove_prefix(length);
        return length == 0 ? -1 : value;
    }

    // 2, -1, +5:30 or 3:15:10.
    std::optional<seconds> time() {
        const bool negative = take('-');
        if (!negative) take('+');
        const int hour = number();
        if (hour < 0) return std::nullopt;
        seconds sum = hours(hour);
        for (const seconds unit : {seconds(60), seconds(1)}) {
            if (!take(':')) break;
            const int part = number();
            if (part < 0) return std::nullopt;
            sum += part * unit;
        }
        return negative ? -sum : sum;
    }

    // M3.5.0/2
    std::optional<YearlyChange> change() {
        if (!take(',') || !take('M')) return std::nullopt;
        const int month = number();
        const int week = take('.') ? number() : 0;
        const int weekday = take('.') ? number() : -1;
        const auto at = take('/') ? time() : hours(2);
        const bool is_day =
            month >= 1 && month <= 12 && week >= 1 && week <= 5 && weekday >= 0 && weekday <= 6;
        if (!is_day || !at) return std::nullopt;
        return YearlyChange{std::chrono::month(static_cast<unsigned>(month)),
                            static_cast<unsigned>(week),
                            std::chrono::weekday(static_cast<unsigned>(weekday)), *at};
    }

private:
    std::string_view text_;
};

sys_seconds on_wall_clock(const YearlyChange& change, std::chrono::year year) {
    const auto month = year / change.month;
    const sys_days day = change.week == 5 ? sys_days(month / change.weekday[std::chrono::last])
                                          : sys_days(month / change.weekday[change.week]);
    return day + change.time;
}

}  // namespace

sys_seconds ZoneRule::summer_begin(std::chrono::year year) const {
    return on_wall_clock(to_summer, year) - standard;
}

sys_seconds ZoneRule::summer_end(std::chrono::year year) const {
    return on_wall_clock(to_standard, year) - summer;
}

seconds ZoneRule::offset_at(sys_seconds instant) const {
    const std::chrono::year_month_day date{
        std::chrono::floor<std::chrono::days>(instant + standard)};
    const auto begin = summer_begin(date.year());
    const auto end = summer_end(date.year());
    const bool is_summer =
        begin < end ? instant >= begin && instant < end : instant >= begin || instant < end;
    return is_summer ? summer : standard;
}

std::optional<ZoneRule> parse_zone_rule(std::string_view text) {
    Reader reader(text);
    if (!reader.name()) return std::nullopt;
    // POSIX counts westwards.
    const auto west = reader.time();
    if (!west || reader.at_end() || !reader.name()) return std::nullopt;
    ZoneRule rule{-*west, -*west + hours(1), {}, {}};
    if (!reader.comma_follows()) {
        const auto summer_west = reader.time();
        if (!summer_west) return std::nullopt;
        rule.summer = -*summer_west;
    }
    const auto to_summer = reader.change();
    const auto to_standard = to_summer ? reader.change() : std::nullopt;
    if (!to_standard || !reader.at_end()) return std::nullopt;
    rule.to_summer = *to_summer;
    rule.to_standard = *to_standard;
    return rule;
}

}  // namespace tasklight

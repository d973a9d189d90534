#include "features/quick_add/resolve.hpp"

#include <algorithm>

#include "features/quick_add/days.hpp"

namespace tasklight::quick_add {
namespace {

using schedule::Frequency;
using schedule::Plan;
using schedule::Rule;

bool counts_clock(const Rule& rule) { return rule.frequency <= Frequency::kHourly; }

class Resolving {
public:
    Resolving(const Reader& reader, const TimeWords& words) : reader_(reader), words_(words) {}

    Resolved resolve() {
        time_ = time();
        if (words_.repeat)
            resolve_repeat();
        else
            resolve_date();
        if (result_.problem.empty())
            for (const Piece& piece : words_.pieces)
                result_.marks.push_back({piece.kind, piece.first, piece.next, value_of(piece)});
        return std::move(result_);
    }

private:
    // An hour that is named, within the part of the day that is named; else that part itself.
    [[nodiscard]] std::optional<TimeOfDay> time() const {
        std::optional<TimeOfDay> part;
        if (words_.repeat) part = words_.repeat->part;
        if (words_.date && words_.date->at.time) part = words_.date->at.time;
        if (words_.part) part = words_.part->time;
        if (!words_.time) return part;
        return part ? within_part(*words_.time, *part) : words_.time->time;
    }

    [[nodiscard]] std::string zone_of(const LocalTime& at) const {
        return at.time ? reader_.settings().zone.name() : std::string();
    }

    [[nodiscard]] bool is_past(TimeOfDay time) const { return time < *reader_.now().time; }

    void be_due(LocalTime at) { result_.due = Due{at, zone_of(at)}; }

    void resolve_date() {
        if (words_.date && words_.date->without_date) {
            result_.without_date = true;
        } else if (words_.date) {
            be_due({words_.date->at.date, time_});
        } else if (time_) {
            const auto date = plus_days_within_reach(reader_.today(), is_past(*time_) ? 1 : 0);
            if (date) be_due({*date, time_});
        }
    }

    void resolve_repeat() {
        Repeat repeat;
        repeat.rule = words_.repeat->rule;
        repeat.mode = words_.repeat->mode;
        const bool is_hourly_from_now = counts_clock(repeat.rule) && !named_date() && !named_time();
        const auto anchor =
            is_hourly_from_now ? step_from_now(repeat.rule) : anchor_of(repeat.rule);
        if (!anchor) {
            result_.problem = "No date fits this repeat.";
            return;
        }
        repeat.anchor = *anchor;
        if (words_.end) set_end(repeat);
        be_due(repeat.anchor);
        result_.repeat = repeat;
    }

    [[nodiscard]] std::optional<Date> named_date() const {
        if (words_.start && words_.start->date) return words_.start->date;
        if (words_.date && !words_.date->without_date) return words_.date->at.date;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<TimeOfDay> named_time() const {
        if (time_) return time_;
        return words_.start ? words_.start->time : std::nullopt;
    }

    [[nodiscard]] std::optional<LocalTime> step_from_now(const Rule& rule) const {
        const std::int64_t minutes =
            rule.interval * (rule.frequency == Frequency::kHourly ? 60 : 1);
        const LocalTime at = reader_.settings().zone.at(reader_.settings().now + minutes * kMinute);
        if (!plus_days_within_reach(at.date, 0)) return std::nullopt;
        return at;
    }

    // From the date that is named, else from today, or from tomorrow once the time has passed.
    [[nodiscard]] std::optional<LocalTime> anchor_of(const Rule& rule) const {
        Plan plan{rule, {reader_.today(), named_time()}};
        if (counts_clock(rule) && !plan.anchor.time) plan.anchor.time = TimeOfDay(0);
        const auto named = named_date();
        if (named) {
            plan.anchor.date = *named;
        } else if (words_.repeat->begins_later) {
            const auto later = later_by(rule);
            if (!later) return std::nullopt;
            plan.anchor.date = *later;
        }
        // The step counts from the first date, wherever in a week or month that is.
        plan.rule.interval = 1;
        const LocalTime asked = plan.anchor;
        if (counts_clock(rule)) {
            if (!named && is_past(*asked.time)) plan.anchor.date = plus_days(asked.date, 1);
            return plan.anchor;
        }
        const bool from_now = !named && asked.time && asked.date == reader_.today();
        const auto first = from_now && is_past(*asked.time)
                               ? schedule::next_after(plan, reader_.now())
                               : schedule::first(plan);
        if (!first) return std::nullopt;
        return first->local;
    }

    [[nodiscard]] std::optional<Date> later_by(const Rule& rule) const {
        switch (rule.frequency) {
            case Frequency::kDaily:
                return plus(reader_.today(), rule.interval, Unit::kDay);
            case Frequency::kWeekly:
                return plus(reader_.today(), rule.interval, Unit::kWeek);
            case Frequency::kMonthly:
                return plus(reader_.today(), rule.interval, Unit::kMonth);
            case Frequency::kYearly:
                return plus(reader_.today(), rule.interval, Unit::kYear);
            default:
                return reader_.today();
        }
    }

    void set_end(Repeat& repeat) {
        const auto& end = words_.end->end;
        if (const auto* count = std::get_if<std::int64_t>(&end)) {
            repeat.rule.count = *count;
        } else if (const auto* span = std::get_if<Span>(&end)) {
            const auto behind = plus(repeat.anchor.date, span->count, span->unit);
            if (behind) repeat.rule.until = LocalTime{plus_days(*behind, -1), std::nullopt};
        } else {
            repeat.rule.until = std::get<LocalTime>(end);
        }
        if (repeat.rule.count.value_or(0) > schedule::kMostCount)
            result_.problem = "A repeat can end after 99999 times at most.";
        if (repeat.rule.until && repeat.rule.until->date < repeat.anchor.date)
            result_.problem = "This repeat would end before its first date.";
    }

    [[nodiscard]] std::string value_of(const Piece& piece) const {
        switch (piece.kind) {
            case TokenKind::kDue:
                return words_.date->without_date ? std::string() : due_value();
            case TokenKind::kTime:
                return tasklight::to_text(time_.value_or(TimeOfDay(0)));
            case TokenKind::kRepeat:
                return schedule::to_text(words_.repeat->rule);
            case TokenKind::kRepeatStart:
                return start_value();
            case TokenKind::kRepeatEnd:
                return end_value();
            default:
                return {};
        }
    }

    // The time belongs to the words that name it.
    [[nodiscard]] std::string due_value() const {
        const bool implies_time = words_.date->at.time && !words_.time && !words_.part;
        LocalTime at{words_.date->at.date, std::nullopt};
        if (implies_time) at.time = words_.date->at.time;
        return tasklight::to_text(at);
    }

    [[nodiscard]] std::string start_value() const {
        const auto& start = *words_.start;
        if (start.date) return tasklight::to_text(LocalTime{*start.date, start.time});
        return tasklight::to_text(*start.time);
    }

    [[nodiscard]] std::string end_value() const {
        const Rule& rule = result_.repeat->rule;
        std::string text(rule.count ? "COUNT=" : "UNTIL=");
        if (rule.count) return text.append(std::to_string(*rule.count));
        for (const char c : tasklight::to_text(rule.until->date))
            if (c != '-') text += c;
        return text;
    }

    const Reader& reader_;
    const TimeWords& words_;
    std::optional<TimeOfDay> time_;
    Resolved result_;
};

}  // namespace

Resolved resolve(const Reader& reader, const TimeWords& words) {
    return Resolving(reader, words).resolve();
}

}  // namespace tasklight::quick_add

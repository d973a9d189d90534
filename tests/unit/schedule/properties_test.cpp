// What holds for every rule, tried on many.
#include <random>

#include "unit/schedule/plans.hpp"

using namespace tasklight;
using namespace tasklight::schedule;
using namespace tasklight::schedule::test;

namespace {

class Chance {
public:
    explicit Chance(unsigned seed) : engine_(seed) {}

    int number(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(engine_);
    }
    bool once_in(int times) { return number(1, times) == 1; }
    std::string numbers(int least, int most) {
        std::string text = std::to_string(number(least, most));
        while (once_in(2))
            text.append(",").append(std::to_string(number(least, most)));
        return text;
    }

private:
    std::mt19937 engine_;
};

std::string random_rule(Chance& chance) {
    const std::vector<std::string> frequencies{"MINUTELY", "HOURLY",  "DAILY",
                                               "WEEKLY",   "MONTHLY", "YEARLY"};
    const auto& frequency = frequencies[static_cast<std::size_t>(chance.number(0, 5))];
    std::string text = "FREQ=";
    text.append(frequency);
    if (chance.once_in(2)) text.append(";INTERVAL=").append(std::to_string(chance.number(1, 40)));
    if (chance.once_in(4)) text.append(";COUNT=").append(std::to_string(chance.number(1, 60)));
    if (chance.once_in(3)) text.append(";BYMONTH=").append(chance.numbers(1, 12));
    if (frequency != "WEEKLY" && chance.once_in(3))
        text.append(";BYMONTHDAY=").append(chance.numbers(1, 31)).append(",-1");
    if (chance.once_in(3)) text.append(chance.once_in(2) ? ";BYDAY=MO,TU,FR" : ";BYDAY=SU");
    if (chance.once_in(4)) text.append(";BYHOUR=").append(chance.numbers(0, 23));
    if (chance.once_in(4)) text.append(";BYHOUR=9;BYMINUTE=").append(chance.numbers(0, 59));
    if (chance.once_in(5)) text.append(";BYSETPOS=1,-1");
    return text;
}

// Plans whose rules are sound; many texts are not, since parts are put together blindly.
std::vector<Plan> random_plans(std::size_t count) {
    Chance chance(5545);
    std::vector<Plan> plans;
    while (plans.size() < count) {
        const auto parsed = parse_rule(random_rule(chance));
        if (!std::holds_alternative<Rule>(parsed)) continue;
        LocalTime anchor{plus_days(at("1970-01-01").date, chance.number(-20000, 30000)), {}};
        if (chance.once_in(2)) anchor.time = TimeOfDay(chance.number(0, 1439));
        plans.push_back({std::get<Rule>(parsed), anchor,
                         chance.once_in(2) ? MonthEnd::kClamp : MonthEnd::kSkip});
    }
    return plans;
}

LocalTime day_before(const Plan& plan) { return {plus_days(plan.anchor.date, -1), {}}; }

}  // namespace

TEST_CASE("occurrences follow each other and are the same however they are asked for") {
    for (const Plan& plan : random_plans(1500)) {
        INFO(to_text(plan.rule) << " from " << to_text(plan.anchor));
        const auto list = list_after(plan, day_before(plan), 12);

        std::optional<LocalTime> before;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto& occurrence = list[i];
            REQUIRE((!before || *before < occurrence.local));
            const auto again = next_after(plan, before.value_or(day_before(plan)));
            REQUIRE(again.has_value());
            REQUIRE(again->local == occurrence.local);
            REQUIRE(again->number == occurrence.number);
            REQUIRE(occurrence.number == (plan.rule.count ? static_cast<std::int64_t>(i) + 1 : 0));
            const auto named = occurrence_at(plan, occurrence.local);
            REQUIRE(named.has_value());
            REQUIRE(named->wanted_day == occurrence.wanted_day);
            REQUIRE(count_between(plan, day_before(plan), occurrence.local, 100) ==
                    static_cast<std::int64_t>(i));
            before = occurrence.local;
        }
    }
}

TEST_CASE("a later look finds what a look from the anchor finds") {
    for (const Plan& plan : random_plans(500)) {
        INFO(to_text(plan.rule) << " from " << to_text(plan.anchor));
        const auto list = list_after(plan, day_before(plan), 300);
        if (list.size() < 200) continue;
        const auto later = list_after(plan, list[150].local, 20);

        REQUIRE(later.size() == 20);
        for (std::size_t i = 0; i < later.size(); ++i)
            REQUIRE(later[i].local == list[151 + i].local);
        REQUIRE(count_between(plan, list[10].local, list[199].local, 1000) == 188);
        REQUIRE(count_between(plan, list[10].local, list[199].local, 100) == 100);
    }
}

TEST_CASE("a day that is no occurrence is named by no rule") {
    for (const Plan& plan : random_plans(300)) {
        INFO(to_text(plan.rule) << " from " << to_text(plan.anchor));
        const auto list = list_after(plan, day_before(plan), 2);
        if (list.size() < 2 || list[0].local.time) continue;
        const LocalTime behind{plus_days(list[0].local.date, 1), {}};

        CHECK(occurrence_at(plan, behind).has_value() == (behind == list[1].local));
    }
}

// Short ways to write plans and to read their occurrences.
#pragma once

#include <catch2/catch.hpp>
#include <string>

#include "schedule/plan.hpp"

namespace tasklight::schedule::test {

inline LocalTime at(std::string_view text) { return parse_local_time(text).value(); }

inline Rule rule(std::string_view text) {
    const auto parsed = parse_rule(text);
    if (const auto* fault = std::get_if<RuleFault>(&parsed)) FAIL(text << ": " << fault->message);
    return std::get<Rule>(parsed);
}

inline Plan plan(std::string_view text, std::string_view anchor,
                 MonthEnd month_end = MonthEnd::kClamp) {
    return {rule(text), at(anchor), month_end};
}

inline std::string words(const std::vector<Occurrence>& list) {
    std::string text;
    for (const auto& occurrence : list) {
        if (!text.empty()) text += ' ';
        text += to_text(occurrence.local);
    }
    return text;
}

// The first occurrences of all, with spaces between.
inline std::string begin_of(const Plan& plan, std::size_t limit = 1000) {
    return words(list_after(plan, {plus_days(plan.anchor.date, -1), std::nullopt}, limit));
}

inline std::string next(const Plan& plan, std::string_view after) {
    const auto found = next_after(plan, at(after));
    return found ? to_text(found->local) : "none";
}

}  // namespace tasklight::schedule::test

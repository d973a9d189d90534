// Tells the occurrences of rules, for repeats.py to compare with another implementation's.
// Reads lines of fields with tabs between: the rule, "clamp" or "skip", the anchor, a zone or "-",
// and windows "AFTER,LIMIT" with spaces between. Answers each line with one line, each window with
// a tab before it: how many occurrences lie between AFTER and the last one told, then those, as
// LOCAL/ACTUAL/SECONDS/FIT/WANTED DAY/NUMBER. A rule that is refused is answered by "! why".
#include <iostream>
#include <sstream>
#include <string>

#include "base/text.hpp"
#include "schedule/zoned.hpp"

using namespace tasklight;
using namespace tasklight::schedule;

namespace {

void tell(const Occurrence& occurrence, const std::optional<TimeZone>& zone) {
    const ZonedOccurrence zoned = in_zone(occurrence, zone);
    std::cout << ' ' << to_text(occurrence.local) << '/' << to_text(zoned.reason.actual) << '/';
    if (zoned.moment) std::cout << zoned.moment->ms / kSecond;
    std::cout << '/' << static_cast<int>(zoned.reason.fit) << '/';
    if (occurrence.wanted_day) std::cout << *occurrence.wanted_day;
    std::cout << '/' << occurrence.number;
}

void tell_window(const Plan& plan, const std::optional<TimeZone>& zone, std::string_view window) {
    const auto parts = split(window, ',');
    const LocalTime after = parse_local_time(parts.at(0)).value();
    const auto list = list_after(plan, after, std::stoul(std::string(parts.at(1))));
    std::cout << '\t'
              << (list.empty() ? 0 : count_between(plan, after, list.back().local, 1'000'000));
    for (const auto& occurrence : list)
        tell(occurrence, zone);
}

void answer(const std::string& line) {
    const auto fields = split(line, '\t');
    const auto rule = parse_rule(fields.at(0));
    if (const auto* fault = std::get_if<RuleFault>(&rule)) {
        std::cout << "! " << fault->message << '\n';
        return;
    }
    const Plan plan{std::get<Rule>(rule), parse_local_time(fields.at(2)).value(),
                    fields.at(1) == "clamp" ? MonthEnd::kClamp : MonthEnd::kSkip};
    std::optional<TimeZone> zone;
    if (fields.at(3) != "-") zone = TimeZone::find(fields.at(3)).value();
    for (const auto window : split(fields.at(4), ' '))
        tell_window(plan, zone, window);
    std::cout << '\n';
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    for (std::string line; std::getline(std::cin, line);)
        answer(line);
}

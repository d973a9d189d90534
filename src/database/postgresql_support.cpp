#include "database/postgresql_support.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace tasklight::database {
namespace {

using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using namespace std::chrono_literals;

struct Release {
    int major;
    year_month_day last_day;  // of the final minor release
};

// From https://www.postgresql.org/support/versioning/.
constexpr month kNovember{11};
constexpr std::array kReleases{
    Release{13, 2025y / kNovember / 13}, Release{14, 2026y / kNovember / 12},
    Release{15, 2027y / kNovember / 11}, Release{16, 2028y / kNovember / 9},
    Release{17, 2029y / kNovember / 8},  Release{18, 2030y / kNovember / 14},
};

Moment start_of(year_month_day day) {
    return {std::chrono::milliseconds(sys_days(day).time_since_epoch()).count()};
}

}  // namespace

SupportPeriod support_of_postgresql(int major, Moment now) {
    if (major < kReleases.front().major) return {Support::kEnded, {}};
    const auto* const release =
        std::find_if(kReleases.begin(), kReleases.end(),
                     [&](const Release& known) { return known.major == major; });
    if (release == kReleases.end()) return {Support::kUnknown, {}};
    const Moment last = start_of(release->last_day);
    const std::string day = to_rfc3339(last).substr(0, 10);
    if (now >= last + kDay) return {Support::kEnded, day};
    if (now >= start_of(release->last_day - std::chrono::months(6)))
        return {Support::kEndsSoon, day};
    return {Support::kSupported, day};
}

}  // namespace tasklight::database

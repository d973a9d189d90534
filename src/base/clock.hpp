// Time comes from here alone, so that tests can stop it. A Moment is a point in time with a
// resolution of one millisecond; it knows no zone.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace tasklight {

struct Moment {
    std::int64_t ms = 0;  // milliseconds since 1970-01-01T00:00:00Z

    auto operator<=>(const Moment&) const = default;
};

inline constexpr std::int64_t kSecond = 1000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;

[[nodiscard]] inline Moment operator+(Moment moment, std::int64_t ms) { return {moment.ms + ms}; }
[[nodiscard]] inline Moment operator-(Moment moment, std::int64_t ms) { return {moment.ms - ms}; }

// RFC 3339 in UTC with three decimals: 2027-01-31T08:15:00.000Z. Years 0 to 9999.
[[nodiscard]] std::string to_rfc3339(Moment moment);

// Any thread may call.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Moment now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Moment now() const override;
};

}  // namespace tasklight

// A set of days of one year, as bits. A value; any thread may call.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

namespace tasklight::schedule {

class DaySet {
public:
    static constexpr int kNone = -1;

    // Days count from 0, 1 January, to 365.
    void add(int day) { words_[index(day)] |= bit(day); }
    [[nodiscard]] bool has(int day) const { return (words_[index(day)] & bit(day)) != 0; }

    // The first day at or after `from`, or kNone.
    [[nodiscard]] int next(int from) const {
        if (from >= kDays) return kNone;
        std::uint64_t word = words_[index(from)] & (~std::uint64_t{0} << (from % 64));
        for (std::size_t i = index(from);;) {
            if (word != 0) return static_cast<int>(i) * 64 + std::countr_zero(word);
            if (++i == words_.size()) return kNone;
            word = words_[i];
        }
    }

    // How many lie at or after `from` and before `end`.
    [[nodiscard]] int count(int from, int end) const { return below(end) - below(from); }

private:
    static constexpr int kDays = 366;

    static std::size_t index(int day) { return static_cast<std::size_t>(day) / 64; }
    static std::uint64_t bit(int day) { return std::uint64_t{1} << (day % 64); }

    [[nodiscard]] int below(int end) const {
        const int bounded = std::clamp(end, 0, kDays);
        int sum = 0;
        for (std::size_t i = 0; i < index(bounded); ++i)
            sum += std::popcount(words_[i]);
        if (bounded % 64 != 0) sum += std::popcount(words_[index(bounded)] & (bit(bounded) - 1));
        return sum;
    }

    std::array<std::uint64_t, 6> words_{};
};

}  // namespace tasklight::schedule

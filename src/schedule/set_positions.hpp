// BYSETPOS: which members of a period count. One thread at a time may call.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <vector>

namespace tasklight::schedule {

class SetPositions {
public:
    explicit SetPositions(std::vector<int> positions) : from_begin_(std::move(positions)) {
        std::sort(from_begin_.begin(), from_begin_.end());
        const auto first = std::find_if(from_begin_.begin(), from_begin_.end(),
                                        [](int position) { return position >= 0; });
        from_end_.assign(from_begin_.begin(), first);
        from_begin_.erase(from_begin_.begin(), first);
    }

    // No BYSETPOS: all members count.
    [[nodiscard]] bool pick_all() const { return from_begin_.empty() && from_end_.empty(); }

    // The places, from 0 and ascending, that are picked of `size` members; valid until the next
    // call. Periods of one size follow each other, so the last answer is kept.
    [[nodiscard]] const std::vector<std::int64_t>& of(std::int64_t size) {
        if (size == size_) return picked_;
        std::vector<std::int64_t> front;
        for (const int position : from_begin_) {
            if (position > size) break;
            if (position > 0) front.push_back(position - 1);
        }
        std::vector<std::int64_t> back;
        for (const int position : from_end_)
            if (position >= -size) back.push_back(size + position);
        picked_.clear();
        std::set_union(front.begin(), front.end(), back.begin(), back.end(),
                       std::back_inserter(picked_));
        picked_.erase(std::unique(picked_.begin(), picked_.end()), picked_.end());
        size_ = size;
        return picked_;
    }

private:
    std::vector<int> from_begin_;
    std::vector<int> from_end_;
    std::int64_t size_ = -1;
    std::vector<std::int64_t> picked_;
};

}  // namespace tasklight::schedule

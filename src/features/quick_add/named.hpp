// Finds names behind a sign: #Work, #"Big plans", @waiting. Pure; any thread may call.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "features/quick_add/reader.hpp"

namespace tasklight::quick_add {

struct FoundName {
    std::string name;  // as its owner wrote it
    std::size_t next = 0;
};

// Compares names in the line with known ones; the longest counts.
class NameFinder {
public:
    NameFinder(std::string_view line, const Reader& reader, std::size_t sign)
        : line_(line), reader_(reader), sign_(sign) {}

    void offer(std::string_view name);
    [[nodiscard]] std::optional<FoundName> best() const { return best_; }

private:
    [[nodiscard]] std::optional<std::size_t> end_of(std::size_t from, std::size_t bytes) const;

    std::string_view line_;
    const Reader& reader_;
    std::size_t sign_;
    std::optional<FoundName> best_;
};

// Letters, digits, _ and - after a sign, beginning with a letter.
[[nodiscard]] std::optional<FoundName> new_name(std::string_view line, const Reader& reader,
                                                std::size_t sign);

}  // namespace tasklight::quick_add

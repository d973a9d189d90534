// Shows in a text what a search found: the text in segments, of which some are hits. Each word that
// begins with a searched one is a hit. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tasklight::filters {

struct Segment {
    std::string text;
    bool is_hit;
};

class SearchMarks {
public:
    explicit SearchMarks(std::string_view searched);

    // The whole text.
    [[nodiscard]] std::vector<Segment> marked(std::string_view text) const;
    // One line around the first hit; an ellipsis stands for what was cut. Empty without a hit.
    [[nodiscard]] std::vector<Segment> snippet(std::string_view text) const;

private:
    [[nodiscard]] bool is_hit(const std::string& folded) const;

    std::vector<std::string> words_;
};

}  // namespace tasklight::filters

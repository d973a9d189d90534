#include "features/filters/search_marks.hpp"

#include <algorithm>

#include "base/fold.hpp"
#include "base/text.hpp"

namespace tasklight::filters {
namespace {

constexpr std::size_t kWordsBefore = 6;
constexpr std::size_t kSnippetLength = 160;  // code points
constexpr std::size_t kFarFromWords = 40;    // bytes of what are no words, at both ends

void append(std::vector<Segment>& segments, std::string text, bool is_hit) {
    if (text.empty()) return;
    if (!segments.empty() && segments.back().is_hit == is_hit) {
        segments.back().text.append(text);
    } else {
        segments.push_back({std::move(text), is_hit});
    }
}

// Line ends and tabs as spaces.
std::string on_one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool is_space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!is_space) line += c;
        if (is_space && !line.ends_with(' ')) line += ' ';
    }
    return line;
}

}  // namespace

SearchMarks::SearchMarks(std::string_view searched) {
    for (Word& word : words_of(searched))
        words_.push_back(std::move(word.folded));
}

bool SearchMarks::is_hit(const std::string& folded) const {
    return std::any_of(words_.begin(), words_.end(),
                       [&](const std::string& word) { return folded.starts_with(word); });
}

std::vector<Segment> SearchMarks::marked(std::string_view text) const {
    std::vector<Segment> segments;
    std::size_t at = 0;
    for (const Word& word : words_of(text)) {
        append(segments, std::string(text.substr(at, word.start - at)), false);
        append(segments, std::string(text.substr(word.start, word.end - word.start)),
               is_hit(word.folded));
        at = word.end;
    }
    append(segments, std::string(text.substr(at)), false);
    return segments;
}

std::vector<Segment> SearchMarks::snippet(std::string_view text) const {
    const std::vector<Word> words = words_of(text);
    const auto hit = std::find_if(words.begin(), words.end(),
                                  [&](const Word& word) { return is_hit(word.folded); });
    if (hit == words.end()) return {};
    const auto index = static_cast<std::size_t>(hit - words.begin());
    const std::size_t first = index - std::min(index, kWordsBefore);
    std::size_t last = index;
    const bool from_start = first == 0 && words[0].start <= kFarFromWords;
    const std::size_t start = from_start ? 0 : words[first].start;
    while (last + 1 < words.size() &&
           code_points(text.substr(start, words[last + 1].end - start)) <= kSnippetLength)
        ++last;

    std::vector<Segment> segments;
    std::size_t at = start;
    if (!from_start) append(segments, "… ", false);
    for (std::size_t i = first; i <= last; ++i) {
        append(segments, on_one_line(text.substr(at, words[i].start - at)), false);
        append(segments, std::string(text.substr(words[i].start, words[i].end - words[i].start)),
               is_hit(words[i].folded));
        at = words[i].end;
    }
    const bool to_end = last + 1 == words.size() && text.size() - at <= kFarFromWords;
    append(segments, to_end ? on_one_line(text.substr(at)) : " …", false);
    return segments;
}

}  // namespace tasklight::filters

#include "store/search_words.hpp"

#include <algorithm>

#include "base/fold.hpp"

namespace tasklight::store {
namespace {

// The last digits of the id are chance. Should two users have the same, what they find is told
// apart by the owner.
std::string_view mark_of(const UserId& owner) {
    constexpr std::size_t kDigits = 12;
    const std::string_view id = owner.text();
    return id.substr(id.size() - std::min(id.size(), kDigits));
}

std::vector<std::string> marked_words(const UserId& owner, std::string_view text) {
    std::vector<std::string> words;
    for (const Word& word : words_of(text))
        words.push_back(std::string(mark_of(owner)).append(word.folded));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string quoted(std::string_view word, char quote) {
    std::string text(1, quote);
    for (const char c : word) {
        if (c == quote || c == '\\') text += c;
        text += c;
    }
    return text += quote;
}

SearchDepth better_than(SearchDepth depth) {
    return static_cast<SearchDepth>(static_cast<int>(depth) - 1);
}

std::string joined(const char* begin, const std::string& wanted, const char* without,
                   const std::string& unwanted) {
    return std::string(begin).append(wanted).append(without).append(unwanted).append(")");
}

void append_lexemes(std::string& text, const UserId& owner, std::string_view words,
                    std::string_view position) {
    for (const std::string& word : marked_words(owner, words))
        text.append(quoted(word, '\'')).append(position);
}

}  // namespace

SearchTerms::SearchTerms(const UserId& owner, std::string_view text)
    : words_(marked_words(owner, text)) {}

std::string SearchTerms::fts5(SearchDepth depth) const {
    std::string query;
    for (const std::string& word : words_) {
        query.append(query.empty() ? "" : " AND ").append(quoted(word, '"'));
        if (depth != SearchDepth::kWholeInTitle) query.append(" *");
    }
    if (depth == SearchDepth::kAnywhere) return query;
    const bool has_labels = depth == SearchDepth::kTitleOrLabels;
    query.insert(0, has_labels ? "{title labels} : (" : "title : (").append(")");
    return query;
}

std::string SearchTerms::tsquery(SearchDepth depth) const {
    const char* ending = depth == SearchDepth::kAnywhere        ? ":*"
                         : depth == SearchDepth::kTitleOrLabels ? ":*AB"
                         : depth == SearchDepth::kTitle         ? ":*A"
                                                                : ":A";
    std::string query;
    for (const std::string& word : words_)
        query.append(query.empty() ? "" : " & ").append(quoted(word, '\'')).append(ending);
    return query;
}

std::string SearchTerms::fts5_only(SearchDepth depth) const {
    if (depth == SearchDepth::kWholeInTitle) return fts5(depth);
    return joined("(", fts5(depth), ") NOT (", fts5(better_than(depth)));
}

std::string SearchTerms::tsquery_only(SearchDepth depth) const {
    if (depth == SearchDepth::kWholeInTitle) return tsquery(depth);
    return joined("(", tsquery(depth), ") & !(", tsquery(better_than(depth)));
}

std::string fts5_text(const UserId& owner, std::string_view text) {
    std::string all;
    for (const std::string& word : marked_words(owner, text))
        all.append(all.empty() ? "" : " ").append(word);
    return all;
}

std::string tsvector(const UserId& owner, std::string_view title, std::string_view labels,
                     std::string_view notes) {
    std::string text;
    append_lexemes(text, owner, title, ":1A ");
    append_lexemes(text, owner, labels, ":2B ");
    append_lexemes(text, owner, notes, ":3 ");
    return text;
}

}  // namespace tasklight::store

// The words of tasks and of searches as the engines' full-text indexes take them. Each word is
// folded, consists of letters and digits, and begins with its owner's mark. Nothing of what a user
// types is ever read as the language of an engine's queries. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/user.hpp"

namespace tasklight::store {

// Where all words must be found, from the best to any.
enum class SearchDepth {
    kWholeInTitle,  // the words as they are
    kTitle,         // as beginnings of words, here and below
    kTitleOrLabels,
    kAnywhere,
};

class SearchTerms {
public:
    SearchTerms(const UserId& owner, std::string_view text);

    [[nodiscard]] bool empty() const { return words_.empty(); }
    // For MATCH of SQLite's FTS5, and for a PostgreSQL tsquery.
    [[nodiscard]] std::string fts5(SearchDepth depth) const;
    [[nodiscard]] std::string tsquery(SearchDepth depth) const;
    // What is found at that depth and at no better one.
    [[nodiscard]] std::string fts5_only(SearchDepth depth) const;
    [[nodiscard]] std::string tsquery_only(SearchDepth depth) const;

private:
    std::vector<std::string> words_;
};

// Each word once, with blanks between.
[[nodiscard]] std::string fts5_text(const UserId& owner, std::string_view text);

// A PostgreSQL tsvector, in which A marks the words of the title and B those of the labels.
[[nodiscard]] std::string tsvector(const UserId& owner, std::string_view title,
                                   std::string_view labels, std::string_view notes);

}  // namespace tasklight::store

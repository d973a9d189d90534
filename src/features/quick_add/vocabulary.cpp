#include "features/quick_add/vocabulary.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace tasklight::quick_add {

Vocabulary::Vocabulary(const WordTable& table, LanguageFacts facts) : facts_(facts) {
    for (const auto& entries : table.entries)
        for (const Entry& entry : entries)
            add(entry);
    add_all(table.holding_back, ' ', Meaning::kKeepsBefore);
    add_all(table.going_on, ' ', Meaning::kGoesOn);
    add_all(table.names, ';', Meaning::kName);
    for (auto& [word, list] : entries_)
        std::ranges::stable_sort(list, std::ranges::greater(),
                                 [](const Spelled& spelled) { return spelled.rest.size(); });
}

void Vocabulary::add(const Entry& entry) {
    std::vector<std::string_view> words = split(entry.words, ' ');
    const std::string_view first = words.front();
    words.erase(words.begin());
    entries_[first].push_back({std::move(words), entry});
}

void Vocabulary::add_all(std::string_view list, char separator, Meaning meaning) {
    for (const std::string_view words : split(list, separator))
        add({words, meaning});
}

const Entries* Vocabulary::starting_with(std::string_view word) const {
    const auto found = entries_.find(word);
    return found == entries_.end() ? nullptr : &found->second;
}

const Vocabulary& vocabulary_of(Language language) {
    static const Vocabulary english(english_words(), {});
    static const Vocabulary german(
        german_words(),
        {.nouns_are_capital = true, .dot_makes_ordinal = true, .ordinal_may_count = true});
    static const Vocabulary spanish(spanish_words(), {.ordinal_may_count = true});
    switch (language) {
        case Language::kGerman:
            return german;
        case Language::kSpanish:
            return spanish;
        case Language::kEnglish:
            break;
    }
    return english;
}

}  // namespace tasklight::quick_add

// Looks at the lexemes of one line for the meanings of words, numbers and signs. A position is the
// index of a lexeme; what is found says where it ends. Literal and taken lexemes are never found.
// Borrows the lexemes; pure; any thread may call.
#pragma once

#include <optional>
#include <span>

#include "features/quick_add/lexeme.hpp"

namespace tasklight::quick_add {

struct Found {
    Entry entry;
    std::size_t next = 0;
};

struct FoundNumber {
    int number = 0;
    std::size_t next = 0;
};

class Reader {
public:
    Reader(std::span<const Lexeme> lexemes, const Vocabulary& vocabulary, const Settings& settings)
        : lexemes_(lexemes),
          facts_(vocabulary.facts()),
          settings_(settings),
          now_(settings.zone.at(settings.now)) {}

    // The longest spelling with this meaning, if it begins at a word's start.
    [[nodiscard]] std::optional<Found> find(std::size_t at, Meaning meaning) const;
    // The same as part of a chunk, for the pm of 6pm.
    [[nodiscard]] std::optional<Found> find_glued(std::size_t at, Meaning meaning) const;
    // Whether it is there, moving behind it.
    bool skip(std::size_t& at, Meaning meaning) const;

    [[nodiscard]] bool is_number(std::size_t at) const;
    [[nodiscard]] bool is_sign(std::size_t at, std::string_view sign) const;
    // A sign or number without a space before it.
    [[nodiscard]] bool is_glued(std::size_t at) const;
    // Digits or a word: 3, three.
    [[nodiscard]] std::optional<FoundNumber> count(std::size_t at) const;
    // 27th, 27. or first; 1 to 366, -1 for last.
    [[nodiscard]] std::optional<FoundNumber> ordinal(std::size_t at) const;
    // A weekday with what may shorten it: "fri", "fri.".
    [[nodiscard]] std::optional<Found> weekday(std::size_t at) const;

    // A phrase may begin before this lexeme, and end before that one.
    [[nodiscard]] bool starts_at(std::size_t at) const;
    [[nodiscard]] bool ends_at(std::size_t next) const;
    [[nodiscard]] bool is_free(std::size_t at) const;

    [[nodiscard]] const Lexeme& operator[](std::size_t at) const { return lexemes_[at]; }
    [[nodiscard]] std::size_t size() const { return lexemes_.size(); }
    [[nodiscard]] const LanguageFacts& facts() const { return facts_; }
    [[nodiscard]] const Settings& settings() const { return settings_; }
    [[nodiscard]] const LocalTime& now() const { return now_; }
    [[nodiscard]] Date today() const { return now_.date; }

private:
    [[nodiscard]] bool spells(std::size_t at, const Spelled& spelled) const;

    std::span<const Lexeme> lexemes_;
    LanguageFacts facts_;
    const Settings& settings_;
    LocalTime now_;
};

}  // namespace tasklight::quick_add

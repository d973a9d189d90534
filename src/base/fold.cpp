#include "base/fold.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utf8proc.h>

#include "base/text.hpp"

namespace tasklight {
namespace {

struct Freed {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }
};

bool is_ascii(std::string_view text) {
    for (const char c : text)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

std::string mapped(std::string_view text, int options) {
    if (is_ascii(text)) return ascii_lower(text);
    utf8proc_uint8_t* made = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                   static_cast<utf8proc_ssize_t>(text.size()), &made,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Freed> owner(made);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(size)};
}

bool is_letter(utf8proc_int32_t code) {
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
               (code >= '0' && code <= '9');
    const auto category = utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_mark(utf8proc_int32_t code) {
    const auto category = utf8proc_category(code);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool stands_alone(utf8proc_int32_t code) {
    struct Range {
        utf8proc_int32_t first;
        utf8proc_int32_t last;
    };
    // Thai and Lao, Burmese, Khmer, kana, ideographs.
    constexpr Range kRanges[] = {
        {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x3040, 0x30FF}, {0x31F0, 0x31FF},
        {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9D}, {0x20000, 0x3FFFF}};
    return std::any_of(std::begin(kRanges), std::end(kRanges), [&](const Range& range) {
        return code >= range.first && code <= range.last;
    });
}

struct CodePoint {
    utf8proc_int32_t code;
    std::size_t size;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    utf8proc_int32_t code = 0;
    const auto size = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    if (size <= 0) return {0, 1};
    return {code, static_cast<std::size_t>(size)};
}

// Folding may bring forth signs that are no letters: a fraction has a slash in it.
std::string folded_word(std::string_view word) {
    constexpr std::size_t kMostBytes = 100;
    const std::string all = search_folded(word);
    std::string kept;
    for (std::size_t at = 0; at < all.size();) {
        const CodePoint next = code_point_at(all, at);
        if (kept.size() + next.size > kMostBytes) break;
        if (is_letter(next.code)) kept.append(all, at, next.size);
        at += next.size;
    }
    return kept;
}

}  // namespace

std::string folded(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

std::string search_folded(std::string_view text) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                            UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    bool is_open = false;  // whether a letter goes on with the last word
    bool takes_marks = false;
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint next = code_point_at(text, at);
        const bool is_word = is_letter(next.code);
        const bool is_alone = is_word && stands_alone(next.code) && !is_mark(next.code);
        const bool goes_on =
            is_word && !is_alone && (is_open || (takes_marks && is_mark(next.code)));
        if (is_word && !goes_on) words.push_back({at, at, {}});
        at += next.size;
        if (is_word) words.back().end = at;
        is_open = is_word && !is_alone && (goes_on ? is_open : true);
        takes_marks = is_word;
    }
    for (Word& word : words)
        word.folded = folded_word(text.substr(word.start, word.end - word.start));
    std::erase_if(words, [](const Word& word) { return word.folded.empty(); });
    return words;
}

}  // namespace tasklight

#include "features/quick_add/literal.hpp"

#include <algorithm>

namespace tasklight::quick_add {
namespace {

bool is_glued(const std::vector<Lexeme>& lexemes, std::size_t at) {
    return at < lexemes.size() && !lexemes[at].after_space;
}

bool opens(const std::vector<Lexeme>& lexemes, std::size_t at) {
    return lexemes[at].is_sign("\"") && lexemes[at].after_space && is_glued(lexemes, at + 1);
}

bool closes(const std::vector<Lexeme>& lexemes, std::size_t at) {
    if (!lexemes[at].is_sign("\"") || lexemes[at].after_space) return false;
    return at + 1 == lexemes.size() || lexemes[at + 1].after_space ||
           lexemes[at + 1].kind == LexemeKind::kSign;
}

bool opens_typographically(const Lexeme& lexeme) {
    return lexeme.is_sign("\u201C") || lexeme.is_sign("\u201E") || lexeme.is_sign("\u00AB");
}

bool closes_typographically(const Lexeme& lexeme) {
    return lexeme.is_sign("\u201C") || lexeme.is_sign("\u201D") || lexeme.is_sign("\u00BB");
}

void keep_typographic_quotes(std::vector<Lexeme>& lexemes) {
    const auto last = std::find_if(lexemes.rbegin(), lexemes.rend(), closes_typographically);
    const auto end = static_cast<std::size_t>(lexemes.rend() - last);
    for (std::size_t at = 0; at + 1 < end; ++at) {
        if (!opens_typographically(lexemes[at]) || !lexemes[at].after_space) continue;
        std::size_t inside = at + 1;
        while (inside < end && !closes_typographically(lexemes[inside]))
            lexemes[inside++].is_literal = true;
        at = inside;
    }
}

}  // namespace

std::vector<Guard> guards_of(const std::vector<Lexeme>& lexemes) {
    std::vector<Guard> guards;
    std::size_t closing = lexemes.size();
    while (closing > 0 && !closes(lexemes, closing - 1))
        --closing;
    for (std::size_t at = 0; at < lexemes.size(); ++at) {
        if (lexemes[at].is_sign("\\") && lexemes[at].after_space && is_glued(lexemes, at + 1)) {
            std::size_t end = at + 1;
            while (is_glued(lexemes, end))
                ++end;
            guards.push_back({lexemes[at].start, lexemes[end - 1].end, false});
            at = end - 1;
        } else if (at + 1 < closing && opens(lexemes, at)) {
            std::size_t end = at + 1;
            while (!closes(lexemes, end))
                ++end;
            guards.push_back({lexemes[at].start, lexemes[end].end, true});
            at = end;
        }
    }
    return guards;
}

std::vector<Lexeme> without_signs(std::vector<Lexeme> lexemes, const std::vector<Guard>& guards) {
    auto guard = guards.begin();
    std::vector<Lexeme> plain;
    plain.reserve(lexemes.size());
    bool is_after_sign = false;
    for (Lexeme& lexeme : lexemes) {
        while (guard != guards.end() && guard->end <= lexeme.start)
            ++guard;
        const bool is_sign =
            guard != guards.end() &&
            (lexeme.start == guard->start || (guard->is_quotes && lexeme.end == guard->end));
        if (!is_sign) {
            lexeme.after_space = lexeme.after_space || is_after_sign;
            plain.push_back(std::move(lexeme));
        }
        is_after_sign = is_sign;
    }
    return plain;
}

void make_literal(std::vector<Lexeme>& lexemes, std::size_t start, std::size_t end) {
    auto lexeme = std::ranges::upper_bound(lexemes, start, std::less(), &Lexeme::end);
    for (; lexeme != lexemes.end() && lexeme->start < end; ++lexeme)
        lexeme->is_literal = true;
}

void keep_dismissed(std::vector<Lexeme>& lexemes, const std::vector<Range>& dismissed) {
    for (const Range& range : dismissed) {
        auto lexeme = std::ranges::upper_bound(lexemes, range.start, std::less(), &Lexeme::last);
        for (; lexeme != lexemes.end() && lexeme->first < range.end; ++lexeme)
            lexeme->is_literal = true;
    }
}

void keep_names(std::vector<Lexeme>& lexemes, const Reader& reader) {
    keep_typographic_quotes(lexemes);
    for (std::size_t at = 0; at < lexemes.size(); ++at) {
        if (lexemes[at].entries == nullptr) continue;
        const auto name = reader.find(at, Meaning::kName);
        if (!name || !reader.ends_at(name->next)) continue;
        for (std::size_t i = at; i < name->next; ++i)
            lexemes[i].is_literal = true;
    }
}

}  // namespace tasklight::quick_add

#include "features/quick_add/named.hpp"

#include "features/quick_add/fold.hpp"

namespace tasklight::quick_add {

// The lexeme behind a name of so many bytes that begins with lexeme `from`; nothing if the name
// ends inside a word or runs over something that is text.
std::optional<std::size_t> NameFinder::end_of(std::size_t from, std::size_t bytes) const {
    const std::size_t end = reader_[from].start + bytes;
    std::size_t i = from;
    while (i < reader_.size() && reader_[i].start < end) {
        if (!reader_.is_free(i)) return std::nullopt;
        ++i;
    }
    if (reader_[i - 1].end != end) return std::nullopt;
    return i;
}

void NameFinder::offer(std::string_view name) {
    std::size_t from = sign_ + 1;
    const bool is_quoted = reader_.is_sign(from, "\"");
    if (is_quoted) ++from;
    if (!reader_.is_glued(from)) return;
    const std::size_t bytes = spelled_at_start(line_.substr(reader_[from].start), name);
    auto end = bytes == 0 ? std::nullopt : end_of(from, bytes);
    if (end && is_quoted) {
        const bool is_closed = reader_.is_sign(*end, "\"") && reader_.is_glued(*end);
        end = is_closed ? std::optional(*end + 1) : std::nullopt;
    }
    if (!end || !reader_.ends_at(*end)) return;
    if (!best_ || *end > best_->next) best_ = FoundName{std::string(name), *end};
}

std::optional<FoundName> new_name(std::string_view line, const Reader& reader, std::size_t sign) {
    std::size_t i = sign + 1;
    if (!reader.is_glued(i) || reader[i].kind != LexemeKind::kWord) return std::nullopt;
    while (reader.is_glued(i)) {
        const Lexeme& lexeme = reader[i];
        const bool joins = lexeme.is_sign("_") || lexeme.is_sign("-");
        const bool has_apostrophe = lexeme.folded.find('\'') != std::string::npos;
        if ((lexeme.kind == LexemeKind::kSign && !joins) || has_apostrophe) break;
        ++i;
    }
    if (!reader.ends_at(i)) return std::nullopt;
    const std::size_t start = reader[sign + 1].start;
    return FoundName{std::string(line.substr(start, reader[i - 1].end - start)), i};
}

}  // namespace tasklight::quick_add

#include "features/quick_add/phrase.hpp"

#include <algorithm>

namespace tasklight::quick_add {
namespace {

constexpr int kMostRefusals = 8;

// Reads one piece after the other, each kind once.
class Joining {
public:
    Joining(const Reader& reader, std::size_t at) : reader_(reader), at_(at) { phrase_.first = at; }

    std::optional<Phrase> read() {
        while (one()) {
            phrase_.next = at_;
            // "friday, 3pm"
            const bool has_comma = reader_.is_sign(at_, ",") && reader_.is_glued(at_);
            at_ += has_comma ? 1 : 0;
            is_first_ = false;
        }
        if (is_first_ || (words().start && !words().repeat)) return std::nullopt;
        const bool is_part_alone = words().part && words().pieces.size() == 1;
        if (is_part_alone) return std::nullopt;
        phrase_.grade = grade();
        return std::move(phrase_);
    }

private:
    bool one() {
        if (!reader_.starts_at(at_)) return false;
        return repeat() || start() || end() || date_or_time();
    }

    bool repeat() {
        auto found = repeat_phrase(reader_, at_);
        if (!found) return false;
        if (words().repeat) {
            phrase_.problem = "A task has one repeat only.";
            at_ = found->next;
            return ++refusals_ < kMostRefusals;
        }
        phrase_.problem = found->problem;
        strongest_ = std::max(strongest_, found->grade);
        return take(words().repeat, std::move(found), TokenKind::kRepeat);
    }

    bool start() {
        const bool may_begin = is_first_ || words().repeat;
        if (words().start || !may_begin) return false;
        return take(words().start, repeat_start(reader_, at_), TokenKind::kRepeatStart);
    }

    bool end() {
        if (words().end || !words().repeat) return false;
        auto found = repeat_end(reader_, at_);
        if (const auto unclear = unclear_end(reader_, at_); unclear && !found) {
            phrase_.problem = "Until which day of that month?";
            at_ = *unclear;
            return ++refusals_ < kMostRefusals;
        }
        return take(words().end, std::move(found), TokenKind::kRepeatEnd);
    }

    bool date_or_time() {
        auto date = words().date ? std::nullopt : date_phrase(reader_, at_);
        auto time = time_phrase(reader_, at_);
        if (time && (time->is_part ? words().part : words().time)) time.reset();
        // A part of the day means nothing before what it is a part of: "morning friday".
        if (time && time->is_part && is_first_) time.reset();
        if (date && (!time || date->next >= time->next)) {
            strongest_ = std::max(strongest_, date->grade);
            return take(words().date, std::move(date), TokenKind::kDue);
        }
        if (!time) return false;
        strongest_ = std::max(strongest_, time->grade);
        return take(time->is_part ? words().part : words().time, std::optional(*time),
                    TokenKind::kTime);
    }

    template <typename Words>
    bool take(std::optional<Words>& place, std::optional<Words> found, TokenKind kind) {
        if (!found) return false;
        const bool has_comma = at_ > phrase_.next && !is_first_;
        words().pieces.push_back({kind, has_comma ? at_ - 1 : at_, found->next});
        at_ = found->next;
        place = std::move(found);
        return true;
    }

    // Two phrases that belong together are believed anywhere, but "friday night" is a name too.
    [[nodiscard]] Grade grade() const {
        const auto& words = phrase_.words;
        const std::size_t pieces = words.pieces.size() - (words.part ? 1 : 0);
        if (pieces >= 2) return Grade::kAnywhere;
        return words.part ? std::max(strongest_, Grade::kEnd) : strongest_;
    }

    TimeWords& words() { return phrase_.words; }

    const Reader& reader_;
    std::size_t at_;
    Phrase phrase_;
    Grade strongest_ = Grade::kBeside;
    bool is_first_ = true;
    int refusals_ = 0;
};

}  // namespace

std::optional<Phrase> phrase_at(const Reader& reader, std::size_t at) {
    return Joining(reader, at).read();
}

}  // namespace tasklight::quick_add

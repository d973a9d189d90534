#include "features/quick_add/sigils.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "features/quick_add/dates.hpp"
#include "features/quick_add/fold.hpp"
#include "features/quick_add/named.hpp"

namespace tasklight::quick_add {
namespace {

constexpr int kMostSigns = 100;
constexpr std::size_t kMostInBraces = 16;

bool is_same_name(std::string_view a, std::string_view b) {
    return !a.empty() && spelled_at_start(a, b) == a.size();
}

class SigilReading {
public:
    SigilReading(std::string_view line, std::vector<Lexeme>& lexemes, const Reader& reader)
        : line_(line),
          lexemes_(lexemes),
          reader_(reader),
          is_todoist_(reader.settings().sigils == Sigils::kTodoist) {}

    std::vector<Mark> read() {
        each_sign([this](std::size_t at) { read_braces(at); });
        each_sign([this](std::size_t at) { read_project(at); });
        keep_last(TokenKind::kProject);
        each_sign([this](std::size_t at) { read_section(at); });
        keep_last(TokenKind::kSection);
        each_sign([this](std::size_t at) { read_label(at); });
        read_priorities();
        keep_last(TokenKind::kPriority);
        return std::move(marks_);
    }

private:
    template <typename Read>
    void each_sign(Read read) {
        int signs = 0;
        for (std::size_t at = 0; at < lexemes_.size() && signs < kMostSigns; ++at) {
            if (lexemes_[at].kind != LexemeKind::kSign || !reader_.starts_at(at)) continue;
            if (at + 1 >= lexemes_.size() || !reader_.is_glued(at + 1)) {
                // In braces the first word may begin a phrase, so it is not glued.
                if (!lexemes_[at].is_sign("{")) continue;
            }
            ++signs;
            read(at);
        }
    }

    void read_project(std::size_t at) {
        if (!lexemes_[at].is_sign(is_todoist_ ? "#" : "+")) return;
        NameFinder finder(line_, reader_, at);
        for (const std::string& name : reader_.settings().names.projects)
            finder.offer(name);
        mark(TokenKind::kProject, at, finder.best());
    }

    void read_section(std::size_t at) {
        if (!lexemes_[at].is_sign("/")) return;
        const auto mark_of_project = std::ranges::find(marks_, TokenKind::kProject, &Mark::kind);
        const std::string& project =
            mark_of_project == marks_.end() ? reader_.settings().home : mark_of_project->value;
        NameFinder finder(line_, reader_, at);
        for (const NamedSection& section : reader_.settings().names.sections)
            if (is_same_name(section.project, project)) finder.offer(section.name);
        mark(TokenKind::kSection, at, finder.best());
    }

    void read_label(std::size_t at) {
        if (!lexemes_[at].is_sign(is_todoist_ ? "@" : "*")) return;
        NameFinder finder(line_, reader_, at);
        for (const std::string& name : reader_.settings().names.labels)
            finder.offer(name);
        const bool is_new = !finder.best();
        mark(TokenKind::kLabel, at, is_new ? new_name(line_, reader_, at) : finder.best(), is_new);
    }

    void read_priorities() {
        for (std::size_t at = 0; at + 1 < lexemes_.size(); ++at) {
            const Lexeme& digit = lexemes_[at + 1];
            const bool is_priority = reader_.starts_at(at) && reader_.is_number(at + 1) &&
                                     reader_.is_glued(at + 1) && digit.length() == 1 &&
                                     reader_.ends_at(at + 2);
            if (!is_priority) continue;
            const int level = is_todoist_ ? todoist_level(at) : vikunja_level(at);
            if (level == 0) continue;
            mark(TokenKind::kPriority, at, FoundName{std::to_string(level), at + 2});
        }
    }

    // p1; a capital P may be a car park or a rank of incidents, so it stands at an end of the line.
    [[nodiscard]] int todoist_level(std::size_t at) const {
        const int level = lexemes_[at + 1].number;
        if (lexemes_[at].folded != "p" || level < 1 || level > 4) return 0;
        if (!lexemes_[at].is_capital) return level;
        const bool is_at_an_end = at == 0 || at + 2 == lexemes_.size();
        const bool is_introduced =
            at > 0 && (lexemes_[at - 1].is_capital || lexemes_[at - 1].entries != nullptr);
        return is_at_an_end && !is_introduced ? level : 0;
    }

    // !1, low, to !5, do now: one level more than we have.
    [[nodiscard]] int vikunja_level(std::size_t at) const {
        const int level = lexemes_[at + 1].number;
        if (!lexemes_[at].is_sign("!") || level < 1 || level > 5) return 0;
        return std::max(1, 5 - level);
    }

    // {friday} or {from friday}; braces around anything else are text, with all that they hold.
    void read_braces(std::size_t at) {
        if (!lexemes_[at].is_sign("{")) return;
        std::size_t end = at + 1;
        while (end < lexemes_.size() && end < at + kMostInBraces && !lexemes_[end].is_sign("}"))
            ++end;
        if (end >= lexemes_.size() || !lexemes_[end].is_sign("}")) return;
        std::size_t i = at + 1;
        const bool is_start = reader_.skip(i, Meaning::kFrom);
        if (!is_start) reader_.skip(i, Meaning::kUntil);
        const auto date = date_phrase(reader_, i);
        const bool is_date = date && !date->without_date && !date->at.time && date->next == end;
        if (is_date && reader_.ends_at(end + 1)) {
            mark(is_start ? TokenKind::kStart : TokenKind::kDeadline, at,
                 FoundName{tasklight::to_text(date->at.date), end + 1});
        } else {
            for (std::size_t inside = at; inside <= end; ++inside)
                lexemes_[inside].is_literal = true;
        }
    }

    void mark(TokenKind kind, std::size_t at, const std::optional<FoundName>& found,
              bool is_new = false) {
        if (!found) return;
        marks_.push_back({kind, at, found->next, found->name, is_new});
        for (std::size_t i = at; i < found->next; ++i)
            lexemes_[i].is_taken = true;
    }

    void keep_last(TokenKind kind) {
        bool is_last = true;
        for (auto mark = marks_.end(); mark != marks_.begin();) {
            --mark;
            if (mark->kind != kind) continue;
            if (is_last) {
                is_last = false;
                continue;
            }
            for (std::size_t i = mark->first; i < mark->next; ++i) {
                lexemes_[i].is_taken = false;
                lexemes_[i].is_literal = true;
            }
            mark = marks_.erase(mark);
        }
    }

    std::string_view line_;
    std::vector<Lexeme>& lexemes_;
    const Reader& reader_;
    bool is_todoist_;
    std::vector<Mark> marks_;
};

}  // namespace

std::vector<Mark> sigil_marks(std::string_view line, std::vector<Lexeme>& lexemes,
                              const Reader& reader) {
    return SigilReading(line, lexemes, reader).read();
}

}  // namespace tasklight::quick_add

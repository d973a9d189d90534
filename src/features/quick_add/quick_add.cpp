#include "features/quick_add/quick_add.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "features/quick_add/literal.hpp"
#include "features/quick_add/understand.hpp"

namespace tasklight::quick_add {
namespace {

constexpr std::string_view kClosing = ",.;:!?";

// The line without its tokens and the signs that were needed to keep words as text.
class TitleMaking {
public:
    explicit TitleMaking(std::string_view line) : line_(line) {}

    void leave_out(std::size_t start, std::size_t end) { left_out_.push_back({start, end}); }

    std::string title() {
        std::ranges::sort(left_out_, {}, &Range::start);
        std::string title;
        std::size_t at = 0;
        for (const Range& range : left_out_) {
            append(title, line_.substr(at, range.start - at));
            at = range.end;
        }
        append(title, line_.substr(at));
        return in_one_line(title);
    }

private:
    // "Buy milk tomorrow!" leaves "Buy milk!".
    void append(std::string& title, std::string_view part) const {
        const bool closes = !part.empty() && kClosing.find(part.front()) != std::string_view::npos;
        while (closes && title.ends_with(' '))
            title.pop_back();
        title += part;
    }

    std::string_view line_;
    std::vector<Range> left_out_;  // bytes
};

struct ReadLine {
    Understanding understanding;
    std::vector<Guard> needed;  // whose signs were needed
};

bool touches(const Understanding& plain, const Mark& mark, const Guard& guard) {
    return plain.lexemes[mark.first].start < guard.end &&
           plain.lexemes[mark.next - 1].end > guard.start;
}

// First as if nothing were protected, to see which signs are needed; then with the words behind
// them kept as text. A sign that nothing needed stays in the title.
ReadLine read(std::string_view line, const std::vector<Lexeme>& lexemes, const Settings& settings,
              Reading reading) {
    const std::vector<Guard> guards = guards_of(lexemes);
    if (guards.empty() || reading == Reading::kNothing)
        return {understand(line, lexemes, settings, reading), {}};
    const Understanding plain = understand(line, without_signs(lexemes, guards), settings, reading);
    std::vector<Guard> needed;
    std::vector<Lexeme> guarded = lexemes;
    auto mark = plain.marks.begin();
    for (const Guard& guard : guards) {
        make_literal(guarded, guard.start, guard.end);
        while (mark != plain.marks.end() && plain.lexemes[mark->next - 1].end <= guard.start)
            ++mark;
        if (mark == plain.marks.end() || !touches(plain, *mark, guard)) continue;
        needed.push_back(guard);
        // A backslash before "every friday" means all of it.
        if (!guard.is_quotes) make_literal(guarded, guard.start, plain.lexemes[mark->next - 1].end);
    }
    return {understand(line, std::move(guarded), settings, reading), std::move(needed)};
}

std::string title_of(std::string_view line, const ReadLine& read) {
    TitleMaking making(line);
    const auto& lexemes = read.understanding.lexemes;
    for (const Mark& mark : read.understanding.marks)
        making.leave_out(lexemes[mark.first].start, lexemes[mark.next - 1].end);
    for (const Guard& guard : read.needed) {
        making.leave_out(guard.start, guard.start + 1);
        if (guard.is_quotes) making.leave_out(guard.end - 1, guard.end);
    }
    return making.title();
}

void fill(QuickTask& task, const Mark& mark) {
    switch (mark.kind) {
        case TokenKind::kProject:
            task.project = mark.value;
            break;
        case TokenKind::kSection:
            task.section = mark.value;
            break;
        case TokenKind::kLabel:
            if (std::ranges::count(task.labels, mark.value, &Label::name) == 0)
                task.labels.push_back({mark.value, mark.is_new});
            break;
        case TokenKind::kPriority:
            task.priority = mark.value.front() - '0';
            break;
        case TokenKind::kDeadline:
            task.deadline = parse_date(mark.value);
            break;
        case TokenKind::kStart:
            task.start = parse_date(mark.value);
            break;
        default:
            break;
    }
}

QuickTask task_of(std::string_view line, const ReadLine& read, std::string title) {
    QuickTask task;
    task.original = line;
    task.title = std::move(title);
    const Understanding& understanding = read.understanding;
    for (const Mark& mark : understanding.marks) {
        const Lexeme& first = understanding.lexemes[mark.first];
        const Lexeme& last = understanding.lexemes[mark.next - 1];
        task.tokens.push_back({mark.kind,
                               std::string(line.substr(first.start, last.end - first.start)),
                               first.first, last.last, mark.value});
        fill(task, mark);
    }
    task.due = understanding.times.due;
    task.without_date = understanding.times.without_date;
    task.repeat = understanding.times.repeat;
    task.problems = understanding.problems;
    return task;
}

}  // namespace

QuickTask parse_line(std::string_view line, const Settings& settings) {
    // No title is so long, so there is nothing to understand.
    const bool is_too_long = line.size() > kLongestLine;
    auto lexemes = is_too_long ? std::vector<Lexeme>()
                               : lexemes_of(line, vocabulary_of(settings.locale.language));
    keep_dismissed(lexemes, settings.dismissed);
    for (const Reading reading : {Reading::kEverything, Reading::kNamesOnly}) {
        const ReadLine found = read(line, lexemes, settings, reading);
        std::string title = title_of(line, found);
        if (!is_blank(title)) return task_of(line, found, std::move(title));
    }
    return task_of(line, {}, in_one_line(line));
}

}  // namespace tasklight::quick_add

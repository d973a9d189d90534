#include "features/quick_add/token_words.hpp"

#include "features/rows/date_words.hpp"
#include "schedule/describe.hpp"

namespace tasklight::quick_add {
namespace {

// "2027-01-31", "2027-01-31T09:00" or "09:00".
std::string date_words(const std::string& value, Date today) {
    const auto local = parse_local_time(value);
    if (!local) return value;
    std::string words = rows::day_words(local->date, today);
    if (local->time) words.append(" ").append(tasklight::to_text(*local->time));
    return words;
}

// Without its end, which has a token of its own.
std::string repeat_words(const Repeat& repeat) {
    schedule::Rule rule = repeat.rule;
    rule.count.reset();
    rule.until.reset();
    std::string words = schedule::describe(schedule::Plan{rule, repeat.anchor, repeat.month_end});
    if (repeat.mode == RepeatMode::kCompletion) words.append(" after it is done");
    return words;
}

std::string end_words(const schedule::Rule& rule, const std::string& value, Date today) {
    if (rule.count) return std::to_string(*rule.count) + (*rule.count == 1 ? " time" : " times");
    return rule.until ? "until " + rows::day_words(rule.until->date, today) : value;
}

}  // namespace

std::string words_of(const Token& token, const QuickTask& line, Date today) {
    switch (token.kind) {
        case TokenKind::kDue:
            return token.value.empty() ? "no date" : date_words(token.value, today);
        case TokenKind::kDeadline:
        case TokenKind::kStart:
        case TokenKind::kRepeatStart:
            return date_words(token.value, today);
        case TokenKind::kRepeat:
            return line.repeat ? repeat_words(*line.repeat) : token.value;
        case TokenKind::kRepeatEnd:
            return line.repeat ? end_words(line.repeat->rule, token.value, today) : token.value;
        case TokenKind::kProject:
        case TokenKind::kSection:
        case TokenKind::kLabel:
        case TokenKind::kPriority:
        case TokenKind::kTime:
            break;
    }
    return token.value;
}

}  // namespace tasklight::quick_add

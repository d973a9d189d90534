// What holds for every line, tried on lines put together by chance from pieces that mean something,
// that nearly do, and that could upset a parser.
#include <algorithm>
#include <random>

#include "base/text.hpp"
#include "unit/quick_add/phrases.hpp"
#include "unit/quick_add/quick_add_support.hpp"

using namespace tasklight;
using namespace tasklight::quick_add;
using namespace tasklight::test;

namespace {

constexpr int kLines = 4000;

const std::vector<std::string> kPieces[] = {
    {"every",    "every!",    "ev",           "other",      "next",    "this",    "friday",
     "fri",      "mon,",      "and",          "27th",       "27",      "2,",      "jan",
     "may",      "27/1",      "1/27",         "2027-01-27", "at",      "@",       "9",
     "9:30",     "6pm",       "am",           "noon",       "in",      "3",       "days",
     "weeks",    "until",     "from",         "starting",   "for",     "times",   "after",
     "last",     "day",       "of",           "the",        "workday", "tonight", "today",
     "Tomorrow", "p1",        "P2",           "#Work",      "#work/",  "#\"Big",  "Plans\"",
     "@urgent",  "@new-one",  "/Meetings",    "{friday}",   "{from",   "}",       "buy",
     "Milk",     "caf\u00E9", "\u4E2D\u6587", "\U0001F600", ",",       ".",       "(x)",
     "a@b.c",    "-",         "+5",           "full moon",  "second",  "except",  "daily",
     "morning"},
    {"jeden",     "alle",   "am",        "um",     "16",      "Uhr",       "27.",
     "27.1.",     "Januar", "M\u00E4rz", "morgen", "Morgen",  "fr\u00FCh", "\u00FCbermorgen",
     "in",        "3",      "Tagen",     "Wochen", "bis",     "ab",        "montags",
     "Freitag",   "und",    "letzten",   "ersten", "Werktag", "im Monat",  "nach",
     "vor",       "Milch",  "kaufen",    "der",    "#Work",   "@neu",      "p1",
     "{Freitag}", "heute",  "Abend",     "18:30"},
    {"cada",      "todos los",    "el",          "a las",     "16:00",    "ma\u00F1ana", "pasado",
     "por la",    "tarde",        "viernes",     "lunes",     "y",        "27",          "de",
     "enero",     "en",           "3",           "d\u00EDas", "d\u00EDa", "hasta",       "desde",
     "que viene", "pr\u00F3ximo", "\u00FAltimo", "laborable", "leche",    "comprar",     "del mes",
     "p2",        "@casa",        "{viernes}",   "hoy",       "noche"}};

constexpr std::string_view kLocales[] = {"en", "de", "es"};

class Lines {
public:
    explicit Lines(unsigned seed) : chance_(seed) {}

    std::string next(std::size_t language, bool with_guards) {
        std::string line;
        const std::size_t pieces = pick(12) + 1;
        for (std::size_t i = 0; i < pieces; ++i) {
            if (i != 0) line += pick(20) == 0 ? "" : " ";
            if (with_guards && pick(6) == 0) line += pick(2) == 0 ? "\"" : "\\";
            line += kPieces[language][pick(kPieces[language].size())];
            if (with_guards && pick(6) == 0) line += '"';
        }
        return line;
    }

    std::size_t pick(std::size_t count) { return chance_() % count; }

private:
    std::mt19937 chance_;
};

std::string part(std::string_view line, std::size_t start, std::size_t end) {
    std::string text;
    std::size_t at = 0;
    for (const char c : line) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (begins) ++at;
        if (at > start && at <= end) text += c;
    }
    return text;
}

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\t'; });
    return text;
}

std::string without_tokens(const std::string& line, const QuickTask& task) {
    std::string left;
    std::size_t at = 0;
    for (const Token& token : task.tokens) {
        left += part(line, at, token.start);
        at = token.end;
    }
    return left + part(line, at, code_points(line));
}

template <typename Check>
void for_each_line(bool with_guards, Check check) {
    for (std::size_t language = 0; language < 3; ++language) {
        Lines lines(static_cast<unsigned>(20270113 + language));
        const Settings settings = quick_add_settings(kLocales[language]);
        for (int i = 0; i < kLines; ++i) {
            const std::string line = lines.next(language, with_guards);
            CAPTURE(line);
            check(line, settings);
        }
    }
}

}  // namespace

TEST_CASE("title and tokens together are the line", "[quick_add]") {
    for_each_line(false, [](const std::string& line, const Settings& settings) {
        const QuickTask task = parse_line(line, settings);
        if (without_spaces(without_tokens(line, task)) != without_spaces(task.title))
            FAIL("the title is " << task.title);
        if (task.original != line) FAIL("the original is " << task.original);
    });
}

TEST_CASE("each token's text stands at its place, and none overlap", "[quick_add]") {
    for_each_line(true, [](const std::string& line, const Settings& settings) {
        std::size_t end = 0;
        for (const Token& token : parse_line(line, settings).tokens) {
            if (token.start < end || token.end <= token.start) FAIL("overlap at " << token.text);
            if (part(line, token.start, token.end) != token.text) FAIL("no " << token.text);
            end = token.end;
        }
    });
}

TEST_CASE("only quotes and backslashes are lost from a line with guarded words", "[quick_add]") {
    const auto plain = [](std::string text) {
        std::erase_if(text, [](char c) { return c == ' ' || c == '"' || c == '\\'; });
        return text;
    };
    for_each_line(true, [&](const std::string& line, const Settings& settings) {
        const QuickTask task = parse_line(line, settings);
        if (plain(without_tokens(line, task)) != plain(task.title))
            FAIL("the title is " << task.title);
    });
}

TEST_CASE("a line whose tokens are all dismissed is its own title", "[quick_add]") {
    for_each_line(false, [](const std::string& line, Settings settings) {
        QuickTask task = parse_line(line, settings);
        // What was kept back by a later phrase may show when that one is dismissed.
        for (int rounds = 0; rounds < 20 && !task.tokens.empty(); ++rounds) {
            for (const Token& token : task.tokens)
                settings.dismissed.push_back({token.start, token.end});
            task = parse_line(line, settings);
        }
        if (!task.tokens.empty()) FAIL("still there: " << task.tokens.front().text);
        if (task.title != in_one_line(line)) FAIL("the title is " << task.title);
    });
}

TEST_CASE("a title is never empty, and what is due is a date that exists", "[quick_add]") {
    for_each_line(true, [](const std::string& line, const Settings& settings) {
        const QuickTask task = parse_line(line, settings);
        if (is_blank(task.title)) FAIL("no title");
        if (task.due && !parse_local_time(tasklight::to_text(task.due->at))) FAIL("no date");
        if (task.due && task.due->zone.empty() == task.due->at.time.has_value()) FAIL("zone");
    });
}

TEST_CASE("a repeat put together by chance is one that the schedule accepts", "[quick_add]") {
    for_each_line(false, [](const std::string& line, const Settings& settings) {
        const auto repeat = parse_line(line, settings).repeat;
        if (!repeat) return;
        const std::string text = schedule::to_text(repeat->rule);
        const auto rule = schedule::parse_rule(text);
        if (!std::holds_alternative<schedule::Rule>(rule)) FAIL("no rule: " << text);
        const auto first = schedule::first({repeat->rule, repeat->anchor, repeat->month_end});
        if (!first || first->local != repeat->anchor) FAIL("no first date: " << text);
    });
}

// The language of filters, without a database.
#include "features/filters/filter_parser.hpp"

#include <catch2/catch.hpp>

#include "base/text.hpp"
#include "support/seed.hpp"

using namespace tasklight;
using namespace tasklight::filters;
using tasklight::test::between;

namespace {

// A Sunday.
const Today kToday{*parse_date("2027-01-31"), std::chrono::Monday};

FilterNode parsed(const std::string& text) {
    const ParsedFilter result = parse_filter(text, kToday);
    INFO(text);
    if (const auto* fault = std::get_if<FilterFault>(&result)) FAIL(fault->message);
    return std::get<FilterNode>(result);
}

FilterFault fault_of(const std::string& text) {
    const ParsedFilter result = parse_filter(text, kToday);
    INFO(text);
    REQUIRE(std::holds_alternative<FilterFault>(result));
    return std::get<FilterFault>(result);
}

std::string canonical(const std::string& text) { return print(parsed(text)); }

std::string days(const std::string& text) {
    const FilterNode node = parsed(text);
    return to_text(node.dates.from) + ".." + to_text(plus_days(node.dates.until, -1));
}

std::string place_of(const std::string& text) {
    const FilterFault fault = fault_of(text);
    return std::to_string(fault.start) + "-" + std::to_string(fault.end);
}

}  // namespace

TEST_CASE("every term of a filter has one canonical text") {
    const std::pair<std::string, std::string> kTerms[] = {
        {"TODAY", "today"},
        {"tod", "today"},
        {"tomorrow", "tomorrow"},
        {"yesterday", "yesterday"},
        {"Over  Due", "overdue"},
        {"od", "overdue"},
        {"no due date", "no date"},
        {"!no date", "!no date"},
        {"no time", "no time"},
        {"due before: tomorrow", "due before: tomorrow"},
        {"Due After:+3 days", "due after: +3 days"},
        {"date: today", "today"},
        {"due: 2027-02-14", "due: 2027-02-14"},
        {"monday", "due: monday"},
        {"Jan 27", "due: jan 27"},
        {"27 January", "due: jan 27"},
        {"27 jan 2028", "due: 2028-01-27"},
        {"7 days", "next 7 days"},
        {"+7 days", "next 7 days"},
        {"next 7 days", "next 7 days"},
        {"-3 days", "last 3 days"},
        {"1 week", "next 1 week"},
        {"this week", "this week"},
        {"recurring", "recurring"},
        {"deadline: today", "deadline: today"},
        {"deadline before: -2 weeks", "deadline before: -2 weeks"},
        {"deadline after: 2027-02-14", "deadline after: 2027-02-14"},
        {"no deadline", "no deadline"},
        {"P1", "p1"},
        {"p4", "p4"},
        {"no priority", "p4"},
        {"@Home", "@Home"},
        {"@home*", "@home*"},
        {"@a\\*b", "@a\\*b"},
        {"no label", "no labels"},
        {"#Work", "#Work"},
        {"# Work  at   home ", "#Work at home"},
        {"##Work", "##Work"},
        {"#\\#Work", "#\\#Work"},
        {"#Go!", "#Go!"},
        {"#R\\&D \\(new\\)", "#R\\&D \\(new\\)"},
        {"/Later", "/Later"},
        {"/*", "/*"},
        {"!/*", "!/*"},
        {"subtasks", "subtask"},
        {"no parent", "!subtask"},
        {"search: Milk and  honey", "search: Milk and honey"},
        {"search: a\\, b", "search: a\\, b"},
        {"created: today", "created: today"},
        {"created before: -365 days", "created before: -365 days"},
        {"created after: 2026-12-24", "created after: 2026-12-24"},
        {"completed", "completed"},
        {"view all", "all tasks"},
        {"all tasks", "all tasks"},
        {"starting before: tomorrow", "starting before: tomorrow"},
        {"starting after: tomorrow", "starting after: tomorrow"},
    };
    for (const auto& [text, expected] : kTerms) {
        INFO(text);
        CHECK(canonical(text) == expected);
        CHECK(says_the_same(parsed(text), parsed(expected)));
    }
}

TEST_CASE("the dates of a filter are counted from today") {
    const std::pair<std::string, std::string> kDates[] = {
        {"today", "2027-01-31..2027-01-31"},         {"yesterday", "2027-01-30..2027-01-30"},
        {"due: +3 days", "2027-02-03..2027-02-03"},  {"due: -2 weeks", "2027-01-17..2027-01-17"},
        {"due: +1 month", "2027-02-28..2027-02-28"}, {"due: +1 year", "2028-01-31..2028-01-31"},
        {"sunday", "2027-01-31..2027-01-31"},        {"mon", "2027-02-01..2027-02-01"},
        {"jan 27", "2028-01-27..2028-01-27"},        {"feb 29", "2028-02-29..2028-02-29"},
        {"7 days", "2027-01-31..2027-02-06"},        {"-3 days", "2027-01-28..2027-01-30"},
        {"this week", "2027-01-25..2027-01-31"},     {"next week", "2027-02-01..2027-02-07"},
        {"next month", "2027-02-01..2027-02-28"},    {"last year", "2026-01-01..2026-12-31"},
    };
    for (const auto& [text, expected] : kDates) {
        INFO(text);
        CHECK(days(text) == expected);
    }
}

TEST_CASE("a week begins on the day that its user chose") {
    const Today sunday{kToday.date, std::chrono::Sunday};

    const auto node = std::get<FilterNode>(parse_filter("this week", sunday));

    CHECK(to_text(node.dates.from) == "2027-01-31");
}

TEST_CASE("not binds tighter than and, and tighter than or") {
    CHECK(canonical("p1|p2&p3") == "p1 | p2 & p3");
    CHECK(canonical("(p1|p2)&p3") == "(p1 | p2) & p3");
    CHECK(canonical("!p1&p2") == "!p1 & p2");
    CHECK(canonical("!(p1&p2)") == "!(p1 & p2)");
    CHECK(canonical("((p1 & (p2 & p3)))") == "p1 & p2 & p3");
    CHECK(canonical("!!p1") == "!!p1");
    CHECK(canonical("(today | overdue) & #Work & !@waiting*") ==
          "(today | overdue) & #Work & !@waiting*");

    const FilterNode tree = parsed("p1 | p2 & p3");
    REQUIRE(tree.kind == TermKind::kOr);
    REQUIRE(tree.children.size() == 2);
    CHECK(tree.children[1].kind == TermKind::kAnd);
}

TEST_CASE("every part of a tree knows where it stands") {
    const FilterNode tree = parsed("@ä & (#Käse | p1)");

    CHECK((tree.start == 0 && tree.end == 17));
    CHECK((tree.children[0].start == 0 && tree.children[0].end == 2));
    CHECK((tree.children[1].start == 5 && tree.children[1].end == 17));
    CHECK((tree.children[1].children[0].start == 6 && tree.children[1].children[0].end == 11));
    CHECK((tree.children[1].children[1].start == 14 && tree.children[1].children[1].end == 16));
}

TEST_CASE("a fault of a filter names its place") {
    CHECK(place_of("") == "0-0");
    CHECK(place_of("   ") == "0-3");
    CHECK(place_of("p1 & ") == "3-5");
    CHECK(place_of("p1 &") == "3-4");
    CHECK(place_of("& p1") == "0-1");
    CHECK(place_of("p1 & | p2") == "5-6");
    CHECK(place_of("(p1") == "0-1");
    CHECK(place_of("p1)") == "2-3");
    CHECK(place_of("()") == "1-2");
    CHECK(place_of("#Work (old)") == "6-7");
    CHECK(place_of("p1, p2") == "2-3");
    CHECK(place_of("p1 & Käse kaufen") == "5-16");
    CHECK(place_of("due before: someday") == "12-19");
    CHECK(place_of("due:") == "0-4");
    CHECK(place_of("due: 2027-02-30") == "5-15");
    CHECK(place_of("p1 & @") == "5-6");
    CHECK(place_of("p1 & search: !!") == "5-15");
    CHECK(place_of("#a\\") == "2-3");
    CHECK(place_of("p5") == "0-2");
    CHECK(fault_of("p1, p2").message.find("comma") != std::string::npos);
    CHECK(fault_of("milk").message.find("search:") != std::string::npos);
    CHECK(fault_of("p1\n").message.find("control") != std::string::npos);
    CHECK(fault_of("\xff").end == 0);
}

TEST_CASE("a filter is bounded in length, terms and depth") {
    std::string terms = "p1";
    for (int i = 1; i < 100; ++i)
        terms += "|p1";
    CHECK(parsed(terms).children.size() == 100);
    CHECK(fault_of(terms + "|p1").message == "A filter has at most 100 terms.");
    std::string searches = "search: a";
    for (int i = 1; i < 10; ++i)
        searches += "|search: a";
    CHECK(parsed(searches).children.size() == 10);
    CHECK(fault_of(searches + "|search: a").message ==
          "A filter has at most 10 searches for words.");
    CHECK(fault_of(std::string(1025, 'x')).message == "A filter has at most 1024 bytes.");
    for (const char* sign : {"(", "!"}) {
        std::string deep;
        for (int i = 0; i < 500; ++i)
            deep += sign;
        CHECK(place_of(deep + "p1") == "32-33");
    }
    CHECK(parse_filter(std::string(10'000, '('), kToday).index() == 1);
    CHECK(canonical(std::string(32, '(') + "p1" + std::string(32, ')')) == "p1");
}

namespace {

const std::vector<std::string> kPieces{"today",
                                       "overdue",
                                       "no date",
                                       "p1",
                                       "#Work",
                                       "##Work",
                                       "@home*",
                                       "/*",
                                       "/Later",
                                       "subtask",
                                       "due before: +3 days",
                                       "search: milk",
                                       "created: -7 days",
                                       "completed",
                                       "&",
                                       "|",
                                       "!",
                                       "(",
                                       ")",
                                       "\\",
                                       ",",
                                       " ",
                                       "*",
                                       "Käse",
                                       "日",
                                       ":",
                                       "next 7 days",
                                       "jan 27",
                                       "starting after: monday"};

std::string garbage(std::mt19937& random) {
    std::string text;
    for (int i = between(random, 0, 12); i > 0; --i)
        text += kPieces[static_cast<std::size_t>(
            between(random, 0, static_cast<int>(kPieces.size()) - 1))];
    return text;
}

std::string expression(std::mt19937& random, int depth) {
    if (depth == 0 || between(random, 0, 3) == 0)
        return kPieces[static_cast<std::size_t>(between(random, 0, 13))];
    switch (between(random, 0, 3)) {
        case 0:
            return "!" + expression(random, depth - 1);
        case 1:
            return "(" + expression(random, depth - 1) + ")";
        case 2:
            return expression(random, depth - 1) + " & " + expression(random, depth - 1);
        default:
            return expression(random, depth - 1) + "|" + expression(random, depth - 1);
    }
}

bool lies_within(const FilterNode& node, std::size_t start, std::size_t end) {
    if (node.start < start || node.end > end || node.start >= node.end) return false;
    for (const FilterNode& child : node.children)
        if (!lies_within(child, node.start, node.end)) return false;
    return true;
}

}  // namespace

TEST_CASE("what a tree prints is parsed to the same tree") {
    auto random = test::seeded_random();
    for (int i = 0; i < 3000; ++i) {
        const std::string text = expression(random, 4);
        INFO(text);
        if (text.size() > kFilterLimit) continue;
        const FilterNode tree = parsed(text);
        CHECK(says_the_same(parsed(print(tree)), tree));
        CHECK(print(parsed(print(tree))) == print(tree));
        CHECK(lies_within(tree, 0, code_points(text)));
    }
}

TEST_CASE("no text is too strange for the parser of filters") {
    auto random = test::seeded_random();
    for (int i = 0; i < 5000; ++i) {
        const std::string text = garbage(random);
        const ParsedFilter result = parse_filter(text, kToday);
        INFO(text);
        if (const auto* fault = std::get_if<FilterFault>(&result)) {
            CHECK(fault->start <= fault->end);
            CHECK(fault->end <= code_points(text));
            CHECK_FALSE(fault->message.empty());
        } else {
            const auto& tree = std::get<FilterNode>(result);
            CHECK(says_the_same(parsed(print(tree)), tree));
        }
    }
}

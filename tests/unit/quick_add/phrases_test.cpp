#include "unit/quick_add/phrases.hpp"

#include "unit/quick_add/quick_add_support.hpp"

using namespace tasklight;
using namespace tasklight::quick_add;
using namespace tasklight::test;

namespace {

// How the fields of a row look when they are put together again.
std::string expected(const std::vector<std::string>& cells) {
    std::string text = cells.at(1);
    for (std::size_t i = 2; i < cells.size(); ++i)
        text.append(" | ").append(cells[i]);
    return text;
}

void check_table(const char* table, const Settings& settings) {
    for (const std::string& row : lines_of(table)) {
        const auto cells = cells_of(row);
        REQUIRE(cells.size() == 5);
        CAPTURE(row);
        CHECK(understood(parse_line(cells[0], settings)) == expected(cells));
    }
}

// Every rule is one that the schedule accepts, unchanged.
void check_rules(const char* table, const Settings& settings) {
    for (const std::string& row : lines_of(table)) {
        const auto repeat = parse_line(cells_of(row)[0], settings).repeat;
        if (!repeat) continue;
        CAPTURE(row);
        const std::string text = schedule::to_text(repeat->rule);
        const auto rule = schedule::parse_rule(text);
        REQUIRE(std::holds_alternative<schedule::Rule>(rule));
        CHECK(std::get<schedule::Rule>(rule) == repeat->rule);
        const auto first = schedule::first({repeat->rule, repeat->anchor, repeat->month_end});
        REQUIRE(first);
        CHECK(first->local == repeat->anchor);
    }
}

}  // namespace

TEST_CASE("English phrases are understood", "[quick_add]") {
    check_table(kEnglishPhrases, quick_add_settings("en"));
}

TEST_CASE("British dates have the day first", "[quick_add]") {
    check_table(kBritishPhrases, quick_add_settings("en-GB"));
}

TEST_CASE("German phrases are understood", "[quick_add]") {
    check_table(kGermanPhrases, quick_add_settings("de"));
}

TEST_CASE("Spanish phrases are understood", "[quick_add]") {
    check_table(kSpanishPhrases, quick_add_settings("es"));
}

TEST_CASE("Vikunja's signs are understood where they are chosen", "[quick_add]") {
    Settings settings = quick_add_settings("en");
    settings.sigils = Sigils::kVikunja;
    check_table(kVikunjaPhrases, settings);
}

TEST_CASE("a repeat that is understood is a rule whose first date is its anchor", "[quick_add]") {
    check_rules(kEnglishPhrases, quick_add_settings("en"));
    check_rules(kGermanPhrases, quick_add_settings("de"));
    check_rules(kSpanishPhrases, quick_add_settings("es"));
}

TEST_CASE("the tables of phrases are not cut short", "[quick_add]") {
    std::size_t phrases = 0;
    for (const char* table :
         {kEnglishPhrases, kBritishPhrases, kGermanPhrases, kSpanishPhrases, kVikunjaPhrases})
        phrases += lines_of(table).size();
    CHECK(phrases >= 450);
}

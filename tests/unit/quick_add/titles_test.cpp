#include "unit/quick_add/titles.hpp"

#include "base/text.hpp"
#include "unit/quick_add/quick_add_support.hpp"

using namespace tasklight;
using namespace tasklight::quick_add;
using namespace tasklight::test;

namespace {

void check_titles(const char* titles, std::string_view locale) {
    const Settings settings = quick_add_settings(locale);
    for (const std::string& title : lines_of(titles)) {
        CAPTURE(title, locale);
        const QuickTask task = parse_line(title, settings);
        CHECK(task.tokens.empty());
        CHECK(task.problems.empty());
        CHECK(task.title == in_one_line(title));
    }
}

}  // namespace

TEST_CASE("nothing is taken from an English title", "[quick_add]") {
    check_titles(kEnglishTitles, "en");
    check_titles(kEnglishTitles, "en-GB");
}

TEST_CASE("nothing is taken from a German title", "[quick_add]") {
    check_titles(kGermanTitles, "de");
    check_titles(kGermanTitles, "en");
}

TEST_CASE("nothing is taken from a Spanish title", "[quick_add]") {
    check_titles(kSpanishTitles, "es");
    check_titles(kSpanishTitles, "en");
}

TEST_CASE("the lists of titles are not cut short", "[quick_add]") {
    const std::size_t titles = lines_of(kEnglishTitles).size() + lines_of(kGermanTitles).size() +
                               lines_of(kSpanishTitles).size();
    CHECK(titles >= 600);
}

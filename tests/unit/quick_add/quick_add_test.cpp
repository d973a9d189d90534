#include <ctime>

#include "unit/quick_add/quick_add_support.hpp"

using namespace tasklight;
using namespace tasklight::quick_add;
using namespace tasklight::test;

namespace {

QuickTask parsed(std::string_view line) { return parse_line(line, quick_add_settings()); }

std::vector<std::string> token_lines(const QuickTask& task) {
    std::vector<std::string> lines;
    for (const Token& token : task.tokens) {
        std::string line(quick_add::to_text(token.kind));
        line.append(" ").append(std::to_string(token.start));
        line.append("-").append(std::to_string(token.end));
        line.append(" ").append(token.text).append(" = ").append(token.value);
        lines.push_back(line);
    }
    return lines;
}

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes)
        text += piece;
    return text;
}

// Of this process alone, for machines are shared.
double milliseconds_for(const std::string& text) {
    const Settings settings = quick_add_settings();
    const std::clock_t start = std::clock();
    (void)parse_lines(text, settings);
    return 1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("tokens say their kind, their place in code points and their value", "[quick_add]") {
    const auto task =
        parsed("Café kaufen every friday 3pm starting jan 20 for 4 weeks #work p2 @new");

    CHECK(token_lines(task) == std::vector<std::string>{
                                   "repeat 12-24 every friday = FREQ=WEEKLY;BYDAY=FR",
                                   "time 25-28 3pm = 15:00",
                                   "repeat_start 29-44 starting jan 20 = 2027-01-20",
                                   "repeat_end 45-56 for 4 weeks = UNTIL=20270218",
                                   "project 57-62 #work = Work",
                                   "priority 63-65 p2 = 2",
                                   "label 66-70 @new = new",
                               });
}

TEST_CASE("a date without a time is in no zone", "[quick_add]") {
    CHECK(parsed("Write tomorrow").due->zone.empty());
    CHECK(parsed("Write tomorrow at 9").due->zone == "Europe/Berlin");
}

TEST_CASE("a date is that of the user's zone", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.zone = TimeZone::find("Pacific/Auckland").value();
    settings.now = settings.now + 6 * kHour;

    CHECK(parse_line("Write today", settings).due->at.date == parse_date("2027-01-14"));
}

TEST_CASE("a distance in hours counts over a change of the clocks", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.now =
        settings.zone.instant(parse_date("2027-03-28").value(), parse_time("01:30").value()).moment;

    CHECK(parse_line("Write in 1 hour", settings).due->at ==
          parse_local_time("2027-03-28T03:30").value());
}

TEST_CASE("friday on a friday is the next one", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.now = settings.now + 2 * kDay;

    CHECK(parse_line("Write friday", settings).due->at.date == parse_date("2027-01-22"));
    CHECK(parse_line("Write next friday", settings).due->at.date == parse_date("2027-01-22"));
    CHECK(parse_line("Write every friday", settings).due->at.date == parse_date("2027-01-15"));
    CHECK(parse_line("Write every friday 9am", settings).due->at.date == parse_date("2027-01-22"));
}

TEST_CASE("next week begins when the user's week does", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.week_start = std::chrono::Sunday;

    CHECK(parse_line("Write next week", settings).due->at.date == parse_date("2027-01-17"));
    CHECK(parse_line("Write next sunday", settings).due->at.date == parse_date("2027-01-17"));
    CHECK(parse_line("Write every 2 weeks on mon", settings).repeat->rule.week_start ==
          std::chrono::Sunday);
}

TEST_CASE("every 31st comes on the last day of a short month", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.now = settings.now + 20 * kDay;

    const auto task = parse_line("Pay every 31st", settings);

    CHECK(task.due->at.date == parse_date("2027-02-28"));
    CHECK(task.repeat->month_end == schedule::MonthEnd::kClamp);
}

TEST_CASE("a dismissed token is text, and the rest is still understood", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.dismissed = {{9, 15}};

    const auto task = parse_line("Buy milk friday p1 #work", settings);

    CHECK(task.title == "Buy milk friday");
    CHECK(task.priority == 1);
    CHECK(task.project == "Work");
    CHECK_FALSE(task.due);
}

TEST_CASE("quotes go where they kept words as text, and stay elsewhere", "[quick_add]") {
    CHECK(parsed("Read \"Dune\"").title == "Read \"Dune\"");
    CHECK(parsed("Read \"Dune\" tomorrow").title == "Read \"Dune\"");
    CHECK(parsed("Read \"Every Friday\"").title == "Read \"Every Friday\"");
    CHECK(parsed("Read \"every friday\"").title == "Read every friday");
    CHECK(parsed("Read \"p1\" and \"Dune\"").title == "Read p1 and \"Dune\"");
    CHECK(parsed("Read \u201Cevery friday\u201D").title == "Read \u201Cevery friday\u201D");
    CHECK(parsed("Say \"friday").title == "Say \"friday");
}

TEST_CASE("a backslash keeps a whole token, and stays where it kept nothing", "[quick_add]") {
    CHECK(parsed("Run \\every friday").title == "Run every friday");
    CHECK(parsed("Run \\every friday 3pm").title == "Run every friday");
    CHECK(parsed("Tag \\@home").title == "Tag @home");
    CHECK(parsed("Fix \\n in text").title == "Fix \\n in text");
}

TEST_CASE("what is refused is said, with its place, and stays in the title", "[quick_add]") {
    const auto task = parsed("Check every 3 workdays at 9 p1");

    CHECK(task.title == "Check every 3 workdays at 9");
    CHECK_FALSE(task.repeat);
    CHECK_FALSE(task.due);
    CHECK(task.priority == 1);
    REQUIRE(task.problems.size() == 1);
    CHECK(task.problems[0].start == 6);
    CHECK(task.problems[0].end == 27);
    CHECK(task.problems[0].message.ends_with("."));
}

TEST_CASE("a line of nothing but tokens keeps its words as the title", "[quick_add]") {
    CHECK(parsed("tomorrow").title == "tomorrow");
    CHECK(parsed("every day at 9").title == "every day at 9");
    CHECK(parsed("#work").title == "#work");
    const auto task = parsed("#work tomorrow");
    CHECK(task.title == "tomorrow");
    CHECK(task.project == "Work");
    CHECK_FALSE(task.due);
}

TEST_CASE("labels are letters, digits, _ and -, and begin with a letter", "[quick_add]") {
    CHECK(parsed("Buy @home_office-2").labels.at(0).name == "home_office-2");
    CHECK(parsed("Buy @b\u00FCro").labels.at(0).name == "b\u00FCro");
    CHECK(parsed("Buy @URGENT").labels.at(0).name == "urgent");
    CHECK_FALSE(parsed("Buy @urgent").labels.at(0).is_new);
    CHECK(parsed("Buy @1st").labels.empty());
    CHECK(parsed("Buy @home.org").labels.empty());
    CHECK(parsed("Buy x@home").labels.empty());
    CHECK(parsed("Buy @a @b @a").labels.size() == 2);
}

TEST_CASE("several lines are several tasks", "[quick_add]") {
    const auto tasks = parse_lines(
        "Trip\n"
        "\t- Pack friday\n"
        "\t\t- [ ] Socks\n"
        "\t- Book p1\r\n"
        "\n"
        "* Shop\n"
        "    1. Milk @urgent\n"
        "  2) Eggs\n",
        quick_add_settings());

    std::vector<std::string> lines;
    for (const QuickTask& task : tasks)
        lines.push_back(std::to_string(task.depth) + " " + task.title);
    CHECK(lines == std::vector<std::string>{"0 Trip", "1 Pack", "2 Socks", "1 Book", "0 Shop",
                                            "1 Milk", "1 Eggs"});
    CHECK(tasks[1].due->at.date == parse_date("2027-01-15"));
    CHECK(tasks[1].original == "Pack friday");
    CHECK(tasks[1].tokens.at(0).start == 5);
    CHECK(tasks[3].priority == 1);
}

TEST_CASE("a single line keeps its bullet, and no line is no task", "[quick_add]") {
    CHECK(parse_lines("- Milk", quick_add_settings()).at(0).title == "- Milk");
    CHECK(parse_lines("1. Mai planen\n", quick_add_settings()).at(0).title == "1. Mai planen");
    CHECK(parse_lines("\r\n- Milk\r\n \r\n", quick_add_settings()).at(0).title == "- Milk");
    CHECK(parse_lines(" \n\t\n", quick_add_settings()).empty());
    CHECK(parse_lines("", quick_add_settings()).empty());
}

TEST_CASE("what is dismissed stays text in a line that ends with a line break", "[quick_add]") {
    Settings settings = quick_add_settings();
    settings.dismissed = {{5, 13}};

    CHECK(parse_lines("Read tomorrow\n", settings).at(0).title == "Read tomorrow");
}

TEST_CASE("of too many lines the first are read, and the last task says so", "[quick_add]") {
    const auto tasks = parse_lines(repeated("a\n", 2000), quick_add_settings());

    CHECK(tasks.size() == kMostLines);
    CHECK(tasks.back().problems.size() == 1);
}

TEST_CASE("a locale is a language and the order of its dates", "[quick_add]") {
    CHECK_FALSE(locale_of("en").day_first);
    CHECK_FALSE(locale_of("en-US").day_first);
    CHECK(locale_of("en-GB").day_first);
    CHECK(locale_of("en_gb").day_first);
    CHECK(locale_of("de").day_first);
    CHECK(locale_of("de-AT").language == Language::kGerman);
    CHECK(locale_of("es-MX").language == Language::kSpanish);
    CHECK(locale_of("fr").language == Language::kEnglish);
    CHECK(locale_of("").language == Language::kEnglish);
}

TEST_CASE("hostile lines are read in bounded time", "[quick_add]") {
    for (const std::string_view piece : {"every ",
                                         "every",
                                         "\"",
                                         "\"a ",
                                         "\\a ",
                                         "@@@@",
                                         "@a ",
                                         "#Work ",
                                         "# ",
                                         "{ ",
                                         "{friday} ",
                                         "every mon, ",
                                         "1, ",
                                         "friday ",
                                         "and ",
                                         "every 1st ",
                                         "in 3 ",
                                         "p1 ",
                                         "27/",
                                         ". ",
                                         ", ",
                                         "every 2nd and ",
                                         "starting until for ",
                                         "\u201C",
                                         "\u201Ca ",
                                         "\u00E9 ",
                                         "9:30 ",
                                         "a\nb\n",
                                         "every friday\n",
                                         "\t\n",
                                         "- \n",
                                         " "}) {
        CAPTURE(piece);
        CHECK(milliseconds_for(repeated(piece, 8000)) < 250);
        CHECK(milliseconds_for(repeated(piece, 500'000)) < 1500);
    }
}

TEST_CASE("a line that is too long for a title is all title", "[quick_add]") {
    const std::string line = repeated("friday ", kLongestLine + 1);

    const auto task = parsed(line);

    CHECK(task.tokens.empty());
    CHECK(task.title.size() > kLongestLine - 10);
}

TEST_CASE("a date beyond the calendar is text", "[quick_add]") {
    CHECK(parsed("Write in 9000 years").title == "Write in 9000 years");
    CHECK(parsed("Write in 99999999999999999999 days").tokens.empty());
    Settings settings = quick_add_settings();
    settings.now = settings.zone.instant(parse_date("9999-12-31").value(), TimeOfDay(600)).moment;
    CHECK(parse_line("Write tomorrow", settings).tokens.empty());
    CHECK(parse_line("Write every day 9am", settings).tokens.empty());
}

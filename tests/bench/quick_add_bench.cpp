// What reading a line costs: tasklight_tests "[.benchmark]". The best of several rounds counts,
// because machines are shared.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "unit/quick_add/phrases.hpp"
#include "unit/quick_add/quick_add_support.hpp"
#include "unit/quick_add/titles.hpp"

using namespace tasklight;
using namespace tasklight::quick_add;
using namespace tasklight::test;

namespace {

double seconds_for(const std::vector<std::string>& lines, const Settings& settings) {
    double best = 1e9;
    for (int round = 0; round < 9; ++round) {
        const auto start = std::chrono::steady_clock::now();
        for (const std::string& line : lines)
            (void)parse_line(line, settings);
        const auto passed = std::chrono::steady_clock::now() - start;
        best = std::min(best, std::chrono::duration<double>(passed).count());
    }
    return best;
}

void report(const char* what, const std::vector<std::string>& lines, Settings settings) {
    const double each = seconds_for(lines, settings) * 1e6 / static_cast<double>(lines.size());
    std::printf("%-42s %.1f microseconds a line\n", what, each);
}

std::vector<std::string> phrases(const char* table) {
    std::vector<std::string> lines;
    for (const std::string& row : lines_of(table))
        lines.push_back(cells_of(row)[0]);
    return lines;
}

std::string many_dates() {
    std::string line;
    while (line.size() < kLongestLine - 20)
        line += "every friday 3pm ";
    return line;
}

}  // namespace

TEST_CASE("cost of reading a line", "[.benchmark]") {
    Settings many = quick_add_settings();
    for (int i = 0; i < 1000; ++i)
        many.names.projects.push_back(std::string("Project ").append(std::to_string(i)));
    report("English phrases", phrases(kEnglishPhrases), quick_add_settings());
    report("German phrases", phrases(kGermanPhrases), quick_add_settings("de"));
    report("Spanish phrases", phrases(kSpanishPhrases), quick_add_settings("es"));
    report("English titles", lines_of(kEnglishTitles), quick_add_settings());
    report("a line with everything, 1000 projects",
           {"Buy milk every 2 weeks on mon and thu at 9:30 starting feb 1 until dec 31 #Work "
            "/Meetings @urgent @new p1 {march 30}"},
           many);
    report("the longest line, of nothing but dates", {many_dates()}, many);
}

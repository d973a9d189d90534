#include "unit/quick_add/todoist_forms.hpp"

#include <cstdio>

#include "unit/quick_add/quick_add_support.hpp"

using namespace tasklight::quick_add;
using namespace tasklight::test;

TEST_CASE("nine of ten forms that Todoist understands are understood", "[quick_add]") {
    const Settings settings = quick_add_settings();
    const auto forms = lines_of(kTodoistForms);
    std::vector<std::string> missing;

    for (const std::string& form : forms) {
        const auto cells = cells_of(form);
        REQUIRE(cells.size() == 6);
        std::string expected = cells[2];
        for (std::size_t i = 3; i < cells.size(); ++i)
            expected.append(" | ").append(cells[i]);
        if (understood(parse_line(cells[1], settings)) != expected) missing.push_back(cells[0]);
    }

    for (const std::string& form : missing)
        std::printf("quick add does not understand Todoist's form \"%s\"\n", form.c_str());
    CHECK(forms.size() == 82);
    CHECK(missing.size() * 10 <= forms.size());
}

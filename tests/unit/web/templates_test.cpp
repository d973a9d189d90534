#include "web/templates.hpp"

#include <catch2/catch.hpp>
#include <string>

#include "web/template_parser.hpp"

using namespace tasklight::web;
using Catch::Matchers::Contains;

namespace {

Templates::Sources with_layout(Templates::Sources sources) {
    sources.emplace("layouts/application", "<{{title}}>{{{body}}}</>");
    return sources;
}

Templates made_of(const Templates::Sources& sources) {
    return Templates(with_layout(sources), {{"assets", "/assets/1"}});
}

}  // namespace

TEST_CASE("a page stands in its layout with its partials inlined") {
    const auto templates =
        made_of({{"tasks/show", "a{{> tasks/_b}}c"}, {"tasks/_b", "[{{name}} {{assets}}]"}});
    CHECK(templates.page("tasks/show").mustache == "<{{title}}>a[{{name}} /assets/1]c</>");
}

TEST_CASE("partials and layouts are not pages") {
    const auto templates = made_of({{"tasks/show", "x"}, {"tasks/_b", "y"}});
    CHECK(templates.page_names() == std::vector<std::string>{"tasks/show"});
    CHECK_THROWS_WITH(templates.page("tasks/_b"), Contains("tasks/_b"));
}

TEST_CASE("a template at fault is refused with its name and the fault") {
    const auto fault = [](const std::string& mustache) {
        std::string message = "none";
        try {
            (void)made_of({{"tasks/show", mustache}});
        } catch (const std::runtime_error& error) {
            message = error.what();
        }
        return message;
    };
    CHECK_THAT(fault("{{#a}}x"), Contains("tasks/show") && Contains("\"a\" is never closed"));
    CHECK_THAT(fault("{{#a}}{{#b}}{{/a}}{{/b}}"), Contains("\"a\" is closed where \"b\" is open"));
    CHECK_THAT(fault("{{/a}}"), Contains("never opened"));
    CHECK_THAT(fault("{{a"), Contains("never closed"));
    CHECK_THAT(fault("{{}}"), Contains("empty tag"));
    CHECK_THAT(fault("{{# }}"), Contains("no name"));
    CHECK_THAT(fault("{{> tasks/_gone}}"), Contains("no partial \"tasks/_gone\""));
    CHECK_THAT(fault("{{{raw}}}"), Contains("without escaping"));
    CHECK_THAT(fault("{{{body}}}"), Contains("without escaping"));
    CHECK_THAT(fault("{{&raw}}"), Contains("not a name"));
    CHECK_THAT(fault("{{=<% %>=}}"), Contains("not a name"));
    CHECK_THAT(fault("{{#x_rows}} {{> tasks/_b}}{{/x_rows}}"), Contains("one partial"));
    CHECK(fault("{{! a comment }}{{a}}") == "none");
}

TEST_CASE("partials that include each other are refused") {
    CHECK_THROWS_WITH(
        made_of({{"p", "{{> a/_x}}"}, {"a/_x", "{{> a/_y}}"}, {"a/_y", "{{> a/_x}}"}}),
        Contains("without end"));
}

TEST_CASE("indentation and empty lines leave the page but the line breaks stay") {
    const auto parts = parse_template("p", "  <p>\n\n    a b\n  </p>\n");
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].text == "<p>\na b\n</p>\n");
}

TEST_CASE("rows become a slot with its own text") {
    const auto templates = made_of(
        {{"p", "<ul>{{#task_rows}}{{> _task}}{{/task_rows}}</ul>"}, {"_task", "<li>{{task}}"}});
    const PageTemplate& page = templates.page("p");
    CHECK(page.mustache == "<{{title}}><ul>\1task_rows\2</ul></>");
    CHECK(page.row_slots.at("task_rows").mustache == "<li>{{task}}");
}

TEST_CASE("names that a model does not set are found") {
    const auto templates = made_of({{"p",
                                     "{{a}}{{#list}}{{b}}{{/list}}{{^flag}}{{c}}{{/flag}}"
                                     "{{#x_rows}}{{> _x}}{{/x_rows}}"},
                                    {"_x", "{{d}}{{a}}"}});
    ViewModel item;
    item.text("other", "");
    ViewModel model;
    model.text("title", "t").text("a", "x").flag("flag", false).list("list", {item});
    model.rows("x_rows", {{"", [] { return ViewModel().text("d", "x"); }}});
    CHECK(missing_names(templates.page("p").tags, model) ==
          std::vector<std::string>{"list > b", "c", "x_rows > a"});
}

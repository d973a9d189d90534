#include "web/view_model.hpp"

#include <catch2/catch.hpp>

#include "web/form_model.hpp"

using namespace tasklight::web;

TEST_CASE("text is printed as text") {
    ViewModel model;
    model.text("a", "literal").text("b", "<a href=\"x\">&'`</a>").text("c", "\1\2");
    CHECK(model.render("{{a}}") == "literal");
    CHECK(model.render("{{b}}") == "&lt;a href=&quot;x&quot;&gt;&amp;&#39;&#96;&lt;/a&gt;");
    CHECK(model.render("{{c}}") == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("tags inside a value are not tags") {
    ViewModel model;
    model.text("a", "{{b}}{{#b}}").text("b", "secret");
    CHECK(model.render("{{a}}") == "{{b}}{{#b}}");
}

TEST_CASE("flags and lists and children open their sections") {
    ViewModel model;
    model.flag("yes", true)
        .flag("no", false)
        .list("list", {ViewModel().text("n", "1"), ViewModel().text("n", "2")})
        .child("child", ViewModel().text("n", "3"));
    CHECK(model.render("{{#yes}}y{{/yes}}{{#no}}n{{/no}}{{^no}}-{{/no}}") == "y-");
    CHECK(model.render("{{#list}}{{n}};{{/list}}{{#child}}{{n}}{{/child}}") == "1;2;3");
}

TEST_CASE("a model is a value") {
    ViewModel first;
    first.text("a", "1").flag("on", true);
    ViewModel second = first;
    second.text("a", "2");
    CHECK(first.render("{{a}}") == "1");
    first = second;
    CHECK(first.render("{{a}}") == "2");
    CHECK(first.is_set("on"));
    CHECK_FALSE(first.is_set("a"));
    CHECK_FALSE(first.has("b"));
}

TEST_CASE("a page begins in the first field at fault") {
    const std::vector<tasklight::FieldError> errors{{"", "General."}, {"email", "Not right."}};
    CHECK(field_model("email", "x", errors).is_set("field_has_focus"));
    CHECK(field_model("email", "x", errors).render("{{field_value}} {{field_error}}") ==
          "x Not right.");
    CHECK_FALSE(field_model("username", "x", errors, true).is_set("field_has_focus"));
    CHECK(field_model("username", "x", {}, true).is_set("field_has_focus"));
}

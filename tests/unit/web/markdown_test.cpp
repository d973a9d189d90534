#include "web/markdown.hpp"

#include <catch2/catch.hpp>
#include <chrono>

#include "web/templates.hpp"
#include "web/view_model.hpp"

using namespace tasklight;
using web::render_markdown;

namespace {

std::string html(const std::string& markdown) { return render_markdown(markdown).text(); }

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("notes are set as their Markdown says") {
    CHECK(html("**now** and `then`") == "<p><strong>now</strong> and <code>then</code></p>\n");
    CHECK(html("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    CHECK(html("").empty());
}

TEST_CASE("a link gives away nothing and leads only where it is safe") {
    CHECK(html("[there](https://example.org/?a=1&b=2)") ==
          "<p><a rel=\"nofollow noopener noreferrer\" "
          "href=\"https://example.org/?a=1&amp;b=2\">there</a></p>\n");
    CHECK(contains(html("[mail](mailto:ada@example.org)"), "href=\"mailto:ada@example.org\""));
    CHECK(contains(html("[here](/tasks)"), "href=\"/tasks\""));
    for (const std::string url :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "vbscript:x", "file:///etc/passwd",
          "data:text/html;base64,PHNjcmlwdD4=", "data:image/png;base64,AA", "intent:x",
          "&#106;avascript:alert(1)", "java&#10;script:alert(1)", "&#1;javascript:alert(1)",
          "blob:x", "filesystem:x", "about:blank"})
        for (const std::string& markdown :
             {"[x](" + url + ")", "[x](<" + url + ">)", "<" + url + ">", "[x]: " + url + "\n\n[x]",
              "![x](" + url + ")"}) {
            INFO(markdown);
            const std::string text = html(markdown);
            CHECK_FALSE(contains(text, "href=\"java"));
            CHECK_FALSE(contains(text, "href=\"Java"));
            CHECK_FALSE(contains(text, "href=\"vb"));
            CHECK_FALSE(contains(text, "href=\"file"));
            CHECK_FALSE(contains(text, "href=\"data"));
            CHECK_FALSE(contains(text, "href=\"intent"));
            CHECK_FALSE(contains(text, "href=\"about"));
            CHECK_FALSE(contains(text, "href=\"blob"));
        }
}

TEST_CASE("nothing that a text holds becomes a tag of its own") {
    for (const std::string& hostile :
         {std::string("<script>alert(1)</script>"), std::string("<img src=x onerror=alert(1)>"),
          std::string("<svg/onload=alert(1)>"), std::string("a <b onmouseover=alert(1)>b</b>"),
          std::string("<iframe src=//evil.example>"), std::string("<style>*{display:none}</style>"),
          std::string("[x](https://e.org/\"onmouseover=alert(1))"),
          std::string("[x](https://e.org 'a\"onmouseover=\"alert(1)')"),
          std::string("![a\"onerror=alert(1)](x)"), std::string("`<script>`"),
          std::string("```\"><script>\nx\n```"), std::string("```a\"onclick=alert(1)\nx\n```"),
          std::string("&lt;script&gt; &#60;script&#62;"),
          std::string("<https://e.org/\"><script>alert(1)</script>>"),
          std::string("<!-- --><script>alert(1)</script>"),
          std::string("<![CDATA[<script>alert(1)</script>]]>"), std::string("<?php <script> ?>"),
          std::string("<a href=\"x\">y</a>"),
          std::string("</div></main><form action=/x><button>z")}) {
        INFO(hostile);
        const std::string text = html(hostile);
        for (const char* tag : {"<script", "<img", "<svg", "<b ", "<iframe", "<style", "<form",
                                "<button", "</div", "</main", "<a href", "<?php", "<![CDATA["})
            CHECK_FALSE(contains(text, tag));
        for (const char* attribute : {"\" onmouseover", "\"onmouseover", "\"onerror", "\"onclick"})
            CHECK_FALSE(contains(text, attribute));
    }
}

TEST_CASE("an image becomes a link with words") {
    CHECK(html("![a cat](https://example.org/cat.png)") ==
          "<p><a rel=\"nofollow noopener noreferrer\" href=\"https://example.org/cat.png\">"
          "a cat</a></p>\n");
    CHECK(contains(html("![](https://example.org/cat.png)"), ">https://example.org/cat.png</a>"));
    CHECK(contains(html("[![a cat](a.png)](b)"), "href=\"b\">a cat</a>"));
    CHECK_FALSE(contains(html("![![a](b)](c) ![d](e)"), "<img"));
    CHECK(contains(html("[](x)"), ">x</a>"));
}

TEST_CASE("headings stand below those of the page") {
    CHECK(html("# a\n\n## b\n\n###### c") == "<h2>a</h2>\n<h3>b</h3>\n<h6>c</h6>\n");
}

TEST_CASE("no control character comes out that a page could take for the place of a row") {
    const std::string text = html("&#1;task_rows&#2; &#x01; \x01x\x02 &#7;");
    CHECK(text.find_first_of("\x01\x02\x07") == std::string::npos);
    CHECK(contains(text, "\xEF\xBF\xBDtask_rows\xEF\xBF\xBD"));
}

TEST_CASE("mustache in notes stays text") {
    web::ViewModel model;
    model.html("notes_html", render_markdown("{{{frame_csrf}}} {{#x}}"))
        .text("frame_csrf", "secret");
    CHECK(model.render("{{{notes_html}}}") == "<p>{{{frame_csrf}}} {{#x}}</p>\n");
}

TEST_CASE("what would cost too much comes as plain text, and soon") {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string& costly :
         {repeated("[", 65'000),
          repeated("![", 32'000),
          repeated("[a](", 16'000),
          repeated("> ", 32'000) + "a",
          repeated("* ", 32'000) + "a",
          repeated("1. ", 20'000) + "a",
          repeated("<", 65'000),
          repeated("*a_", 21'000),
          repeated("**a ", 16'000),
          repeated("`", 100) + repeated("a`", 30'000),
          repeated("&", 65'000),
          "[a]: " + repeated("b", 30'000) + "\n\n" + repeated("[a] ", 8'000),
          repeated("[a]: b\n", 9'000),
          repeated("\\[", 32'000),
          repeated("<!--", 16'000),
          repeated("- a\n ", 13'000),
          repeated("x\n\n", 21'000),
          repeated("a**b", 16'000) + "c",
          repeated(">", 80) + "\n" + repeated("<![CDATA[", 7'000),
          repeated("[a]", 1'900)}) {
        INFO(costly.substr(0, 40));
        CHECK(html(costly).size() < 4 * 1024 * 1024);
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    CHECK(spent.count() < 10);
    CHECK(html(repeated("[", 3'000)).starts_with("<pre><code>[[["));
    CHECK(html(repeated("> ", 200) + "<b>").starts_with("<pre><code>&gt; &gt;"));
}

TEST_CASE("only the template of notes may print HTML") {
    const auto made_of = [](const char* name) {
        return web::Templates({{"layouts/application", "{{{body}}}"}, {name, "{{{notes_html}}}"}},
                              {});
    };
    CHECK_NOTHROW(made_of("tasks/_notes"));
    CHECK_THROWS(made_of("tasks/_other"));
    CHECK_THROWS(web::Templates(
        {{"layouts/application", "{{{body}}}"}, {"tasks/_notes", "{{{task_title}}}"}}, {}));
}

TEST_CASE("an excerpt of notes is the words of the first block without their marks") {
    const auto excerpt = [](const std::string& text) { return web::markdown_excerpt(text, 40); };
    CHECK(excerpt("Buy milk\nand bread") == "Buy milk");
    CHECK(excerpt("\n## **Buy** `milk`\n\nSoon") == "Buy milk");
    CHECK(excerpt("- [x](https://example.org/a_long_address) milk\n- bread") == "x milk");
    CHECK(excerpt("1. milk") == "milk");
    CHECK(excerpt("> *quoted*") == "quoted");
    CHECK(excerpt("---\n\n<b>raw</b> words") == "raw words");
    CHECK(excerpt("```\ncode here\n```") == "code here");
    CHECK(excerpt("![a lamp](lamp.png)") == "a lamp");
    CHECK(excerpt("5 < 6 &amp; 7 \\* 8") == "5 < 6 & 7 * 8");
    CHECK(excerpt("<div>\nnothing but HTML\n</div>") == "");
    CHECK(excerpt("# " + repeated("ä", 300)) == repeated("ä", 39) + "…");
    CHECK(excerpt("&#1;x") == "\xEF\xBF\xBDx");
    CHECK(excerpt(repeated("> ", 150) + "deep") != "");
    CHECK(excerpt(" \n ") == "");
}

// Notes in Markdown (CommonMark) as HTML that is safe to put into a page: raw HTML is left out, a
// link leads to the web, to mail or within the site only and gives away nothing about us, an image
// becomes a link to it, and headings stand below those of the page. Pure; any thread may call.
#pragma once

#include <string>
#include <string_view>

namespace tasklight::web {

// HTML that no user's text can have got tags into. Only render_markdown makes it.
class SafeHtml {
public:
    SafeHtml() = default;
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    friend SafeHtml render_markdown(std::string_view markdown);
    explicit SafeHtml(std::string text) : text_(std::move(text)) {}

    std::string text_;
};

// Needs well-formed UTF-8. What would cost too much to render (much nesting, very many brackets,
// references that grow) comes as plain text.
[[nodiscard]] SafeHtml render_markdown(std::string_view markdown);

// The words of the first block that has some, without what marks them, at most `limit` characters
// long; an ellipsis stands for what was cut. Needs well-formed UTF-8.
[[nodiscard]] std::string markdown_excerpt(std::string_view markdown, std::size_t limit);

}  // namespace tasklight::web

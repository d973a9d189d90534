#include "web/markdown.hpp"

#include <algorithm>
#include <array>
#include <cmark.h>
#include <cstdlib>
#include <memory>
#include <vector>

#include "base/text.hpp"
#include "web/words.hpp"

namespace tasklight::web {
namespace {

constexpr std::size_t kMarkdownMost = 64 * 1024;      // bytes
constexpr std::size_t kBracketsMost = 2000;           // cmark's cost can grow with their square
constexpr std::size_t kReferencesMost = 1024 * 1024;  // bytes that references may grow to
constexpr std::size_t kNestingMost = 100;             // in one line
constexpr int kFirstHeading = 2;                      // below the page's own
constexpr std::string_view kLinkStart = "<a href=\"";
constexpr std::string_view kSafeLinkStart = "<a rel=\"nofollow noopener noreferrer\" href=\"";

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

std::size_t count(std::string_view text, char wanted) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), wanted));
}

// How many quotes and list items one line may open.
std::size_t deepest_line(std::string_view text) {
    std::size_t deepest = 0;
    for (std::string_view line : split(text, '\n')) {
        std::size_t depth = 0;
        for (const char c : line.substr(0, line.find_first_not_of("> \t-+*.)0123456789")))
            depth += c == '>' || c == '-' || c == '+' || c == '*' || c == '.' || c == ')';
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

bool costs_too_much(std::string_view text) {
    if (text.size() > kMarkdownMost) return true;
    const std::size_t brackets = count(text, '[');
    if (brackets > kBracketsMost || count(text, '<') > kBracketsMost) return true;
    const auto reference = text.find("]:");
    if (reference != std::string_view::npos &&
        brackets * (text.size() - reference) > kReferencesMost)
        return true;
    return deepest_line(text) > kNestingMost;
}

// A URL without a scheme leads within the site, whatever else it holds.
bool leads_somewhere_safe(std::string_view url) {
    constexpr std::array<std::string_view, 4> kSchemes{"http", "https", "mailto", "tel"};
    const auto colon = url.find(':');
    if (colon == std::string_view::npos || colon > url.find_first_of("/?#")) return true;
    const std::string scheme = ascii_lower(url.substr(0, colon));
    return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end();
}

// Every link has words, so that everybody can find it.
void make_safe(cmark_node* link) {
    const std::string url = cmark_node_get_url(link);
    if (cmark_node_first_child(link) == nullptr) {
        cmark_node* words = cmark_node_new(CMARK_NODE_TEXT);
        cmark_node_set_literal(words, url.empty() ? "link" : url.c_str());
        cmark_node_append_child(link, words);
    }
    if (!leads_somewhere_safe(url)) cmark_node_set_url(link, "");
}

bool lies_in_link(cmark_node* node) {
    for (node = cmark_node_parent(node); node != nullptr; node = cmark_node_parent(node))
        if (cmark_node_get_type(node) == CMARK_NODE_LINK) return true;
    return false;
}

// Pages load nothing from elsewhere, so what was to be shown is linked to; within a link its words
// are all that is left.
void replace_image(cmark_node* image) {
    const bool is_free = !lies_in_link(image);
    cmark_node* link = is_free ? cmark_node_new(CMARK_NODE_LINK) : nullptr;
    if (is_free) {
        cmark_node_set_url(link, cmark_node_get_url(image));
        cmark_node_insert_before(image, link);
    }
    while (cmark_node* child = cmark_node_first_child(image)) {
        const bool moved =
            is_free ? cmark_node_append_child(link, child) : cmark_node_insert_before(image, child);
        if (!moved) cmark_node_unlink(child);
    }
    cmark_node_unlink(image);
    cmark_node_free(image);
    if (is_free) make_safe(link);
}

void lower(cmark_node* heading) {
    const int level = cmark_node_get_heading_level(heading) + kFirstHeading - 1;
    cmark_node_set_heading_level(heading, std::min(level, 6));
}

void tame(cmark_node* document) {
    std::vector<cmark_node*> images;
    cmark_iter* steps = cmark_iter_new(document);
    for (auto event = cmark_iter_next(steps); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(steps)) {
        cmark_node* node = cmark_iter_get_node(steps);
        if (event != CMARK_EVENT_ENTER) continue;
        if (cmark_node_get_type(node) == CMARK_NODE_LINK) make_safe(node);
        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE) images.push_back(node);
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING) lower(node);
    }
    cmark_iter_free(steps);
    for (cmark_node* image : images)
        replace_image(image);
}

Node plain_text(std::string_view text) {
    Node document(cmark_node_new(CMARK_NODE_DOCUMENT), cmark_node_free);
    cmark_node* block = cmark_node_new(CMARK_NODE_CODE_BLOCK);
    cmark_node_set_literal(block, std::string(text).c_str());
    cmark_node_append_child(document.get(), block);
    return document;
}

Node parsed(std::string_view text) {
    if (costs_too_much(text)) return plain_text(text);
    Node document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
                  cmark_node_free);
    tame(document.get());
    return document;
}

// Without the option UNSAFE cmark escapes every < of the text, so a tag here is one of its own.
std::string with_shy_links(std::string_view html) {
    std::string text;
    text.reserve(html.size() + html.size() / 8);
    for (auto at = html.find(kLinkStart); at != std::string_view::npos;
         at = html.find(kLinkStart)) {
        text.append(html.substr(0, at)).append(kSafeLinkStart);
        html.remove_prefix(at + kLinkStart.size());
    }
    return text.append(html);
}

// Character references can name controls, and web/page marks the places of rows with two of them.
std::string without_controls(std::string_view html) {
    std::string text;
    text.reserve(html.size());
    for (const char c : html) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F) {
            text.append("\xEF\xBF\xBD");
        } else {
            text.push_back(c);
        }
    }
    return text;
}

// Plain words in the first line, as most notes have, need no parser.
bool may_have_marks(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\n");
    if (begin == std::string_view::npos) return false;
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    const bool is_indented = begin > 0 && text[begin - 1] != '\n';
    return is_indented || (line.front() >= '0' && line.front() <= '9') ||
           line.find_first_of("\\`*_[]<>&#!+-=~") != std::string_view::npos;
}

// The beginning of the text, long enough for an excerpt, and whole characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

bool is_inline(cmark_node_type type) { return type >= CMARK_NODE_FIRST_INLINE; }

std::string first_words(cmark_node* document) {
    std::string words;
    const std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)> steps(cmark_iter_new(document),
                                                                        cmark_iter_free);
    for (auto event = cmark_iter_next(steps.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(steps.get())) {
        cmark_node* node = cmark_iter_get_node(steps.get());
        const cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
            words.append(cmark_node_get_literal(node));
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) words.push_back('\n');
        if (!is_inline(type) && !trimmed(words).empty()) break;
    }
    return words;
}

}  // namespace

SafeHtml render_markdown(std::string_view markdown) {
    const Node document = parsed(markdown);
    const std::unique_ptr<char, decltype(&std::free)> html(
        cmark_render_html(document.get(), CMARK_OPT_DEFAULT), std::free);
    return SafeHtml(without_controls(with_shy_links(html.get())));
}

std::string markdown_excerpt(std::string_view markdown, std::size_t limit) {
    constexpr std::size_t kBytesPerCharacter = 8;  // with its marks
    const std::string_view text = beginning(markdown, limit * kBytesPerCharacter);
    if (!may_have_marks(text) || costs_too_much(text)) return excerpt(text, limit);
    const Node document(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT),
                        cmark_node_free);
    return excerpt(without_controls(first_words(document.get())), limit);
}

}  // namespace tasklight::web

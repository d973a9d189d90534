// Reads one mustache text into a flat run of parts and refuses what the library would swallow in
// silence: sections that do not close, delimiters that change, tags that print unescaped. Pure;
// any thread may call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tasklight::web {

enum class PartKind { kText, kVariable, kHtml, kSection, kInverted, kClose, kPartial, kBody };

struct Part {
    PartKind kind = PartKind::kText;
    std::string text;  // literal text, or the name in the tag
};

// `name` is for the messages. Comments vanish, and so do indentation and empty lines, which
// nobody reads in a finished page. The body slot, three braces around "body", is for layouts; the
// values that another template may print with three braces are named in one list.
// Throws std::runtime_error with a sentence that names the template and the fault.
[[nodiscard]] std::vector<Part> parse_template(std::string_view name, std::string_view mustache);

}  // namespace tasklight::web

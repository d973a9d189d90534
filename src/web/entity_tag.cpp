#include "web/entity_tag.hpp"

#include <optional>
#include <vector>

#include "base/error.hpp"
#include "base/text.hpp"

namespace tasklight::web {
namespace {

// The quoted tags of a list, without their W/; nothing if the list is malformed.
std::optional<std::vector<std::string_view>> parse_tags(std::string_view list) {
    std::vector<std::string_view> tags;
    for (list = trimmed(list); !list.empty();) {
        if (list.starts_with("W/")) list.remove_prefix(2);
        if (!list.starts_with('"')) return std::nullopt;
        const auto end = list.find('"', 1);
        if (end == std::string_view::npos) return std::nullopt;
        tags.push_back(list.substr(0, end + 1));
        list = trimmed(list.substr(end + 1));
        if (list.empty()) break;
        if (!list.starts_with(',')) return std::nullopt;
        list = trimmed(list.substr(1));
    }
    if (tags.empty()) return std::nullopt;
    return tags;
}

bool contains(const std::vector<std::string_view>& tags, std::string_view tag) {
    for (const auto& candidate : tags)
        if (candidate == tag) return true;
    return false;
}

}  // namespace

std::string entity_tag(std::string_view text) { return '"' + std::string(text) + '"'; }

bool none_match_holds(const http::Request& request, std::string_view tag) {
    const auto header = request.header("If-None-Match");
    if (!header) return false;
    if (trimmed(*header) == "*") return true;
    const auto tags = parse_tags(*header);
    return tags && contains(*tags, tag);
}

bool match_holds(const http::Request& request, std::string_view tag) {
    const auto header = request.header("If-Match");
    if (!header || trimmed(*header) == "*") return true;
    const auto tags = parse_tags(*header);
    if (!tags) throw Malformed("If-Match must be * or a list of quoted entity tags.");
    return contains(*tags, tag);
}

}  // namespace tasklight::web

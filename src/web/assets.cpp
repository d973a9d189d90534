#include "web/assets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "base/error.hpp"
#include "base/text.hpp"
#include "web/embedded.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kAllStyles = "css/all.css";
constexpr std::string_view kForAYear = "public, max-age=31536000, immutable";

const EmbeddedAsset* find_embedded(std::string_view name) {
    for (const EmbeddedAsset& asset : embedded_assets())
        if (asset.name == name) return &asset;
    return nullptr;
}

std::string_view media_type_of(const std::filesystem::path& file) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 5> kTypes{{{".css", "text/css; charset=utf-8"},
                                          {".js", "text/javascript; charset=utf-8"},
                                          {".svg", "image/svg+xml"},
                                          {".png", "image/png"},
                                          {".webmanifest", "application/manifest+json"}}};
    const std::string ending = file.extension().string();
    for (const auto& [known, type] : kTypes)
        if (known == ending) return type;
    return "application/octet-stream";
}

// RFC 9110, section 12.5.3, as far as it matters here: named, and not with a weight of zero.
bool accepts_gzip(const http::Request& request) {
    for (const std::string_view coding :
         split(request.header("Accept-Encoding").value_or(""), ',')) {
        const auto parts = split(coding, ';');
        const std::string_view name = trimmed(parts.front());
        if (!equals_ignoring_case(name, "gzip") && name != "*") continue;
        const std::string_view weight = parts.size() > 1 ? trimmed(parts[1]) : "q=1";
        return weight.find_first_of("123456789") != std::string_view::npos;
    }
    return false;
}

bool is_known_to_client(const http::Request& request, const std::string& etag) {
    const std::string_view tags = request.header("If-None-Match").value_or("");
    return tags == "*" || tags.find(etag) != std::string_view::npos;
}

http::Response embedded_answer(const http::Request& request, const EmbeddedAsset& asset,
                               bool is_current) {
    const bool packed = !asset.gzip.empty() && accepts_gzip(request);
    const std::string etag = '"' + std::string(asset_digest()) + (packed ? "-gzip\"" : "\"");

    http::Response response;
    if (is_known_to_client(request, etag)) {
        response = http::not_modified(etag);
    } else {
        response.static_body = packed ? asset.gzip : asset.bytes;
        response.set("Content-Type", std::string(asset.media_type));
        if (packed) response.set("Content-Encoding", "gzip");
        response.set("ETag", etag);
    }
    response.set("Cache-Control", is_current ? std::string(kForAYear) : "no-cache");
    response.set("Vary", "Accept-Encoding");
    return response;
}

// Only plain names below the root: no dot segments, no absolute path, no way out over a link.
std::filesystem::path file_below(const std::filesystem::path& root, std::string_view name) {
    const auto segments = split(name, '/');
    const bool is_plain = std::none_of(segments.begin(), segments.end(), [](std::string_view s) {
        return s.empty() || s.front() == '.' || s.find('\\') != std::string_view::npos;
    });
    if (!is_plain) throw NotFound();
    std::error_code error;
    const auto file = std::filesystem::canonical(root / name, error);
    const auto inside = file.lexically_relative(root);
    if (error || inside.empty() || *inside.begin() == ".." ||
        !std::filesystem::is_regular_file(file, error))
        throw NotFound();
    return file;
}

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(in), {});
    if (!in) throw NotFound();
    return bytes;
}

// As packaging/build/embed.py joins them, in the order of their names.
std::string joined_styles(const std::filesystem::path& root) {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(root / "css"))
        if (entry.path().extension() == ".css") files.insert(entry.path());
    std::string styles;
    for (const auto& file : files)
        styles += read_whole(file) + '\n';
    return styles;
}

http::Response file_answer(const std::filesystem::path& root, std::string_view name) {
    http::Response response;
    response.body = name == kAllStyles ? joined_styles(root) : read_whole(file_below(root, name));
    response.set("Content-Type", std::string(media_type_of(name)));
    response.set("Cache-Control", "no-store");
    return response;
}

}  // namespace

std::string asset_folder() { return "/assets/" + std::string(asset_digest()); }

Assets::Assets(std::optional<std::filesystem::path> views) {
    if (views) root_ = std::filesystem::canonical(*views / "assets");
}

http::Response Assets::answer(const http::Request& request, std::string_view digest,
                              std::string_view name) const {
    if (root_) return file_answer(*root_, name);

    const EmbeddedAsset* asset = find_embedded(name);
    if (asset == nullptr) throw NotFound();
    return embedded_answer(request, *asset, digest == asset_digest());
}

}  // namespace tasklight::web

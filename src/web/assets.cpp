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
#include "web/embedded_answer.hpp"

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

http::Response known_answer(const http::Request& request, const EmbeddedAsset& asset,
                            bool is_current) {
    http::Response response = embedded_answer(request, asset, asset_digest());
    if (is_current) response.set("Cache-Control", std::string(kForAYear));
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
    return known_answer(request, *asset, digest == asset_digest());
}

}  // namespace tasklight::web

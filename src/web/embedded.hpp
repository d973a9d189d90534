// The templates and assets of views/, and the description of the JSON interface, compiled into the
// program so that it is one file to copy.
// The tables are constant, sorted by name, and may be read by any thread.
#pragma once

#include <span>
#include <string_view>

namespace tasklight::web {

// `name` is the path below views/ without its ending: "tasks/index".
struct EmbeddedFile {
    std::string_view name;
    std::string_view bytes;
};

// `name` is the path below views/assets/: "css/all.css". `gzip` is empty where it saves nothing.
struct EmbeddedAsset {
    std::string_view name;
    std::string_view media_type;
    std::string_view bytes;
    std::string_view gzip;
};

[[nodiscard]] std::span<const EmbeddedFile> embedded_templates();
[[nodiscard]] std::span<const EmbeddedAsset> embedded_assets();

// 16 hexadecimal digits over all names and bytes: the folder of the assets' addresses.
[[nodiscard]] std::string_view asset_digest();

// What docs/openapi/ describes, as one document, and 16 hexadecimal digits over it.
[[nodiscard]] const EmbeddedAsset& embedded_openapi();
[[nodiscard]] std::string_view openapi_digest();

}  // namespace tasklight::web

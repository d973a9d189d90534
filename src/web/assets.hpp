// Style sheets, scripts and icons under /assets/<digest>/…: the digest is over all of them, so an
// address never changes its content and browsers keep it for a year. With a folder the files are
// read at every request. Any thread may call.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"

namespace tasklight::web {

// "/assets/<digest>", the front part of every address of an asset.
[[nodiscard]] std::string asset_folder();

class Assets {
public:
    // `views` is the folder that holds the templates and `assets/`; nothing: those compiled in.
    explicit Assets(std::optional<std::filesystem::path> views = {});

    // `digest` and `name` are the parts of the path: /assets/<digest>/<name>. A file under a
    // digest of the past is answered with the present one, not to be kept. Throws NotFound.
    [[nodiscard]] http::Response answer(const http::Request& request, std::string_view digest,
                                        std::string_view name) const;

private:
    std::optional<std::filesystem::path> root_;
};

}  // namespace tasklight::web

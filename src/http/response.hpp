// A response as a value. The server adds Date, Content-Length and Connection, strips the body for
// HEAD, and sends it all in one write.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tasklight::http {

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    // Used instead of `body` if not empty: for what lives as long as the program (assets).
    std::string_view static_body;

    // Replaces any header of that name.
    Response& set(std::string_view name, std::string value);
    // Adds one more (Set-Cookie).
    Response& add(std::string_view name, std::string value);
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

[[nodiscard]] std::string_view reason_phrase(int status);

[[nodiscard]] Response html(std::string body, int status = 200);
[[nodiscard]] Response json(std::string body, int status = 200);
[[nodiscard]] Response plain(std::string body, int status = 200);
[[nodiscard]] Response see_other(std::string location);  // 303
[[nodiscard]] Response not_modified(std::string etag);   // 304

}  // namespace tasklight::http

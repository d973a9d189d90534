#include "web/paging.hpp"

#include <charconv>

#include "base/error.hpp"
#include "base/id.hpp"
#include "base/text.hpp"

namespace tasklight::web {
namespace {

// The moment in milliseconds, a dot, the id.
ListPosition parse_cursor(std::string_view cursor) {
    const auto dot = cursor.find('.');
    long long ms = 0;
    if (dot != std::string_view::npos && parse_number(cursor.substr(0, dot), ms))
        if (auto id = parse_uuid(cursor.substr(dot + 1))) return {Moment{ms}, std::move(*id)};
    throw Malformed("The cursor is not one of ours: take next_cursor as it is.");
}

}  // namespace

std::int64_t read_limit(const http::Request& request, std::int64_t most) {
    const auto limit = request.query.find("limit");
    if (!limit) return kLimitUsual;
    long long number = 0;
    if (!parse_number(*limit, number) || number < 1 || number > most)
        throw Malformed("The limit must be a whole number from 1 to " + std::to_string(most) + ".");
    return number;
}

Paging read_paging(const http::Request& request, std::int64_t most) {
    Paging paging;
    paging.limit = read_limit(request, most);
    if (const auto cursor = request.query.find("cursor")) paging.after = parse_cursor(*cursor);
    return paging;
}

Paging read_whole_page(const http::Request& request) {
    Paging paging = read_paging(request, kRowsMost);
    if (!request.query.find("limit")) paging.limit = kRowsMost;
    return paging;
}

std::string to_cursor(const ListPosition& position) {
    return std::to_string(position.moment.ms) + '.' + position.id;
}

std::string next_target(const http::Request& request, const std::string& cursor) {
    std::string target = request.path + "?cursor=" + percent_encode(cursor);
    for (const auto& [name, value] : request.query.pairs())
        if (name != "cursor") target += '&' + percent_encode(name) + '=' + percent_encode(value);
    return target;
}

void link_next(http::Response& response, const http::Request& request, const std::string& cursor) {
    response.set("Link", '<' + next_target(request, cursor) + ">; rel=\"next\"");
}

}  // namespace tasklight::web

#include "features/records/way_back.hpp"

#include <array>
#include <utility>

#include "base/id.hpp"

namespace tasklight::records {
namespace {

constexpr std::array<std::string_view, 4> kRecords{"/projects/", "/labels/", "/filters/",
                                                   "/tasks/"};

// A page of one record is its id and nothing after it; what forms post to lies deeper.
bool is_record_page(std::string_view path, std::string_view gone) {
    for (const std::string_view home : kRecords) {
        if (!path.starts_with(home)) continue;
        const auto id = parse_uuid(path.substr(home.size()));
        return id && *id != gone;
    }
    return true;
}

}  // namespace

std::string way_back(const web::Context& context, std::string_view gone) {
    std::string list =
        context.came_from({"/", "/tasks", "/tasks/completed", "/tasks/trash", "/today", "/upcoming",
                           "/projects", "/labels", "/filters", "/search"},
                          "");
    if (!list.empty()) return list;
    std::string record =
        context.came_from({"/projects/*", "/labels/*", "/filters/*", "/tasks/*"}, "/");
    return is_record_page(record.substr(0, record.find('?')), gone) ? record : "/";
}

http::Response see_changed(const web::Context& context, const store::Operation& operation,
                           std::string target, web::NoticeCode code) {
    http::Response response = http::see_other(std::move(target));
    if (const auto id = operation.undoable())
        web::set_notice(response, context.request(), code, id->text());
    return response;
}

}  // namespace tasklight::records

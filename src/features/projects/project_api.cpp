#include "features/projects/project_api.hpp"

#include "base/json.hpp"
#include "store/project_store.hpp"
#include "web/entity_tag.hpp"
#include "web/paging.hpp"

namespace tasklight::projects::api {

using http::Response;
using web::Context;

namespace {

void write_project(JsonWriter& json, const Project& project) {
    json.begin_object();
    json.key("id").string(project.id.text());
    json.key("name").string(project.name);
    json.key("is_inbox").boolean(project.is_inbox);
    json.key("created_at").moment(project.created_at);
    json.key("updated_at").moment(project.updated_at);
    json.key("version").integer(project.version);
    json.end_object();
}

std::string to_json(const std::vector<Project>& projects, const std::optional<std::string>& next) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("projects").begin_array();
    for (const Project& project : projects)
        write_project(json, project);
    json.end_array();
    json.key("next_cursor").optional_string(next);
    json.end_object();
    return text;
}

}  // namespace

Response index(Context& context) {
    const auto paging = web::read_paging(context.request());
    const auto tag = context.list_tag().value();
    if (web::none_match_holds(context.request(), tag)) return http::not_modified(tag);

    auto projects = context.database().read([&](database::Connection& connection) {
        return store::list_projects(connection, context.viewer().user.id, paging.after,
                                    paging.limit + 1);
    });
    const auto next = web::cut_page(projects, paging, [](const Project& last) {
        return ListPosition{last.created_at, last.id.text()};
    });

    Response response = http::json(to_json(projects, next));
    response.set("ETag", tag);
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

Response show(Context& context) {
    const auto id = context.id<ProjectId>("id");
    const auto project = context.database().read([&](database::Connection& connection) {
        return store::find_project(connection, context.viewer().user.id, id);
    });
    if (!project) throw NotFound("There is no such project.");

    const std::string tag = web::entity_tag(std::to_string(project->version));
    if (web::none_match_holds(context.request(), tag)) return http::not_modified(tag);
    std::string text;
    JsonWriter json(text);
    write_project(json, *project);
    Response response = http::json(std::move(text));
    response.set("ETag", tag);
    return response;
}

}  // namespace tasklight::projects::api

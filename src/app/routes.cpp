#include "app/routes.hpp"

#include "features/agenda/agenda_pages.hpp"
#include "features/bulk/bulk_api.hpp"
#include "features/changes/change_api.hpp"
#include "features/filters/filter_pages.hpp"
#include "features/filters/saved_filter_kind.hpp"
#include "features/filters/search_api.hpp"
#include "features/labels/label_kind.hpp"
#include "features/labels/label_pages.hpp"
#include "features/projects/project_kind.hpp"
#include "features/projects/project_pages.hpp"
#include "features/quick_add/quick_add_api.hpp"
#include "features/quick_add/quick_add_pages.hpp"
#include "features/records/record_api.hpp"
#include "features/sections/section_kind.hpp"
#include "features/sections/section_pages.hpp"
#include "features/tasks/completion_api.hpp"
#include "features/tasks/task_api.hpp"
#include "features/tasks/task_page.hpp"
#include "features/tasks/task_pages.hpp"
#include "features/trash/trash_pages.hpp"
#include "features/undo/undo_pages.hpp"
#include "web/embedded_answer.hpp"

namespace tasklight::app {

using http::Method;
using web::Context;

namespace {

using Table = std::vector<Route>;

constexpr auto kGet = Method::kGet;
constexpr auto kPost = Method::kPost;
constexpr auto kPut = Method::kPut;
constexpr auto kPatch = Method::kPatch;
constexpr auto kDelete = Method::kDelete;

// A method of a room's handlers as a handler.
template <class Room>
Handler of(Room& room, http::Response (Room::*handler)(Context&)) {
    return [&room, handler](Context& context) { return (room.*handler)(context); };
}

void add_account_routes(Table& table, const Rooms& rooms) {
    using Api = accounts::AccountApi;
    using Pages = accounts::AccountPages;
    constexpr auto kService = Service::kAccounts;
    constexpr auto kVisitor = Access::kVisitor;
    constexpr auto kUser = Access::kSignedIn;
    Api& api = rooms.account_api;
    Pages& pages = rooms.account_pages;
    const Handler none;

    // clang-format off
    table.insert(table.end(), {
        {kGet,    "/register",                       kService, kVisitor, of(pages, &Pages::new_registration),    none},
        {kPost,   "/register",                       kService, kVisitor, of(pages, &Pages::create_registration), of(api, &Api::create_registration)},
        {kGet,    "/login",                          kService, kVisitor, of(pages, &Pages::new_log_in),          none},
        {kPost,   "/login",                          kService, kVisitor, of(pages, &Pages::create_log_in),       of(api, &Api::create_log_in)},
        {kPost,   "/logout",                         kService, kUser,    of(pages, &Pages::create_log_out),      of(api, &Api::create_log_out)},
        {kGet,    "/users/me",                       kService, kUser,    of(pages, &Pages::show),                of(api, &Api::show)},
        {kPatch,  "/users/me",                       kService, kUser,    none,                                of(api, &Api::update)},
        {kPost,   "/users/me/preferences",           kService, kUser,    of(pages, &Pages::update_preferences),  of(api, &Api::update_preferences)},
        {kPost,   "/users/me/password",              kService, kUser,    of(pages, &Pages::update_password),     of(api, &Api::update_password)},
        {kPost,   "/users/me/sessions/:id/delete",   kService, kUser,    of(pages, &Pages::destroy_session),     of(api, &Api::destroy_session)},
        {kPost,   "/users/me/tokens",                kService, kUser,    of(pages, &Pages::create_token),        of(api, &Api::create_token)},
        {kPost,   "/users/me/tokens/:id/delete",     kService, kUser,    of(pages, &Pages::destroy_token),       of(api, &Api::destroy_token)},
        {kGet,    "/api/v1/sessions",                Service::kTasks, kUser, none,                               of(api, &Api::index_sessions)},
        {kDelete, "/api/v1/sessions/:id",            Service::kTasks, kUser, none,                               of(api, &Api::destroy_session)},
        {kGet,    "/api/v1/tokens",                  Service::kTasks, kUser, none,                               of(api, &Api::index_tokens)},
        {kPost,   "/api/v1/tokens",                  Service::kTasks, kUser, none,                               of(api, &Api::create_token)},
        {kDelete, "/api/v1/tokens/:id",              Service::kTasks, kUser, none,                               of(api, &Api::destroy_token)},
    });
    // clang-format on
}

void add_task_routes(Table& table) {
    namespace api = tasks::api;
    namespace completion = tasks::completion_api;
    namespace pages = tasks::pages;
    constexpr auto kService = Service::kTasks;
    constexpr auto kUser = Access::kSignedIn;
    const Handler none;

    // clang-format off
    table.insert(table.end(), {
        {kGet,    "/",                               Service::kPages, kUser, pages::index,               none},
        {kGet,    "/tasks",                          kService, kUser, pages::index,               api::index},
        {kPost,   "/tasks/add",                      kService, kUser, pages::create,              api::add},
        {kPost,   "/tasks/delete/:id",               kService, kUser, pages::destroy,             api::remove},
        {kDelete, "/tasks/delete/:id",               kService, kUser, none,                       api::remove},
        {kGet,    "/tasks/completed",                kService, kUser, pages::completed,           none},
        {kGet,    "/tasks/trash",                    kService, kUser, trash::pages::show,         none},
        {kPost,   "/tasks/undo",                     kService, kUser, undo::create,               undo::create_json},
        {kGet,    "/tasks/:id",                      kService, kUser, pages::show,                api::show},
        {kPost,   "/tasks/:id",                      kService, kUser, pages::update,              api::edit},
        {kPost,   "/tasks/:id/subtasks",             kService, kUser, pages::create_subtask,      none},
        {kGet,    "/tasks/:id/parent",               kService, kUser, pages::edit_parent,         none},
        {kPost,   "/tasks/:id/parent",               kService, kUser, pages::update_parent,       none},
        {kGet,    "/tasks/:id/completions",          kService, kUser, pages::completions,         none},
        {kGet,    "/tasks/:id/changes",              kService, kUser, pages::changes,             none},
        {kPost,   "/tasks/:id/completion",           kService, kUser, pages::create_completion,   api::complete},
        {kPost,   "/tasks/:id/completion/delete",    kService, kUser, pages::destroy_completion,  api::reopen},
        {kPost,   "/tasks/:id/restoration",          kService, kUser, pages::create_restoration,  api::restore},
        {kGet,    "/api/v1/tasks",                   kService, kUser, none,                       api::index},
        {kPost,   "/api/v1/tasks",                   kService, kUser, none,                       api::create},
        {kGet,    "/api/v1/tasks/:id",               kService, kUser, none,                       api::show},
        {kPut,    "/api/v1/tasks/:id",               kService, kUser, none,                       api::put},
        {kPatch,  "/api/v1/tasks/:id",               kService, kUser, none,                       api::update},
        {kDelete, "/api/v1/tasks/:id",               kService, kUser, none,                       api::remove},
        {kPost,   "/api/v1/tasks/:id/restoration",   kService, kUser, none,                       api::create_restoration},
        {kPost,   "/tasks/:id/skip",                 kService, kUser, pages::create_skip,         api::skip},
        {kPost,   "/api/v1/tasks/:id/completion",    kService, kUser, none,                       completion::create},
        {kDelete, "/api/v1/tasks/:id/completion",    kService, kUser, none,                       completion::destroy},
        {kPost,   "/api/v1/tasks/:id/skip",          kService, kUser, none,                       completion::skip},
        {kGet,    "/api/v1/tasks/:id/completions",   kService, kUser, none,                       completion::index},
        {kGet,    "/api/v1/tasks/:id/occurrences",   kService, kUser, none,                       completion::occurrences},
        {kPost,   "/tasks/quick",                    kService, kUser, quick_add::pages::create,   quick_add::api::create},
        {kPost,   "/api/v1/tasks/quick",             kService, kUser, none,                       quick_add::api::create},
        {kPost,   "/api/v1/bulk",                    kService, kUser, none,                       bulk::create},
        {kGet,    "/api/v1/tasks/:id/changes",       kService, kUser, none,                       changes::api::index_of_task},
        {kGet,    "/api/v1/changes",                 kService, kUser, none,                       changes::api::index},
        {kPost,   "/api/v1/undo",                    kService, kUser, none,                       undo::create_json},
    });
    // clang-format on
}

void add_page_routes(Table& table) {
    namespace api = filters::api;
    namespace pages = filters::pages;
    constexpr auto kService = Service::kPages;
    constexpr auto kUser = Access::kSignedIn;
    const Handler none;

    // clang-format off
    table.insert(table.end(), {
        {kGet,    "/api/v1/search",                  Service::kTasks, kUser, none,                api::search},
        {kGet,    "/search",                         kService, kUser, pages::search,              none},
        {kGet,    "/filters",                        kService, kUser, pages::index,               none},
        {kPost,   "/filters",                        kService, kUser, pages::create,              none},
        {kGet,    "/filters/:id",                    kService, kUser, pages::show,                none},
        {kPost,   "/filters/:id",                    kService, kUser, pages::update,              none},
        {kPost,   "/filters/:id/delete",             kService, kUser, pages::destroy,             none},
        {kGet,    "/today",                          kService, kUser, agenda::pages::today,              none},
        {kGet,    "/upcoming",                       kService, kUser, agenda::pages::upcoming,           none},
        {kGet,    "/projects",                       kService, kUser, projects::pages::index,            none},
        {kPost,   "/projects",                       kService, kUser, projects::pages::create,           none},
        {kGet,    "/projects/:id",                   kService, kUser, projects::pages::show,             none},
        {kPost,   "/projects/:id",                   kService, kUser, projects::pages::update,           none},
        {kGet,    "/projects/:id/edit",              kService, kUser, projects::pages::edit,             none},
        {kPost,   "/projects/:id/delete",            kService, kUser, projects::pages::destroy,          none},
        {kPost,   "/projects/:id/archive",           kService, kUser, projects::pages::create_archive,   none},
        {kPost,   "/projects/:id/archive/delete",    kService, kUser, projects::pages::destroy_archive,  none},
        {kPost,   "/projects/:id/position",          kService, kUser, projects::pages::update_position,  none},
        {kPost,   "/projects/:id/tasks",             kService, kUser, projects::pages::create_task,      none},
        {kPost,   "/projects/:id/sections",          kService, kUser, projects::pages::create_section,   none},
        {kGet,    "/sections/:id/edit",              kService, kUser, sections::pages::edit,             none},
        {kPost,   "/sections/:id",                   kService, kUser, sections::pages::update,           none},
        {kPost,   "/sections/:id/delete",            kService, kUser, sections::pages::destroy,          none},
        {kGet,    "/labels",                         kService, kUser, labels::pages::index,              none},
        {kPost,   "/labels",                         kService, kUser, labels::pages::create,             none},
        {kGet,    "/labels/:id",                     kService, kUser, labels::pages::show,               none},
        {kPost,   "/labels/:id",                     kService, kUser, labels::pages::update,             none},
        {kGet,    "/labels/:id/edit",                kService, kUser, labels::pages::edit,               none},
        {kPost,   "/labels/:id/delete",              kService, kUser, labels::pages::destroy,            none},
    });
    // clang-format on
}

// A list and its records under /api/v1: see records/record_api.
template <class Kind>
void add_record_routes(Table& table) {
    constexpr auto kService = Service::kTasks;
    constexpr auto kUser = Access::kSignedIn;
    const std::string list = std::string("/api/v1/").append(Kind::kPlural);
    const std::string record = list + "/:id";
    const Handler none;
    table.push_back({kGet, list, kService, kUser, none, records::api::index<Kind>});
    table.push_back({kPost, list, kService, kUser, none, records::api::create<Kind>});
    table.push_back({kGet, record, kService, kUser, none, records::api::show<Kind>});
    table.push_back({kPut, record, kService, kUser, none, records::api::put<Kind>});
    table.push_back({kPatch, record, kService, kUser, none, records::api::update<Kind>});
    table.push_back({kDelete, record, kService, kUser, none, records::api::destroy<Kind>});
}

// The name of an asset may lie one or two folders deep.
void add_asset_routes(Table& table, const Rooms& rooms) {
    const Handler asset = [&assets = rooms.assets](Context& context) {
        const auto digest = context.parameter("digest");
        const std::string_view path = context.request().path;
        const auto name = path.substr(std::string_view("/assets//").size() + digest.size());
        return assets.answer(context.request(), digest, name);
    };
    for (const char* pattern :
         {"/assets/:digest/:a", "/assets/:digest/:a/:b", "/assets/:digest/:a/:b/:c"})
        table.push_back({kGet, pattern, Service::kPages, Access::kAnybody, asset, {}});
}

// What all the other routes say to programs.
void add_openapi_route(Table& table) {
    const Handler none;
    const Handler document = [](Context& context) {
        return web::embedded_answer(context.request(), web::embedded_openapi(),
                                    web::openapi_digest());
    };
    table.push_back(
        {kGet, "/api/v1/openapi.json", Service::kTasks, Access::kAnybody, none, document});
}

}  // namespace

std::vector<Route> routes(const Rooms& rooms) {
    Table table;
    add_account_routes(table, rooms);
    add_task_routes(table);
    add_page_routes(table);
    add_record_routes<projects::ProjectKind>(table);
    add_record_routes<sections::SectionKind>(table);
    add_record_routes<labels::LabelKind>(table);
    add_record_routes<filters::SavedFilterKind>(table);
    add_openapi_route(table);
    add_asset_routes(table, rooms);
    return table;
}

}  // namespace tasklight::app

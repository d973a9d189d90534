#include "features/changes/change_api.hpp"

#include "base/text.hpp"
#include "features/changes/change_feed.hpp"
#include "features/changes/change_json.hpp"
#include "store/task_store.hpp"
#include "web/entity_tag.hpp"
#include "web/paging.hpp"

namespace tasklight::changes::api {

using http::Response;
using store::HistoryPosition;
using store::LogEntry;
using web::Context;

namespace {

ChangePage read_page(Context& context, const std::optional<SyncToken>& since, std::int64_t limit) {
    const UserId& viewer = context.viewer().user.id;
    const Moment now = context.now();
    return context.database().read([&](database::Connection& connection) {
        if (!since) return ChangePage{{}, present_token(connection, viewer, now), false};
        return changes_since(connection, viewer, *since, limit, now);
    });
}

// The operation, a dot, the ordinal.
std::optional<HistoryPosition> read_cursor(const http::Request& request) {
    const auto cursor = request.query.find("cursor");
    if (!cursor) return std::nullopt;
    const auto dot = cursor->find('.');
    long long ordinal = 0;
    if (dot != std::string_view::npos && parse_number(cursor->substr(dot + 1), ordinal))
        if (auto operation = OperationId::parse(cursor->substr(0, dot)))
            return HistoryPosition{std::move(*operation), ordinal};
    throw Malformed("The cursor is not one of ours: take next_cursor as it is.");
}

// The list has one entry more than the limit if there is a next page.
std::optional<std::string> cut_page(std::vector<LogEntry>& entries, std::int64_t limit) {
    if (std::ssize(entries) <= limit) return std::nullopt;
    entries.resize(static_cast<std::size_t>(limit));
    std::string cursor = entries.back().operation.text();
    return cursor.append(".").append(std::to_string(entries.back().position.ordinal));
}

}  // namespace

Response index(Context& context) {
    const std::int64_t limit = web::read_limit(context.request());
    std::optional<SyncToken> since;
    if (const auto text = context.request().query.find("since"))
        since.emplace(context.viewer().user.id, *text);
    const auto tag = context.list_tag().value();
    if (web::none_match_holds(context.request(), tag)) return http::not_modified(tag);

    const ChangePage page = read_page(context, since, limit);

    Response response = http::json(to_json(page));
    response.set("ETag", tag);
    return response;
}

Response index_of_task(Context& context) {
    const auto id = context.id<TaskId>("id");
    const UserId& viewer = context.viewer().user.id;
    const std::int64_t limit = web::read_limit(context.request());
    const auto before = read_cursor(context.request());

    auto entries = context.database().read([&](database::Connection& connection) {
        if (!store::find_task(connection, viewer, id)) throw NotFound("There is no such task.");
        return store::changes_of_record(connection, viewer, "task", id.text(), limit + 1, before);
    });
    const auto next = cut_page(entries, limit);

    Response response = http::json(history_json(entries, next));
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

}  // namespace tasklight::changes::api

// The routes that every kind of record has under /api/v1: a list by cursor, oldest first, and GET,
// POST, PUT, PATCH and DELETE of one. See record_actions for what a kind is.
#pragma once

#include <string>
#include <vector>

#include "features/records/record_actions.hpp"
#include "http/response.hpp"
#include "web/answer.hpp"
#include "web/context.hpp"
#include "web/entity_tag.hpp"
#include "web/fields.hpp"
#include "web/paging.hpp"
#include "web/precondition.hpp"

namespace tasklight::records {

template <class Record>
[[nodiscard]] std::string tag_of(const Record& record) {
    return web::entity_tag(std::to_string(record.version));
}

template <class Kind>
void write_record(JsonWriter& json, const typename Kind::Record& record) {
    json.begin_object();
    Kind::write_fields(json, record);
    json.end_object();
}

template <class Kind>
[[nodiscard]] std::string to_json(const typename Kind::Record& record) {
    std::string text;
    JsonWriter json(text);
    write_record<Kind>(json, record);
    return text;
}

template <class Kind>
[[nodiscard]] http::Response answer(const typename Kind::Record& record,
                                    const std::optional<OperationId>& operation, int status = 200) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    Kind::write_fields(json, record);
    web::write_operation(json, operation);
    json.end_object();
    http::Response response = http::json(std::move(text), status);
    response.set("ETag", tag_of(record));
    if (status == 201) response.set("Location", Kind::kPath + record.id.text());
    return response;
}

// See web/precondition. The context outlives it.
template <class Kind>
[[nodiscard]] Precondition<Kind> precondition_of(const web::Context& context) {
    const http::Request& request = context.request();
    return [&request](const typename Kind::Record* record) {
        web::check_conditions(request, record ? std::optional(tag_of(*record)) : std::nullopt,
                              [&] { return to_json<Kind>(*record); });
    };
}

// The version that a form carries counts like If-Match.
template <class Kind>
[[nodiscard]] Precondition<Kind> seen_version(std::optional<std::int64_t> version) {
    return [version](const typename Kind::Record* record) {
        if (version && record && record->version != *version) throw Stale(to_json<Kind>(*record));
    };
}

namespace api {

template <class Kind>
[[nodiscard]] http::Response index(web::Context& context) {
    const auto paging = web::read_paging(context.request());
    const auto tag = context.list_tag().value();
    if (web::none_match_holds(context.request(), tag)) return http::not_modified(tag);

    auto records = context.database().read([&](database::Connection& connection) {
        return Kind::list(connection, context.viewer().user.id, paging.after, paging.limit + 1);
    });
    const auto next = web::cut_page(records, paging, [](const auto& last) {
        return ListPosition{last.created_at, last.id.text()};
    });

    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key(Kind::kPlural).begin_array();
    for (const auto& record : records)
        write_record<Kind>(json, record);
    json.end_array();
    json.key("next_cursor").optional_string(next);
    json.end_object();
    http::Response response = http::json(std::move(text));
    response.set("ETag", tag);
    if (next) web::link_next(response, context.request(), *next);
    return response;
}

template <class Kind>
[[nodiscard]] http::Response show(web::Context& context) {
    const auto id = context.id<typename Kind::RecordId>("id");
    const auto record = context.database().read([&](database::Connection& connection) {
        return present<Kind>(connection, context.viewer().user.id, id);
    });

    if (web::none_match_holds(context.request(), tag_of(record)))
        return http::not_modified(tag_of(record));
    http::Response response = http::json(to_json<Kind>(record));
    response.set("ETag", tag_of(record));
    return response;
}

template <class Kind>
[[nodiscard]] http::Response create(web::Context& context) {
    const auto form = Kind::read_new(web::Fields::of_json(context.request()));

    return context.change([&](store::Operation& operation) {
        const auto added = add<Kind>(operation, form);
        return answer<Kind>(added.record, operation.undoable(), added.is_new ? 201 : 200);
    });
}

template <class Kind>
[[nodiscard]] http::Response put(web::Context& context) {
    const auto id = context.id<typename Kind::RecordId>("id");
    auto fields = web::Fields::of_json(context.request());
    fields.ignore({"created_at", "updated_at", "version", "operation", "is_inbox", "archived_at"});
    auto form = Kind::read_new(std::move(fields));
    if (form.id && *form.id != id) throw Invalid("id", "This must be the id of the path.");
    form.id = id;

    return context.change([&](store::Operation& operation) {
        const auto added = records::put<Kind>(operation, form, precondition_of<Kind>(context));
        return answer<Kind>(added.record, operation.undoable(), added.is_new ? 201 : 200);
    });
}

template <class Kind>
[[nodiscard]] http::Response update(web::Context& context) {
    const auto id = context.id<typename Kind::RecordId>("id");
    const auto form = Kind::read_edit(web::Fields::of_json(context.request()));

    return context.change([&](store::Operation& operation) {
        const auto record = edit<Kind>(operation, id, form, precondition_of<Kind>(context));
        return answer<Kind>(record, operation.undoable());
    });
}

template <class Kind>
[[nodiscard]] http::Response destroy(web::Context& context) {
    const auto id = context.id<typename Kind::RecordId>("id");
    web::Fields::of_json(context.request()).done();

    return context.change([&](store::Operation& operation) {
        remove<Kind>(operation, id, precondition_of<Kind>(context));
        return web::done_answer(operation.undoable());
    });
}

}  // namespace api

}  // namespace tasklight::records

#include "features/labels/label_pages.hpp"

#include "base/fold.hpp"
#include "features/labels/label_kind.hpp"
#include "features/labels/label_view.hpp"
#include "features/records/record_api.hpp"
#include "features/records/way_back.hpp"
#include "web/paging.hpp"

namespace tasklight::labels::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;
using web::NoticeCode;
using web::Place;

namespace {

LabelListView list_view(const Context& context, const web::Paging& paging) {
    LabelListView view;
    view.labels = context.database().read([&](database::Connection& connection) {
        return store::list_labels(connection, context.viewer().user.id, paging.after,
                                  paging.limit + 1);
    });
    view.next_cursor = web::cut_page(view.labels, paging, [](const Label& last) {
                           return ListPosition{last.created_at, last.id.text()};
                       }).value_or("");
    view.is_first_page = !paging.after;
    return view;
}

Label present_label(database::Connection& connection, const Context& context) {
    return records::present<LabelKind>(connection, context.viewer().user.id,
                                       context.id<LabelId>("id"));
}

LabelPageView page_view(const Context& context, const web::Paging& paging) {
    return context.database().read([&](database::Connection& connection) {
        LabelPageView view;
        view.label = present_label(connection, context);
        std::optional<TaskId> after;
        if (paging.after) after = TaskId::stored(paging.after->id);
        const rows::Here here = rows::here_of(context.viewer().user, context.now());
        auto tasks = store::list_tasks_labelled(connection, context.viewer().user.id,
                                                folded(view.label.name), here.today(), after,
                                                paging.limit + 1);
        view.next_cursor = web::cut_page(tasks, paging, [](const Task& last) {
                               return ListPosition{last.created_at, last.id.text()};
                           }).value_or("");
        view.tasks = rows::task_rows(tasks, here);
        view.is_first_page = !paging.after;
        return view;
    });
}

LabelFormView form_view(const Context& context) {
    return context.database().read([&](database::Connection& connection) {
        Label label = present_label(connection, context);
        auto fields = records::fields_of(label);
        return LabelFormView{std::move(label), std::move(fields)};
    });
}

Response form_page(const Context& context, const LabelFormView& view, int status = 200) {
    return context.page("labels/edit", view.to_model(),
                        std::string("Edit ").append(view.label.name), Place::kLabels, status);
}

}  // namespace

Response index(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);

    const LabelListView view = list_view(context, paging);

    Response response = context.page("labels/index", view.to_model(), "Labels", Place::kLabels);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

Response create(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        LabelListView view = list_view(context, {});
        view.fields = records::typed_fields(context, refusal);
        return context.page("labels/index", view.to_model(), "Labels", Place::kLabels,
                            refusal.status());
    });
    const LabelForm form = LabelKind::read_new(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        (void)records::add<LabelKind>(operation, form);
        return records::see_changed(context, operation, "/labels", NoticeCode::kLabelAdded);
    });
}

Response show(Context& context) {
    const auto paging = web::read_paging(context.request(), web::kRowsMost);

    const LabelPageView view = page_view(context, paging);

    Response response =
        context.page("labels/show", view.to_model(), view.label.name, Place::kLabels);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

Response edit(Context& context) { return form_page(context, form_view(context)); }

Response update(Context& context) {
    const auto id = context.id<LabelId>("id");
    context.show_again([&](const Refusal& refusal) {
        LabelFormView view = form_view(context);
        view.fields = records::typed_fields(context, refusal, view.label.version);
        return form_page(context, view, refusal.status());
    });
    Fields fields = Fields::of(context.request());
    const auto version = fields.integer("version");
    const LabelForm form = LabelKind::read_edit(std::move(fields));

    return context.change([&](Operation& operation) {
        (void)records::edit<LabelKind>(operation, id, form,
                                       records::seen_version<LabelKind>(version));
        return records::see_changed(context, operation, std::string("/labels/").append(id.text()),
                                    NoticeCode::kLabelChanged);
    });
}

Response destroy(Context& context) {
    const auto id = context.id<LabelId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        records::remove<LabelKind>(operation, id);
        return records::see_changed(context, operation, "/labels", NoticeCode::kLabelDeleted);
    });
}

}  // namespace tasklight::labels::pages

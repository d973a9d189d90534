#include "features/projects/project_pages.hpp"

#include "features/projects/project_kind.hpp"
#include "features/projects/project_order.hpp"
#include "features/projects/project_view.hpp"
#include "features/records/place_cursor.hpp"
#include "features/records/record_api.hpp"
#include "features/records/way_back.hpp"
#include "features/sections/section_kind.hpp"
#include "features/tasks/task_actions.hpp"
#include "store/task_place_store.hpp"
#include "web/form_model.hpp"
#include "web/paging.hpp"

namespace tasklight::projects::pages {

using http::Response;
using store::Operation;
using web::Context;
using web::Fields;
using web::NoticeCode;
using web::Place;

namespace {

constexpr std::int64_t kParentsMost = 500;

std::string path_of(const ProjectId& id) { return std::string("/projects/").append(id.text()); }

ProjectListView list_view(const Context& context, const web::Paging& paging) {
    ProjectListView view;
    view.projects = context.database().read([&](database::Connection& connection) {
        std::optional<store::ProjectPosition> after;
        if (paging.after) after = records::position_at<store::ProjectPosition>(*paging.after);
        return store::projects_in_order(connection, context.viewer().user.id, after,
                                        paging.limit + 1);
    });
    view.next_cursor =
        web::cut_page(view.projects, paging, records::cursor_position<Project>).value_or("");
    view.is_first_page = !paging.after;
    return view;
}

ProjectPageView page_view(const Context& context, const ProjectId& id, const web::Paging& paging) {
    const UserId& user = context.viewer().user.id;
    return context.database().read([&](database::Connection& connection) {
        auto parts = store::find_project_parts(connection, user, id);
        if (!parts) throw NotFound(ProjectKind::kWords);
        std::optional<store::PlacePosition> after;
        if (paging.after) after = records::position_at<store::PlacePosition>(*paging.after);
        auto tasks = store::list_tasks_in_project(connection, user, id, after, paging.limit + 1);
        const auto next = web::cut_page(tasks, paging, records::cursor_position<Task>);
        auto view =
            project_page_view(std::move(*parts), tasks,
                              rows::here_of(context.viewer().user, context.now()), !paging.after);
        view.next_cursor = next.value_or("");
        return view;
    });
}

Response shown(const Context& context, const ProjectPageView& view, int status = 200) {
    return context.page("projects/show", view.to_model(), view.parts.project.name, Place::kProjects,
                        status);
}

// What was typed into one of the forms of a project's page, and why it was refused.
Response show_again(const Context& context, const ProjectId& id, const Refusal& refusal) {
    ProjectPageView view = page_view(context, id, {.limit = web::kRowsMost, .after = std::nullopt});
    view.new_title = records::typed(context, "title");
    view.new_section = records::typed(context, "section_id");
    view.new_name = records::typed(context, "name");
    view.errors = web::errors_of(refusal);
    return shown(context, view, refusal.status());
}

ProjectFormView form_view(const Context& context, const ProjectId& id) {
    const UserId& user = context.viewer().user.id;
    return context.database().read([&](database::Connection& connection) {
        return project_form_view(
            records::present<ProjectKind>(connection, user, id),
            store::projects_in_order(connection, user, std::nullopt, kParentsMost));
    });
}

Response form_page(const Context& context, const ProjectFormView& view, int status = 200) {
    return context.page("projects/edit", view.to_model(),
                        std::string("Edit ").append(view.project.name), Place::kProjects, status);
}

Response edit_again(const Context& context, const ProjectId& id, const Refusal& refusal) {
    ProjectFormView view = form_view(context, id);
    view.fields = records::typed_fields(context, refusal, view.project.version);
    view.parent = records::typed(context, "parent_id");
    return form_page(context, view, refusal.status());
}

// Throws NotFound before the form is looked at.
ProjectId present_project(const Context& context) {
    return context.database().read([&](database::Connection& connection) {
        return records::present<ProjectKind>(connection, context.viewer().user.id,
                                             context.id<ProjectId>("id"))
            .id;
    });
}

Response set_archived(Context& context, bool archived, NoticeCode code) {
    const auto id = context.id<ProjectId>("id");
    Fields::of(context.request()).done();
    ProjectForm form;
    form.archived = archived;

    return context.change([&](Operation& operation) {
        (void)records::edit<ProjectKind>(operation, id, form);
        return records::see_changed(context, operation, path_of(id), code);
    });
}

Direction read_direction(Fields fields) {
    const auto move = fields.text("move");
    if (move != "up" && move != "down") fields.fail("move", "This must be \"up\" or \"down\".");
    fields.done();
    return move == "up" ? Direction::kUp : Direction::kDown;
}

}  // namespace

Response index(Context& context) {
    const ProjectListView view = list_view(context, web::read_whole_page(context.request()));

    Response response =
        context.page("projects/index", view.to_model(), "Projects", Place::kProjects);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

Response create(Context& context) {
    context.show_again([&](const Refusal& refusal) {
        ProjectListView view = list_view(context, {.limit = web::kRowsMost, .after = std::nullopt});
        view.fields = records::typed_fields(context, refusal);
        return context.page("projects/index", view.to_model(), "Projects", Place::kProjects,
                            refusal.status());
    });
    const ProjectForm form = ProjectKind::read_new(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        (void)records::add<ProjectKind>(operation, form);
        return records::see_changed(context, operation, "/projects", NoticeCode::kProjectAdded);
    });
}

Response show(Context& context) {
    const ProjectPageView view =
        page_view(context, context.id<ProjectId>("id"), web::read_whole_page(context.request()));

    Response response = shown(context, view);
    if (!view.next_cursor.empty()) web::link_next(response, context.request(), view.next_cursor);
    return response;
}

Response edit(Context& context) {
    return form_page(context, form_view(context, context.id<ProjectId>("id")));
}

Response update(Context& context) {
    const auto id = context.id<ProjectId>("id");
    context.show_again(
        [&context, id](const Refusal& refusal) { return edit_again(context, id, refusal); });
    Fields fields = Fields::of(context.request());
    const auto version = fields.integer("version");
    const ProjectForm form = ProjectKind::read_edit(std::move(fields));

    return context.change([&](Operation& operation) {
        (void)records::edit<ProjectKind>(operation, id, form,
                                         records::seen_version<ProjectKind>(version));
        return records::see_changed(context, operation, path_of(id), NoticeCode::kProjectChanged);
    });
}

Response destroy(Context& context) {
    const auto id = context.id<ProjectId>("id");
    Fields::of(context.request()).done();

    return context.change([&](Operation& operation) {
        records::remove<ProjectKind>(operation, id);
        return records::see_changed(context, operation, "/projects", NoticeCode::kProjectDeleted);
    });
}

Response create_archive(Context& context) {
    return set_archived(context, true, NoticeCode::kProjectArchived);
}

Response destroy_archive(Context& context) {
    return set_archived(context, false, NoticeCode::kProjectUnarchived);
}

Response update_position(Context& context) {
    const auto id = present_project(context);
    const Direction direction = read_direction(Fields::of(context.request()));

    return context.change([&](Operation& operation) {
        move(operation, id, direction);
        return records::see_changed(context, operation, "/projects", NoticeCode::kProjectMoved);
    });
}

Response create_task(Context& context) {
    const auto id = present_project(context);
    context.show_again(
        [&context, id](const Refusal& refusal) { return show_again(context, id, refusal); });
    tasks::TaskForm form = tasks::read_new_task(Fields::of(context.request()));
    form.project_id.emplace(id);

    return context.change([&](Operation& operation) {
        (void)tasks::add(operation, form);
        return records::see_changed(context, operation, path_of(id), NoticeCode::kTaskAddedHere);
    });
}

Response create_section(Context& context) {
    const auto id = present_project(context);
    context.show_again(
        [&context, id](const Refusal& refusal) { return show_again(context, id, refusal); });
    Fields fields = Fields::of(context.request());
    sections::SectionForm form;
    form.name = records::read_name(fields, true);
    form.project_id = id;
    fields.done();

    return context.change([&](Operation& operation) {
        (void)records::add<sections::SectionKind>(operation, form);
        return records::see_changed(context, operation, path_of(id), NoticeCode::kSectionAdded);
    });
}

}  // namespace tasklight::projects::pages

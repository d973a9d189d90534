// Ada's tasks with everything that a filter can ask for, made straight in the store.
#pragma once

#include "features/filters/filter_query.hpp"
#include "store/project_store.hpp"
#include "store/task_store.hpp"
#include "support/world.hpp"

namespace tasklight::test {

class FilteredHome {
public:
    explicit FilteredHome(database::Engine engine) : world(engine) {}

    ProjectId project(const std::string& name, std::optional<ProjectId> parent = {},
                      bool is_archived = false) {
        Project made;
        made.id = ProjectId::make(now());
        made.owner_id = world.ada.user.id;
        made.name = name;
        made.parent_id = std::move(parent);
        if (is_archived) made.archived_at = now();
        made.created_at = made.updated_at = now();
        world.app.database().write([&](database::Transaction& transaction) {
            store::insert_stream(transaction, stream_of(made.id));
            store::insert_project(transaction, made);
        });
        return made.id;
    }

    SectionId section(const ProjectId& project, const std::string& name) {
        using database::named;
        const auto id = SectionId::make(now());
        world.app.database().write([&](database::Transaction& transaction) {
            transaction.connection().execute(
                "INSERT INTO sections (id, owner_id, project_id, name, position, created_at, "
                "updated_at, version) VALUES (:id, :owner, :project, :name, 0, :at, :at, 1)",
                named("id", id), named("owner", world.ada.user.id), named("project", project),
                named("name", name), named("at", now()));
        });
        return id;
    }

    [[nodiscard]] Task task(const std::string& title) const {
        Task made;
        made.id = TaskId::make(now());
        made.project_id = world.ada.inbox;
        made.title = title;
        made.created_at = made.updated_at = now();
        return made;
    }

    void add(const Task& task) { add(world.ada, task); }

    void add(const Person& owner, const Task& task) {
        world.app.database().write([&](database::Transaction& transaction) {
            if (!store::insert_task(transaction, owner.user.id, task))
                throw std::logic_error("this task is there already");
        });
    }

    template <class Change>
    void add(const std::string& title, Change change) {
        Task made = task(title);
        change(made);
        add(made);
    }

    [[nodiscard]] FilterNode parsed(const std::string& filter) const {
        return filters::read_query(filter, filters::today_of(viewer(), now()), "filter");
    }

    [[nodiscard]] std::vector<Task> filtered(const std::string& filter) {
        return world.app.database().read([&](database::Connection& connection) {
            return store::filter_tasks(connection, world.ada.user.id, parsed(filter),
                                       filters::view_of(viewer(), now()), std::nullopt, 1000);
        });
    }

    // The titles, with commas between.
    [[nodiscard]] std::string titles(const std::string& filter) {
        std::string all;
        for (const Task& task : filtered(filter))
            all.append(all.empty() ? "" : ", ").append(task.title);
        return all;
    }

    [[nodiscard]] User viewer() const {
        User user = world.ada.user;
        user.preferences.zone = zone;
        return user;
    }
    [[nodiscard]] Moment now() const { return world.app.clock.now(); }

    World world;
    std::string zone = "UTC";
};

[[nodiscard]] inline Due due_on(const std::string& date, const std::string& time = {},
                                const std::string& zone = {}) {
    return {*parse_date(date), time.empty() ? std::nullopt : parse_time(time), zone};
}

}  // namespace tasklight::test

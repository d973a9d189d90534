// Somebody who does whatever chance says, inside one transaction.
#pragma once

#include <map>
#include <vector>

#include "features/filters/saved_filter_kind.hpp"
#include "features/labels/label_kind.hpp"
#include "features/projects/project_kind.hpp"
#include "features/sections/section_kind.hpp"
#include "features/tasks/completion_changes.hpp"
#include "features/tasks/task_actions.hpp"
#include "features/tasks/task_changes.hpp"
#include "features/tasks/task_completion.hpp"
#include "features/undo/undo_actions.hpp"
#include "store/task_place_store.hpp"
#include "store/task_store.hpp"
#include "support/seed.hpp"
#include "support/world.hpp"

namespace tasklight::test {

using database::Transaction;
using store::Operation;

using Labels = labels::LabelKind;
using Projects = projects::ProjectKind;
using Sections = sections::SectionKind;

inline constexpr std::int64_t kEverything = 10'000;

// Every record by kind and id, as the change log would describe it.
using State = std::map<std::string, std::string>;

class ChancePerson {
public:
    ChancePerson(Transaction& transaction, const UserId& id, Moment now, std::mt19937& random)
        : transaction_(transaction), id_(id), now_(now), random_(random) {}

    [[nodiscard]] State state() {
        State state;
        for (const Task& task : tasks(true))
            state["task " + task.id.text()] =
                store::fields_of<Task>(tasks::task_fields(), task, nullptr);
        add<Projects>(state);
        add<Sections>(state);
        add<Labels>(state);
        add<filters::SavedFilterKind>(state);
        add_completions(state);
        return state;
    }

    // How many records lie in what is gone or elsewhere, or carry a label that is gone.
    [[nodiscard]] std::int64_t misplaced() {
        constexpr auto* kSql = R"sql(
            SELECT
                (SELECT COUNT(*) FROM tasks t
                 JOIN projects p ON p.id = t.project_id
                 LEFT JOIN sections s ON s.id = t.section_id
                 LEFT JOIN tasks parent ON parent.id = t.parent_id
                 WHERE t.deleted_at IS NULL
                   AND (p.deleted_at IS NOT NULL OR s.deleted_at IS NOT NULL
                        OR s.project_id <> t.project_id OR parent.deleted_at IS NOT NULL
                        OR parent.project_id <> t.project_id
                        OR t.parent_id IS NOT NULL AND COALESCE(CAST(parent.section_id AS TEXT), '')
                           <> COALESCE(CAST(t.section_id AS TEXT), '')))
              + (SELECT COUNT(*) FROM sections s
                 JOIN projects p ON p.id = s.project_id
                 WHERE s.deleted_at IS NULL AND p.deleted_at IS NOT NULL)
              + (SELECT COUNT(*) FROM projects p
                 JOIN projects outside ON outside.id = p.parent_id
                 WHERE p.deleted_at IS NULL
                   AND (outside.deleted_at IS NOT NULL OR outside.parent_id IS NOT NULL))
              + (SELECT COUNT(*) FROM task_labels carried
                 JOIN tasks t ON t.id = carried.task_id
                 WHERE t.deleted_at IS NULL AND NOT EXISTS (
                     SELECT 1 FROM labels l
                     WHERE l.owner_id = carried.owner_id AND l.deleted_at IS NULL
                       AND l.name_folded = carried.name_folded))
        )sql";
        return std::get<0>(*transaction_.connection().find<std::tuple<std::int64_t>>(kSql));
    }

    // Something, or nothing if it was refused.
    std::optional<OperationId> change_something() {
        now_ = now_ + between(random_, 1, 3) * kHour;
        return attempt([&](Operation& operation) { change(operation); });
    }

    std::optional<OperationId> undo(const OperationId& id) {
        return attempt([&](Operation& operation) { (void)undo::undo(operation, id); });
    }

private:
    template <class Verb>
    std::optional<OperationId> attempt(Verb&& verb) {
        transaction_.connection().run("SAVEPOINT attempt");
        try {
            Operation operation(transaction_, id_, now_, "Europe/Berlin");
            verb(operation);
            const auto id = operation.undoable();
            operation.finish();
            transaction_.connection().run("RELEASE SAVEPOINT attempt");
            return id;
        } catch (const Refusal&) {
            transaction_.connection().run("ROLLBACK TO SAVEPOINT attempt");
            return std::nullopt;
        }
    }

    [[nodiscard]] std::vector<Task> tasks(bool with_trash = false) {
        auto list = store::list_tasks(transaction_.connection(), id_, store::TaskList::kAll,
                                      std::nullopt, kEverything);
        if (!with_trash) return list;
        for (Task& task : store::list_tasks(transaction_.connection(), id_, store::TaskList::kTrash,
                                            std::nullopt, kEverything))
            list.push_back(std::move(task));
        return list;
    }

    template <class Kind>
    [[nodiscard]] std::vector<typename Kind::Record> every() {
        return Kind::list(transaction_.connection(), id_, std::nullopt, kEverything);
    }

    template <class Kind>
    void add(State& state) {
        for (const auto& record : every<Kind>())
            state[std::string(Kind::kEntity) + record.id.text()] =
                store::fields_of<typename Kind::Record>(Kind::fields(), record, nullptr);
    }

    void add_completions(State& state) {
        using Row = std::tuple<std::string, std::string>;
        for (const auto& [id, words] : transaction_.connection().list<Row>(
                 "SELECT CAST(id AS TEXT), occurrence || kind FROM completions "
                 "WHERE deleted_at IS NULL"))
            state["completion " + id] = words;
    }

    template <class Item>
    [[nodiscard]] const Item& one_of(const std::vector<Item>& items) {
        return items[static_cast<std::size_t>(between(random_, 0, std::ssize(items) - 1))];
    }
    [[nodiscard]] bool chance(int percent) { return between(random_, 1, 100) <= percent; }

    [[nodiscard]] Date some_date() {
        return plus_days(*parse_date("2027-01-31"), between(random_, 0, 60));
    }

    [[nodiscard]] std::optional<tasks::RepeatForm> some_repeat() {
        if (chance(30)) return std::nullopt;
        tasks::RepeatForm repeat;
        repeat.rule = one_of(std::vector<std::string>{
            "FREQ=DAILY", "FREQ=MONTHLY", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=DAILY;COUNT=3"});
        repeat.mode = chance(30) ? RepeatMode::kCompletion : RepeatMode::kSchedule;
        repeat.is_paused = chance(10);
        return repeat;
    }

    [[nodiscard]] tasks::TaskForm some_fields() {
        tasks::TaskForm form;
        if (chance(40)) form.title = one_of(std::vector<std::string>{"Milk", "Bread", "Tea"});
        if (chance(20)) form.notes = chance(50) ? "" : "*soon*";
        if (chance(30)) form.priority = between(random_, 1, 4);
        if (chance(20)) form.position = between(random_, -5, 5);
        if (chance(30))
            form.labels = chance(30) ? std::vector<std::string>{}
                                     : std::vector{one_of(std::vector<std::string>{
                                           "home", "Work", "later", "HOME"})};
        if (chance(20)) form.start_date = std::optional(some_date());
        if (chance(20)) form.deadline = chance(50) ? std::nullopt : std::optional(some_date());
        if (chance(40)) {
            tasks::DueForm due;
            due.date = some_date();
            if (chance(50)) due.time = std::optional(TimeOfDay(between(random_, 0, 1439)));
            if (chance(50)) due.zone = "America/New_York";
            form.due = chance(15) ? std::optional<tasks::DueForm>() : std::optional(due);
        }
        if (chance(30)) form.repeat = some_repeat();
        add_place(form);
        return form;
    }

    void add_place(tasks::TaskForm& form) {
        const auto list = tasks();
        const auto sections = every<Sections>();
        if (chance(15)) form.project_id = std::optional(one_of(every<Projects>()).id);
        if (chance(15) && !sections.empty()) form.section_id = std::optional(one_of(sections).id);
        if (chance(20) && !list.empty())
            form.parent_id = chance(30) ? std::optional<TaskId>() : std::optional(one_of(list).id);
        if (chance(10)) form.completed = chance(50);
    }

    void change(Operation& operation) {
        const auto list = tasks();
        const int what = between(random_, 1, 100);
        if (what <= 20 || list.empty()) {
            auto form = some_fields();
            if (!form.title) form.title = "New";
            (void)tasks::add(operation, form);
        } else if (what <= 70) {
            change_task(operation, one_of(list).id, what);
        } else {
            change_record(operation, what);
        }
    }

    void change_task(Operation& operation, const TaskId& task, int what) {
        if (what <= 38) {
            (void)tasks::edit(operation, task, some_fields(), {});
        } else if (what <= 52) {
            (void)tasks::complete(operation, task);
        } else if (what <= 56) {
            (void)tasks::skip(operation, task);
        } else if (what <= 60) {
            (void)tasks::reopen(operation, task);
        } else if (what <= 67) {
            tasks::remove(operation, task);
        } else {
            const auto all = tasks(true);
            (void)tasks::restore(operation, one_of(all).id);
        }
    }

    void change_record(Operation& operation, int what) {
        const std::string name = one_of(std::vector<std::string>{"home", "Garden", "Office"});
        if (what <= 74) {
            projects::ProjectForm form;
            form.name = name;
            if (chance(30)) form.parent_id = std::optional(one_of(every<Projects>()).id);
            (void)records::add<Projects>(operation, form);
        } else if (what <= 79) {
            projects::ProjectForm form;
            if (chance(50)) form.name = name;
            if (chance(40)) form.archived = chance(50);
            if (chance(30)) form.color = std::optional<std::string>("#123456");
            (void)records::edit<Projects>(operation, one_of(every<Projects>()).id, form);
        } else if (what <= 83) {
            records::remove<Projects>(operation, one_of(every<Projects>()).id);
        } else if (what <= 88) {
            sections::SectionForm form;
            form.name = name;
            form.project_id = one_of(every<Projects>()).id;
            const auto sections = every<Sections>();
            if (sections.empty() || chance(50))
                (void)records::add<Sections>(operation, form);
            else
                (void)records::edit<Sections>(operation, one_of(sections).id, form);
        } else if (what <= 91) {
            const auto sections = every<Sections>();
            if (!sections.empty()) records::remove<Sections>(operation, one_of(sections).id);
        } else {
            change_label(operation, name, what);
        }
    }

    void change_label(Operation& operation, const std::string& name, int what) {
        const auto all = every<Labels>();
        labels::LabelForm form;
        form.name = name;
        if (all.empty() || what <= 93)
            (void)records::add<Labels>(operation, form);
        else if (what <= 97)
            (void)records::edit<Labels>(operation, one_of(all).id, form);
        else
            records::remove<Labels>(operation, one_of(all).id);
    }

    Transaction& transaction_;
    UserId id_;
    Moment now_;
    std::mt19937& random_;
};

}  // namespace tasklight::test

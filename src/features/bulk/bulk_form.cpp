#include "features/bulk/bulk_form.hpp"

#include <array>
#include <set>
#include <utility>

namespace tasklight::bulk {
namespace {

using web::Fields;

constexpr std::array<std::pair<std::string_view, Action>, 5> kActions{
    {{"complete", Action::kComplete},
     {"reopen", Action::kReopen},
     {"skip", Action::kSkip},
     {"delete", Action::kDelete},
     {"restore", Action::kRestore}}};

void read_ids(Fields& fields, BulkForm& form) {
    const auto texts = fields.texts("tasks");
    if (!texts || fields.failed("tasks")) return;
    if (texts->empty() || texts->size() > kTasksMost)
        fields.fail("tasks", "Name 1 to 1,000 tasks.");
    std::set<TaskId> named;
    for (const std::string& text : *texts) {
        auto id = TaskId::parse(text);
        if (!id) return fields.fail("tasks", "Each must be a UUID that is not nil.");
        if (named.insert(*id).second) form.tasks.push_back(std::move(*id));
    }
}

void read_action(Fields& fields, BulkForm& form) {
    const auto text = fields.text("action");
    if (!text) return;
    for (const auto& [name, action] : kActions)
        if (name == *text) form.action = action;
    if (!form.action)
        fields.fail("action", "This must be complete, reopen, skip, delete or restore.");
}

// The faults of one task among many, under its own name.
template <class Read>
void read_within(Fields& fields, const std::string& name, Read&& read) {
    try {
        read();
    } catch (const Invalid& invalid) {
        for (const FieldError& error : invalid.errors)
            fields.fail(name + '.' + error.field, error.message);
    }
}

void read_change(Fields& fields, BulkForm& form) {
    auto change = fields.object("change");
    if (!change) return;
    read_within(fields, "change", [&] {
        form.change = tasks::read_task_edit(std::move(*change));
        if (form.change->version) throw Invalid("version", "Many tasks have no version in common.");
    });
}

void read_added(Fields& fields, BulkForm& form) {
    const auto objects = fields.objects("add");
    if (!objects) return;
    if (objects->empty() || objects->size() > kTasksMost)
        return fields.fail("add", "Give 1 to 1,000 tasks.");
    for (std::size_t i = 0; i < objects->size(); ++i)
        read_within(fields, "add." + std::to_string(i),
                    [&] { form.added.push_back(tasks::read_new_task((*objects)[i])); });
}

}  // namespace

BulkForm read_bulk(Fields fields) {
    BulkForm form;
    read_added(fields, form);
    read_ids(fields, form);
    read_action(fields, form);
    read_change(fields, form);
    const int asked =
        int{fields.has("add")} + int{fields.has("action")} + int{fields.has("change")};
    if (asked != 1) fields.fail("", "Say one of \"add\", \"change\" and \"action\".");
    if (fields.has("add") == fields.has("tasks"))
        fields.fail("tasks", "Name the tasks that \"change\" or \"action\" is for.");
    fields.done();
    return form;
}

}  // namespace tasklight::bulk

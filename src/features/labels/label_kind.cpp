#include "features/labels/label_kind.hpp"

#include <algorithm>
#include <array>

#include "base/fold.hpp"
#include "features/tasks/task_saving.hpp"

namespace tasklight::labels {

using store::Operation;

namespace {

using Field = store::RecordField<Label>;

const std::array kFields{
    Field{"name", [](const Label& l) { return JsonValue(l.name); },
          [](Label& l, const JsonValue& v) { l.name = *v.string(); }},
    Field{"color", [](const Label& l) { return store::to_value(l.color); },
          [](Label& l, const JsonValue& v) { l.color = store::text_of(v); }},
    Field{"position", [](const Label& l) { return JsonValue(l.position); },
          [](Label& l, const JsonValue& v) { l.position = *v.integer(); }},
    Field{"deleted_at", [](const Label& l) { return store::to_value(l.deleted_at); },
          [](Label& l, const JsonValue& v) { l.deleted_at = store::moment_of(v); }},
};

LabelForm read(web::Fields& fields, bool is_new) {
    LabelForm form;
    form.name = records::read_name(fields, is_new, kLabelLimit);
    form.color = records::read_color(fields);
    form.position = records::read_position(fields);
    return form;
}

enum class Trash { kIncluded, kLeft };

// Puts `name` (empty: nothing) in the place of `old` on every task.
void rename(Operation& operation, const std::string& old, const std::string& name,
            Trash trash = Trash::kIncluded) {
    if (old == name) return;
    const std::string old_folded = folded(old);
    for (const Task& task :
         store::lock_tasks_labelled(operation.transaction(), operation.actor(), old_folded)) {
        if (task.is_deleted() && trash == Trash::kLeft) continue;
        Task after = task;
        std::erase_if(after.labels,
                      [&](const std::string& label) { return folded(label) == old_folded; });
        if (!name.empty()) after.labels.push_back(name);
        std::sort(after.labels.begin(), after.labels.end(),
                  [](const auto& a, const auto& b) { return folded(a) < folded(b); });
        (void)tasks::save(operation, task, std::move(after), "updated");
    }
}

// Whether tasks carry the deleted label's name, and no other label has it.
bool is_missed(Operation& operation, const Label& label) {
    auto& transaction = operation.transaction();
    const std::string name = folded(label.name);
    if (store::find_label_named(transaction.connection(), operation.actor(), name)) return false;
    const auto carriers = store::lock_tasks_labelled(transaction, operation.actor(), name);
    return std::any_of(carriers.begin(), carriers.end(),
                       [](const Task& task) { return !task.is_deleted(); });
}

}  // namespace

void keep_if_missed(Operation& operation, const LabelId& id) {
    const auto label = store::lock_label(operation.transaction(), operation.actor(), id);
    if (!label || !label->is_deleted() || !is_missed(operation, *label)) return;
    Label kept = *label;
    kept.deleted_at.reset();
    (void)records::save<LabelKind>(operation, *label, std::move(kept), "restored");
}

std::span<const Field> LabelKind::fields() { return kFields; }

LabelForm LabelKind::read_new(web::Fields fields) {
    auto id = records::read_id<LabelId>(fields, "id");
    LabelForm form = read(fields, true);
    form.id = std::move(id);
    fields.done();
    return form;
}

LabelForm LabelKind::read_edit(web::Fields fields) {
    LabelForm form = read(fields, false);
    fields.done();
    return form;
}

void LabelKind::apply(Operation&, Label& label, const LabelForm& form) {
    if (form.name) label.name = *form.name;
    if (form.color) label.color = *form.color;
    if (form.position) label.position = *form.position;
}

void LabelKind::before_change(Operation& operation, const Label& before, const Label& after) {
    if (before.name == after.name) return;
    const auto namesake = store::find_label_named(operation.transaction().connection(),
                                                  operation.actor(), folded(after.name));
    if (namesake && namesake->id != before.id)
        throw Invalid("name", "Another label has this name already.");
    rename(operation, before.name, after.name);
}

void LabelKind::before_removal(Operation& operation, const Label& label) {
    rename(operation, label.name, "");
}

void LabelKind::settle(Operation& operation, const Label& undone, const Label& label) {
    if (!label.is_deleted()) return rename(operation, undone.name, label.name, Trash::kLeft);
    if (is_missed(operation, label))
        throw Conflict("This cannot be undone: tasks carry the label by now.");
}

void LabelKind::write_fields(JsonWriter& json, const Label& label) {
    json.key("id").string(label.id.text());
    json.key("name").string(label.name);
    json.key("color").optional_string(label.color);
    json.key("position").integer(label.position);
    json.key("created_at").moment(label.created_at);
    json.key("updated_at").moment(label.updated_at);
    json.key("version").integer(label.version);
}

}  // namespace tasklight::labels

// Labels as a kind of record: see records/record_actions. Renaming one renames it on every task
// that carries it, and deleting one takes it off them, in the same operation.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/json.hpp"
#include "features/records/record_actions.hpp"
#include "features/records/record_form.hpp"
#include "model/label.hpp"
#include "store/label_store.hpp"

namespace tasklight::labels {

struct LabelForm {
    std::optional<LabelId> id;
    std::optional<std::string> name;
    std::optional<std::optional<std::string>> color;
    std::optional<std::int64_t> position;
};

struct LabelKind {
    using Record = Label;
    using RecordId = LabelId;
    using Form = LabelForm;

    static constexpr const char* kEntity = "label";
    static constexpr const char* kPlural = "labels";
    static constexpr const char* kPath = "/api/v1/labels/";
    static constexpr const char* kWords = "There is no such label.";

    static std::span<const store::RecordField<Label>> fields();
    static StreamId stream(const UserId& actor, const Label&) { return stream_of(actor); }

    static constexpr auto find = store::find_label;
    static constexpr auto lock = store::lock_label;
    static constexpr auto insert = store::insert_label;
    static constexpr auto update = store::update_label;
    static constexpr auto list = store::list_labels;

    static LabelForm read_new(web::Fields fields);
    static LabelForm read_edit(web::Fields fields);
    static void reset(Label& label) { label.color.reset(); }
    static void apply(store::Operation& operation, Label& label, const LabelForm& form);
    static void before_change(store::Operation& operation, const Label& before, const Label& after);
    static void before_removal(store::Operation& operation, const Label& label);
    static void settle(store::Operation& operation, const Label& undone, const Label& label);
    static void write_fields(JsonWriter& json, const Label& label);
};

// Brings a label back whose addition is undone, if tasks still carry it.
void keep_if_missed(store::Operation& operation, const LabelId& id);

}  // namespace tasklight::labels

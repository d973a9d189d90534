// The verbs that projects, sections, labels and saved filters share: each kind says by its traits
// what its records are, and adds what is its own. Every verb runs inside an operation, looks its
// record up through the actor, and records what it changed; one that finds everything as it should
// be changes and records nothing.
//
// A kind is a struct of static members: Record, RecordId, Form, kEntity ("label"), kWords ("There
// is no such label."), fields(), stream(actor, record), find, lock, insert, update, list (store),
// read_new and read_edit (a Form of Fields), apply(operation, record, form), before_change,
// before_removal, settle(operation, undone, record) and write_fields.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "base/json.hpp"
#include "model/position.hpp"
#include "store/operation.hpp"
#include "store/record_fields.hpp"

namespace tasklight::records {

template <class Kind>
using Precondition = std::function<void(const typename Kind::Record*)>;

template <class Kind>
struct Added {
    typename Kind::Record record;
    bool is_new;
};

template <class Kind>
void record_created(store::Operation& operation, const typename Kind::Record& record) {
    operation.record({Kind::stream(operation.actor(), record), Kind::kEntity, record.id.text(),
                      "created", "{}",
                      store::fields_of<typename Kind::Record>(Kind::fields(), record, nullptr)});
}

// Writes nothing if nothing differs.
template <class Kind>
typename Kind::Record save(store::Operation& operation, const typename Kind::Record& before,
                           typename Kind::Record after, const std::string& action) {
    if (!store::differ(Kind::fields(), before, after)) return before;
    after.version = before.version + 1;
    after.updated_at = operation.now();
    Kind::update(operation.transaction(), operation.actor(), after);
    operation.record({Kind::stream(operation.actor(), after), Kind::kEntity, after.id.text(),
                      action, store::fields_of(Kind::fields(), before, &after),
                      store::fields_of(Kind::fields(), after, &before)});
    return after;
}

// The record, if it was not deleted. Throws NotFound.
template <class Kind>
[[nodiscard]] typename Kind::Record present(database::Connection& connection, const UserId& owner,
                                            const typename Kind::RecordId& id) {
    auto record = Kind::find(connection, owner, id);
    if (!record || record->is_deleted()) throw NotFound(Kind::kWords);
    return std::move(*record);
}

// The same, locked to the end of the operation.
template <class Kind>
[[nodiscard]] typename Kind::Record locked(store::Operation& operation,
                                           const typename Kind::RecordId& id) {
    auto record = Kind::lock(operation.transaction(), operation.actor(), id);
    if (!record || record->is_deleted()) throw NotFound(Kind::kWords);
    return std::move(*record);
}

template <class Kind>
[[nodiscard]] typename Kind::Record make(store::Operation& operation,
                                         const typename Kind::Form& form) {
    typename Kind::Record record{};
    record.id = form.id.value_or(Kind::RecordId::make(operation.now()));
    record.position = default_position(operation.now());
    record.created_at = record.updated_at = operation.now();
    Kind::apply(operation, record, form);
    return record;
}

// With an id of the client's that exists already, the record as it is, if it says the same; else
// throws Conflict.
template <class Kind>
[[nodiscard]] Added<Kind> add(store::Operation& operation, const typename Kind::Form& form) {
    auto record = make<Kind>(operation, form);
    if (Kind::insert(operation.transaction(), operation.actor(), record)) {
        record_created<Kind>(operation, record);
        return {std::move(record), true};
    }
    const auto present = Kind::lock(operation.transaction(), operation.actor(), record.id);
    if (!present || present->is_deleted()) throw Conflict("Another record has this id already.");
    auto said = *present;
    Kind::apply(operation, said, form);
    if (store::differ(Kind::fields(), *present, said))
        throw Conflict("Another record has this id already.");
    return {*present, false};
}

template <class Kind>
[[nodiscard]] typename Kind::Record edit(store::Operation& operation,
                                         const typename Kind::RecordId& id,
                                         const typename Kind::Form& form,
                                         const Precondition<Kind>& precondition = {}) {
    const auto before = locked<Kind>(operation, id);
    if (precondition) precondition(&before);
    auto after = before;
    Kind::apply(operation, after, form);
    Kind::before_change(operation, before, after);
    return save<Kind>(operation, before, std::move(after), "updated");
}

// Makes the record with the form's id, or gives it exactly the form's values.
template <class Kind>
[[nodiscard]] Added<Kind> put(store::Operation& operation, const typename Kind::Form& form,
                              const Precondition<Kind>& precondition) {
    const auto find = [&] {
        return Kind::lock(operation.transaction(), operation.actor(), form.id.value());
    };
    auto before = find();
    if (!before) {
        if (precondition) precondition(nullptr);
        auto record = make<Kind>(operation, form);
        if (Kind::insert(operation.transaction(), operation.actor(), record)) {
            record_created<Kind>(operation, record);
            return {std::move(record), true};
        }
        // Another request with the same id may have been faster.
        before = find();
    }
    if (!before) throw NotFound(Kind::kWords, "the id belongs to somebody else");
    if (before->is_deleted()) throw Conflict("This was deleted. Undo that first.");
    if (precondition) precondition(&*before);
    auto after = *before;
    Kind::reset(after);
    Kind::apply(operation, after, form);
    Kind::before_change(operation, *before, after);
    return {save<Kind>(operation, *before, std::move(after), "updated"), false};
}

template <class Kind>
void remove(store::Operation& operation, const typename Kind::RecordId& id,
            const Precondition<Kind>& precondition = {}) {
    const auto before = locked<Kind>(operation, id);
    if (precondition) precondition(&before);
    Kind::before_removal(operation, before);
    auto after = before;
    after.deleted_at = operation.now();
    (void)save<Kind>(operation, before, std::move(after), "deleted");
}

// Puts back what `change` of an earlier operation changed; the undo of an addition is a deletion.
// Throws Conflict if one of its fields changed since.
template <class Kind>
void revert(store::Operation& operation, const store::RecordedChange& change) {
    const auto before = Kind::lock(operation.transaction(), operation.actor(),
                                   Kind::RecordId::stored(change.entity_id));
    if (!before || !store::has_fields(Kind::fields(), *before, parse_json(change.after)))
        throw Conflict("This cannot be undone: it was changed since.");
    auto after = *before;
    if (change.action == "created") {
        after.deleted_at = operation.now();
    } else {
        store::set_fields(Kind::fields(), after, parse_json(change.before));
    }
    try {
        (void)save<Kind>(operation, *before, std::move(after), "undone");
    } catch (const Invalid& invalid) {
        throw Conflict("This cannot be undone. " + invalid.errors.front().message);
    }
}

// After revert, once every record of the operation has its fields back: the record must fit among
// those that surround it now. Throws Conflict.
template <class Kind>
void settle(store::Operation& operation, const store::RecordedChange& change) {
    const auto record = Kind::lock(operation.transaction(), operation.actor(),
                                   Kind::RecordId::stored(change.entity_id));
    if (!record) return;
    auto undone = *record;
    store::set_fields(Kind::fields(), undone, parse_json(change.after));
    Kind::settle(operation, undone, *record);
}

}  // namespace tasklight::records

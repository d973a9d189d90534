// Saved filters as a kind of record: see records/record_actions. A filter that is saved can be
// read.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/json.hpp"
#include "features/records/record_actions.hpp"
#include "features/records/record_form.hpp"
#include "model/saved_filter.hpp"
#include "store/saved_filter_store.hpp"

namespace tasklight::filters {

struct SavedFilterForm {
    std::optional<FilterId> id;
    std::optional<std::string> name;
    std::optional<std::string> query;
    std::optional<std::optional<std::string>> color;
    std::optional<std::int64_t> position;
};

struct SavedFilterKind {
    using Record = SavedFilter;
    using RecordId = FilterId;
    using Form = SavedFilterForm;

    static constexpr const char* kEntity = "filter";
    static constexpr const char* kPlural = "filters";
    static constexpr const char* kPath = "/api/v1/filters/";
    static constexpr const char* kWords = "There is no such filter.";

    static std::span<const store::RecordField<SavedFilter>> fields();
    static StreamId stream(const UserId& actor, const SavedFilter&) { return stream_of(actor); }

    static constexpr auto find = store::find_filter;
    static constexpr auto lock = store::lock_filter;
    static constexpr auto insert = store::insert_filter;
    static constexpr auto update = store::update_filter;
    static constexpr auto list = store::list_filters;

    static SavedFilterForm read_new(web::Fields fields);
    static SavedFilterForm read_edit(web::Fields fields);
    static void reset(SavedFilter& filter) { filter.color.reset(); }
    static void apply(store::Operation& operation, SavedFilter& filter,
                      const SavedFilterForm& form);
    static void before_change(store::Operation&, const SavedFilter&, const SavedFilter&) {}
    static void before_removal(store::Operation&, const SavedFilter&) {}
    static void settle(store::Operation&, const SavedFilter&, const SavedFilter&) {}
    static void write_fields(JsonWriter& json, const SavedFilter& filter);
};

}  // namespace tasklight::filters

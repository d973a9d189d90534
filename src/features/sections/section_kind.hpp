// Sections as a kind of record: see records/record_actions. Deleting a section leaves its tasks in
// the project; moving it to another project takes them along.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "base/json.hpp"
#include "features/records/record_actions.hpp"
#include "features/records/record_form.hpp"
#include "model/section.hpp"
#include "store/section_store.hpp"

namespace tasklight::sections {

struct SectionForm {
    std::optional<SectionId> id;
    std::optional<ProjectId> project_id;
    std::optional<std::string> name;
    std::optional<std::int64_t> position;
};

struct SectionKind {
    using Record = Section;
    using RecordId = SectionId;
    using Form = SectionForm;

    static constexpr const char* kEntity = "section";
    static constexpr const char* kPlural = "sections";
    static constexpr const char* kPath = "/api/v1/sections/";
    static constexpr const char* kWords = "There is no such section.";

    static std::span<const store::RecordField<Section>> fields();
    static StreamId stream(const UserId&, const Section& section) {
        return stream_of(section.project_id);
    }

    static constexpr auto find = store::find_section;
    static constexpr auto lock = store::lock_section;
    static constexpr auto insert = store::insert_section;
    static constexpr auto update = store::update_section;
    static constexpr auto list = store::list_sections;

    static SectionForm read_new(web::Fields fields);
    static SectionForm read_edit(web::Fields fields);
    static void reset(Section&) {}
    static void apply(store::Operation& operation, Section& section, const SectionForm& form);
    static void before_change(store::Operation& operation, const Section& before,
                              const Section& after);
    static void before_removal(store::Operation& operation, const Section& section);
    static void settle(store::Operation& operation, const Section& undone, const Section& section);
    static void write_fields(JsonWriter& json, const Section& section);
};

}  // namespace tasklight::sections

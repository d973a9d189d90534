#include "features/filters/found_view.hpp"

#include <utility>

#include "base/text.hpp"

namespace tasklight::filters {
namespace {

using web::ViewModel;

std::vector<ViewModel> models_of(const std::vector<Segment>& segments) {
    std::vector<ViewModel> models;
    for (const Segment& segment : segments)
        models.emplace_back()
            .text("segment_text", segment.text)
            .flag("segment_is_hit", segment.is_hit);
    return models;
}

std::vector<ViewModel> models_of(const std::vector<Chip>& chips) {
    std::vector<ViewModel> models;
    for (const Chip& chip : chips)
        models.emplace_back().text("chip_text", chip.text).flag("chip_is_term", chip.is_term);
    return models;
}

// The byte at which the code point of that number begins.
std::size_t byte_at(std::string_view text, std::size_t place) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (begins && place-- == 0) return at;
    }
    return at;
}

}  // namespace

ViewModel FoundRow::to_model() const {
    ViewModel model = task.to_model();
    model.list("title_segments", models_of(title))
        .flag("task_has_notes", !notes.empty())
        .list("notes_segments", models_of(notes));
    return model;
}

FoundRow found_row(const Task& task, const rows::Here& here) {
    FoundRow row{rows::task_row(task, here), {{task.title, false}}, {}};
    if (!row.task.notes_excerpt.empty()) row.notes.push_back({row.task.notes_excerpt, false});
    return row;
}

FoundRow found_row(const Task& task, const rows::Here& here, const SearchMarks& marks) {
    return {rows::task_row(task, here), marks.marked(task.title), marks.snippet(task.notes)};
}

void FoundPart::add_to(ViewModel& model) const {
    std::vector<web::Row> found;
    found.reserve(rows.size());
    for (const FoundRow& row : rows)
        found.push_back({"", [row] { return row.to_model(); }});
    model.rows("found_rows", std::move(found))
        .flag("has_found", !rows.empty())
        .flag("has_chips", !chips.empty())
        .list("chips", models_of(chips))
        .flag("has_pages", !next_cursor.empty() || !is_first_page)
        .flag("has_next_page", !next_cursor.empty())
        .text("next_cursor", percent_encode(next_cursor))
        .flag("is_later_page", !is_first_page);
}

void add_fault(ViewModel& model, std::string_view text, const std::vector<FieldError>& errors) {
    for (const FieldError& error : errors) {
        if (!error.place || !is_valid_utf8(text)) continue;
        const std::size_t start = byte_at(text, error.place->start);
        const std::size_t end = byte_at(text, error.place->end);
        ViewModel fault;
        fault.text("fault_before", text.substr(0, start))
            .text("fault_text", text.substr(start, end - start))
            .text("fault_after", text.substr(end));
        model.child("query_fault", std::move(fault));
        return;
    }
    model.flag("query_fault", false);
}

}  // namespace tasklight::filters

#include "web/page.hpp"

#include <stdexcept>
#include <utility>

#include "web/assets.hpp"

namespace tasklight::web {
namespace {

constexpr std::size_t kRowCacheBytes = 2 * 1024 * 1024;

Templates read_templates(const std::optional<std::filesystem::path>& folder) {
    auto sources = folder ? Templates::sources_in(*folder) : Templates::embedded_sources();
    return Templates(sources, {{"assets", asset_folder()}});
}

ViewModel notice_model(const Notice& notice) {
    ViewModel model;
    model.text("notice_text", notice.text)
        .flag("notice_is_error", notice.is_error)
        .flag("notice_has_undo", !notice.undo_operation.empty())
        .text("notice_operation", notice.undo_operation)
        .flag("notice_has_link", !notice.link.empty())
        .text("notice_link", notice.link)
        .text("notice_link_words", notice.link_words);
    return model;
}

void append_rows(const RowSlot& slot, const std::vector<Row>& rows, RowCache* cache,
                 std::string& out) {
    for (const Row& row : rows) {
        if (cache == nullptr || row.key.empty()) {
            out += row.model().render(slot.mustache);
            continue;
        }
        std::string key = slot.partial + ' ' + row.key;
        if (cache->append(key, out)) continue;
        std::string html = row.model().render(slot.mustache);
        out += html;
        cache->put(std::move(key), std::move(html));
    }
}

void refuse_missing(std::string_view name, const PageTemplate& page, const ViewModel& model) {
    const auto missing = missing_names(page.tags, model);
    if (missing.empty()) return;
    throw std::runtime_error("The template " + std::string(name) + " uses \"" + missing.front() +
                             "\", which its page does not set.");
}

}  // namespace

void add_frame(ViewModel& model, const Frame& frame) {
    const std::string prefix = model.is_set("has_errors") ? "Error: " : "";
    model.text("frame_title", prefix + frame.title)
        .text("frame_csrf", frame.csrf)
        .text("frame_theme", frame.theme)
        .text("frame_color_scheme", frame.theme == "system" ? "light dark" : frame.theme)
        .flag("frame_is_light", frame.theme == "light")
        .flag("frame_is_dark", frame.theme == "dark")
        .flag("frame_has_viewer", !frame.viewer_name.empty())
        .text("frame_viewer_name", frame.viewer_name)
        .flag("frame_at_tasks", frame.at == Place::kTasks)
        .flag("frame_at_search", frame.at == Place::kSearch)
        .flag("frame_at_filters", frame.at == Place::kFilters)
        .flag("frame_at_today", frame.at == Place::kToday)
        .flag("frame_at_upcoming", frame.at == Place::kUpcoming)
        .flag("frame_at_projects", frame.at == Place::kProjects)
        .flag("frame_at_labels", frame.at == Place::kLabels)
        .flag("frame_at_completed", frame.at == Place::kCompleted)
        .flag("frame_at_trash", frame.at == Place::kTrash)
        .flag("frame_at_account", frame.at == Place::kAccount)
        .flag("frame_at_login", frame.at == Place::kLogin)
        .flag("frame_at_register", frame.at == Place::kRegister);
    if (frame.notice) {
        model.child("frame_notice", notice_model(*frame.notice));
    } else {
        model.flag("frame_notice", false);
    }
}

Pages::Pages(std::optional<std::filesystem::path> folder)
    : folder_(std::move(folder)), templates_(read_templates(folder_)), rows_(kRowCacheBytes) {}

std::string Pages::render(std::string_view name, ViewModel model, const Frame& frame) const {
    add_frame(model, frame);
    if (!folder_) return fill(templates_.page(name), model, &rows_);

    const Templates fresh = read_templates(folder_);
    refuse_missing(name, fresh.page(name), model);
    return fill(fresh.page(name), model, nullptr);
}

// Rows go around the mustache library, not through it: it copies every value many times.
std::string Pages::fill(const PageTemplate& page, const ViewModel& model, RowCache* cache) const {
    const std::string shell = model.render(page.mustache);
    if (page.row_slots.empty()) return shell;

    std::string html;
    html.reserve(shell.size() + 32 * 1024);
    std::string_view rest = shell;
    for (auto mark = rest.find('\1'); mark != std::string_view::npos; mark = rest.find('\1')) {
        html += rest.substr(0, mark);
        const auto end = rest.find('\2', mark);
        const std::string_view slot = rest.substr(mark + 1, end - mark - 1);
        if (const auto* rows = model.find_rows(slot))
            append_rows(page.row_slots.find(slot)->second, *rows, cache, html);
        rest.remove_prefix(end + 1);
    }
    html += rest;
    return html;
}

}  // namespace tasklight::web

// Renders whole pages: a template in its layout, the frame around it (title, viewer, menu, notice,
// CSRF token) and long lists row by row. With a folder, its templates are read again and checked
// against their models at every page, for people who work on them. Any thread may call.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "web/row_cache.hpp"
#include "web/templates.hpp"
#include "web/view_model.hpp"

namespace tasklight::web {

// Where in the menu a page stands.
enum class Place {
    kNowhere,
    kTasks,
    kSearch,
    kFilters,
    kToday,
    kUpcoming,
    kProjects,
    kLabels,
    kCompleted,
    kTrash,
    kAccount,
    kLogin,
    kRegister,
};

// What just happened, shown once at the foot of the page.
struct Notice {
    std::string text = {};
    std::string undo_operation = {};  // empty: there is nothing to undo
    std::string link = {};            // empty: no link
    std::string link_words = {};
    bool is_error = false;
};

// `csrf` is needed on every page: also those for people who are not signed in hold forms.
struct Frame {
    std::string title = {};
    std::string viewer_name = {};  // empty: nobody is signed in
    std::string csrf = {};
    std::string theme = "system";  // or "light", "dark"
    std::optional<Notice> notice = {};
    Place at = Place::kNowhere;
};

class Pages {
public:
    // Throws std::runtime_error, with a sentence for the person who starts the program, if a
    // template is at fault.
    explicit Pages(std::optional<std::filesystem::path> folder = {});

    // `name` is the path of the template: "tasks/index". If the model says `has_errors`, the
    // title begins with "Error:".
    [[nodiscard]] std::string render(std::string_view name, ViewModel model,
                                     const Frame& frame) const;

private:
    [[nodiscard]] std::string fill(const PageTemplate& page, const ViewModel& model,
                                   RowCache* cache) const;

    std::optional<std::filesystem::path> folder_;
    Templates templates_;
    mutable RowCache rows_;
};

// Puts the frame's names (all begin with `frame_`) into a page's model.
void add_frame(ViewModel& model, const Frame& frame);

}  // namespace tasklight::web

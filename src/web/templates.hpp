// The set of templates, checked and put together: each page stands in its layout, with all
// partials inlined, ready for one pass of the mustache library. A section whose name ends in
// `_rows` and that holds one partial and nothing else becomes a row slot, which Page fills row
// by row. Immutable once made, so any thread may read it.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "web/view_model.hpp"

namespace tasklight::web {

// A tag of an assembled text and the tags within it, if it is a section, inverted or not.
struct Tag {
    std::string name;
    bool is_section = false;
    bool is_row_slot = false;
    std::vector<Tag> inner;
};

struct RowSlot {
    std::string partial;
    std::string mustache;
};

struct PageTemplate {
    // Mustache; a row slot stands in it as \1, its name and \2.
    std::string mustache;
    std::map<std::string, RowSlot, std::less<>> row_slots;
    std::vector<Tag> tags;
};

class Templates {
public:
    using Sources = std::map<std::string, std::string, std::less<>>;

    // `constants` are names that print the same on every page (the folder of the assets).
    // Throws std::runtime_error with a sentence if any template is at fault.
    explicit Templates(const Sources& sources, const std::map<std::string, std::string>& constants);

    // The texts that are compiled in.
    [[nodiscard]] static Sources embedded_sources();
    // All files below `folder` whose names end in .mustache.
    [[nodiscard]] static Sources sources_in(const std::filesystem::path& folder);

    // Throws std::runtime_error for a name that is not a page.
    [[nodiscard]] const PageTemplate& page(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> page_names() const;

private:
    std::map<std::string, PageTemplate, std::less<>> pages_;
};

// The tags that `model` does not set, as "name" or "list > name", in all that this model prints; a
// row, a child and an item of a list must set every name themselves. A name missing from a page
// prints as nothing, and one missing from a row prints the page's own value: neither is seen in a
// review.
[[nodiscard]] std::vector<std::string> missing_names(const std::vector<Tag>& tags,
                                                     const ViewModel& model);

}  // namespace tasklight::web

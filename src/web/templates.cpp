#include "web/templates.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "web/embedded.hpp"
#include "web/template_parser.hpp"

namespace tasklight::web {
namespace {

using Parts = std::vector<Part>;
using Constants = std::map<std::string, std::string>;

constexpr std::size_t kDeepestPartial = 8;
constexpr std::string_view kLayout = "layouts/application";
constexpr std::string_view kEnding = ".mustache";

bool is_partial(std::string_view name) {
    return name.starts_with('_') || name.find("/_") != std::string_view::npos;
}

std::string tag_text(const Part& part) {
    switch (part.kind) {
        case PartKind::kSection:
            return "{{#" + part.text + "}}";
        case PartKind::kInverted:
            return "{{^" + part.text + "}}";
        case PartKind::kClose:
            return "{{/" + part.text + "}}";
        case PartKind::kHtml:
            return "{{{" + part.text + "}}}";
        case PartKind::kVariable:
            return "{{" + part.text + "}}";
        default:
            return part.text;
    }
}

// Puts one page together from the parsed texts.
class Assembler {
public:
    Assembler(const std::map<std::string, Parts, std::less<>>& texts, const Constants& constants)
        : texts_(texts), constants_(constants) {}

    PageTemplate page(const std::string& name) {
        page_name_ = name;
        PageTemplate page;
        page_ = &page;
        Parts flat;
        inline_text(kLayout, flat, 0);
        page.mustache = written(flat);
        auto position = flat.cbegin();
        page.tags = tags_of(position, flat.cend());
        return page;
    }

private:
    [[noreturn]] static void fail(std::string_view name, const std::string& fault) {
        throw std::runtime_error("The template " + std::string(name) + " cannot be used: " + fault +
                                 ".");
    }

    void inline_text(std::string_view name, Parts& out, std::size_t depth) {
        const auto found = texts_.find(name);
        if (found == texts_.end())
            fail(page_name_, "there is no partial \"" + std::string(name) + "\"");
        if (depth > kDeepestPartial) fail(name, "its partials include each other without end");
        const Parts& parts = found->second;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_row_section(name, parts, i)) {
                add_row_slot(parts[i].text, parts[i + 1].text, out, depth);
                i += 2;
            } else {
                inline_part(parts[i], out, depth);
            }
        }
    }

    void inline_part(const Part& part, Parts& out, std::size_t depth) {
        if (part.kind == PartKind::kPartial) return inline_text(part.text, out, depth + 1);
        if (part.kind == PartKind::kBody) return inline_text(page_name_, out, depth + 1);
        const auto constant = constants_.find(part.text);
        if (part.kind == PartKind::kVariable && constant != constants_.end()) {
            out.push_back({PartKind::kText, constant->second});
        } else {
            out.push_back(part);
        }
    }

    static bool is_row_section(std::string_view template_name, const Parts& parts, std::size_t i) {
        if (parts[i].kind != PartKind::kSection || !parts[i].text.ends_with("_rows")) return false;
        const bool holds_one_partial = i + 2 < parts.size() &&
                                       parts[i + 1].kind == PartKind::kPartial &&
                                       parts[i + 2].kind == PartKind::kClose;
        if (!holds_one_partial)
            fail(template_name, "the section \"" + parts[i].text +
                                    "\" must hold one partial and nothing else, not even a space");
        return true;
    }

    void add_row_slot(const std::string& name, const std::string& partial, Parts& out,
                      std::size_t depth) {
        Parts row;
        inline_text(partial, row, depth + 1);
        page_->row_slots[name] = {partial, written(row)};
        auto position = row.cbegin();
        row_tags_[name] = tags_of(position, row.cend());
        out.push_back({PartKind::kBody, name});
    }

    static std::string written(const Parts& parts) {
        std::string text;
        for (const Part& part : parts)
            text += part.kind == PartKind::kBody ? '\1' + part.text + '\2' : tag_text(part);
        return text;
    }

    std::vector<Tag> tags_of(Parts::const_iterator& at, Parts::const_iterator end) const {
        std::vector<Tag> tags;
        while (at != end && at->kind != PartKind::kClose) {
            const Part& part = *at++;
            if (part.kind == PartKind::kText) continue;
            Tag tag{part.text, part.kind == PartKind::kSection, part.kind == PartKind::kBody, {}};
            if (tag.is_row_slot) tag.inner = row_tags_.at(part.text);
            if (part.kind == PartKind::kSection || part.kind == PartKind::kInverted) {
                tag.inner = tags_of(at, end);
                ++at;
            }
            tags.push_back(std::move(tag));
        }
        return tags;
    }

    const std::map<std::string, Parts, std::less<>>& texts_;
    const Constants& constants_;
    std::string page_name_;
    PageTemplate* page_ = nullptr;
    std::map<std::string, std::vector<Tag>> row_tags_;
};

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(in), {});
    if (!in) throw std::runtime_error("The template " + file.string() + " cannot be read.");
    return text;
}

void add_missing(const std::vector<Tag>& tags, const ViewModel& model, const std::string& path,
                 std::vector<std::string>& missing) {
    for (const Tag& tag : tags) {
        const std::string here = path + tag.name;
        if (!model.has(tag.name)) {
            if (std::find(missing.begin(), missing.end(), here) == missing.end())
                missing.push_back(here);
            continue;
        }
        if (const auto* rows = model.find_rows(tag.name)) {
            for (const Row& row : *rows)
                add_missing(tag.inner, row.model(), here + " > ", missing);
            continue;
        }
        const auto items = tag.is_section ? model.items(tag.name) : std::vector<ViewModel>{};
        for (const ViewModel& item : items)
            add_missing(tag.inner, item, here + " > ", missing);
        const bool is_printed = items.empty() && model.is_set(tag.name) == tag.is_section;
        if (is_printed) add_missing(tag.inner, model, path, missing);
    }
}

}  // namespace

Templates::Templates(const Sources& sources, const Constants& constants) {
    std::map<std::string, Parts, std::less<>> texts;
    for (const auto& [name, mustache] : sources)
        texts.emplace(name, parse_template(name, mustache));
    Assembler assembler(texts, constants);
    for (const auto& [name, parts] : texts)
        if (!is_partial(name) && !name.starts_with("layouts/"))
            pages_.emplace(name, assembler.page(name));
}

Templates::Sources Templates::embedded_sources() {
    Sources sources;
    for (const EmbeddedFile& file : embedded_templates())
        sources.emplace(file.name, file.bytes);
    return sources;
}

Templates::Sources Templates::sources_in(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder))
        throw std::runtime_error(folder.string() + " is not a folder that holds templates.");
    Sources sources;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().extension() != kEnding) continue;
        std::string name = entry.path().lexically_relative(folder).generic_string();
        name.resize(name.size() - kEnding.size());
        sources.emplace(std::move(name), read_whole(entry.path()));
    }
    if (sources.empty())
        throw std::runtime_error("There is no template in " + folder.string() + ".");
    return sources;
}

const PageTemplate& Templates::page(std::string_view name) const {
    const auto found = pages_.find(name);
    if (found == pages_.end())
        throw std::runtime_error("There is no page template \"" + std::string(name) + "\".");
    return found->second;
}

std::vector<std::string> Templates::page_names() const {
    std::vector<std::string> names;
    for (const auto& [name, page] : pages_)
        names.push_back(name);
    return names;
}

std::vector<std::string> missing_names(const std::vector<Tag>& tags, const ViewModel& model) {
    std::vector<std::string> missing;
    add_missing(tags, model, "", missing);
    return missing;
}

}  // namespace tasklight::web

#include "web/view_model.hpp"

#include <map>
#include <mstch/mstch.hpp>
#include <mutex>
#include <utility>

namespace tasklight::web {
namespace {

// \1 and \2 are what Templates marks the places of rows with, so no value may print them.
std::string escaped(const std::string& text) {
    std::string html;
    html.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                html += "&amp;";
                break;
            case '<':
                html += "&lt;";
                break;
            case '>':
                html += "&gt;";
                break;
            case '"':
                html += "&quot;";
                break;
            case '\'':
                html += "&#39;";
                break;
            case '`':
                html += "&#96;";
                break;
            case '\1':
            case '\2':
                html += "\xEF\xBF\xBD";
                break;
            default:
                html.push_back(c);
        }
    }
    return html;
}

}  // namespace

struct ViewModel::Values {
    mstch::node root = mstch::map{};
    std::map<std::string, std::vector<Row>, std::less<>> rows;

    mstch::map& map() { return boost::get<mstch::map>(root); }
    void set(std::string_view name, mstch::node value) {
        map().insert_or_assign(std::string(name), std::move(value));
    }
    const mstch::node* find(std::string_view name) {
        const auto found = map().find(std::string(name));
        return found == map().end() ? nullptr : &found->second;
    }
};

ViewModel::ViewModel() : values_(std::make_unique<Values>()) {}
ViewModel::ViewModel(const ViewModel& other) : values_(std::make_unique<Values>(*other.values_)) {}
ViewModel::ViewModel(ViewModel&& other) noexcept = default;
ViewModel::~ViewModel() = default;

ViewModel& ViewModel::operator=(ViewModel other) noexcept {
    std::swap(values_, other.values_);
    return *this;
}

ViewModel& ViewModel::text(std::string_view name, std::string_view value) {
    values_->set(name, std::string(value));
    return *this;
}

ViewModel& ViewModel::html(std::string_view name, const SafeHtml& value) {
    values_->set(name, value.text());
    return *this;
}

ViewModel& ViewModel::flag(std::string_view name, bool value) {
    values_->set(name, value);
    return *this;
}

ViewModel& ViewModel::list(std::string_view name, std::vector<ViewModel> items) {
    mstch::array nodes;
    nodes.reserve(items.size());
    for (ViewModel& item : items)
        nodes.push_back(std::move(item.values_->root));
    values_->set(name, std::move(nodes));
    return *this;
}

ViewModel& ViewModel::child(std::string_view name, ViewModel value) {
    values_->set(name, std::move(value.values_->root));
    return *this;
}

ViewModel& ViewModel::rows(std::string_view name, std::vector<Row> rows) {
    values_->rows.insert_or_assign(std::string(name), std::move(rows));
    return *this;
}

bool ViewModel::has(std::string_view name) const {
    return values_->find(name) != nullptr || values_->rows.contains(name);
}

bool ViewModel::is_set(std::string_view name) const {
    const mstch::node* node = values_->find(name);
    const bool* flag = node == nullptr ? nullptr : boost::get<bool>(node);
    return flag != nullptr && *flag;
}

std::vector<ViewModel> ViewModel::items(std::string_view name) const {
    std::vector<ViewModel> models;
    const auto add = [&](const mstch::node& node) { models.emplace_back().values_->root = node; };
    const mstch::node* node = values_->find(name);
    if (node == nullptr) return models;
    if (const auto* array = boost::get<mstch::array>(node)) {
        for (const mstch::node& item : *array)
            add(item);
    } else if (boost::get<mstch::map>(node) != nullptr) {
        add(*node);
    }
    return models;
}

const std::vector<Row>* ViewModel::find_rows(std::string_view name) const {
    const auto found = values_->rows.find(name);
    return found == values_->rows.end() ? nullptr : &found->second;
}

std::string ViewModel::render(const std::string& mustache) const {
    static std::once_flag once;
    std::call_once(once, [] { mstch::config::escape = escaped; });
    return mstch::render(mustache, values_->root);
}

}  // namespace tasklight::web

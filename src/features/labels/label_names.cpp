#include "features/labels/label_names.hpp"

#include <map>

#include "base/fold.hpp"
#include "features/labels/label_kind.hpp"
#include "model/position.hpp"
#include "store/label_store.hpp"

namespace tasklight::labels {

using store::Operation;

namespace {

std::string found_or_made(Operation& operation, const std::string& name,
                          const std::string& name_folded) {
    auto& connection = operation.transaction().connection();
    if (auto label = store::find_label_named(connection, operation.actor(), name_folded))
        return std::move(label->name);
    Label label;
    label.id = LabelId::make(operation.now());
    label.name = name;
    label.position = default_position(operation.now());
    label.created_at = label.updated_at = operation.now();
    try {
        if (store::insert_label(operation.transaction(), operation.actor(), label))
            records::record_created<LabelKind>(operation, label);
    } catch (const Invalid&) {
        // Another request has just made it.
        if (auto made = store::find_label_named(connection, operation.actor(), name_folded))
            return std::move(made->name);
    }
    return name;
}

}  // namespace

std::vector<std::string> named(Operation& operation, const std::vector<std::string>& names) {
    std::map<std::string, std::string> by_folded;
    for (const std::string& name : names) {
        const std::string name_folded = folded(name);
        if (!by_folded.contains(name_folded))
            by_folded[name_folded] = found_or_made(operation, name, name_folded);
    }
    std::vector<std::string> labels;
    for (auto& [name_folded, name] : by_folded)
        labels.push_back(std::move(name));
    return labels;
}

}  // namespace tasklight::labels

#include "unit/quick_add/quick_add_support.hpp"

#include "base/text.hpp"

namespace tasklight::test {

using namespace quick_add;

Settings quick_add_settings(std::string_view locale) {
    Settings settings;
    settings.zone = TimeZone::find("Europe/Berlin").value();
    settings.now =
        settings.zone.instant(parse_date("2027-01-13").value(), parse_time("10:00").value()).moment;
    settings.locale = locale_of(locale);
    settings.names = {{"Work", "Home", "Big Plans", "Work Trips", "Über uns"},
                      {{"Work", "Meetings"}, {"Home", "Kitchen"}},
                      {"urgent", "waiting for"}};
    return settings;
}

std::string understood(const QuickTask& task) {
    std::vector<std::string> rest;
    const auto add = [&](std::string_view name, const std::string& value) {
        rest.push_back(std::string(name).append(value));
    };
    if (task.repeat && task.repeat->mode == RepeatMode::kCompletion) add("completion", "");
    if (task.without_date) add("no date", "");
    if (task.project) add("project=", *task.project);
    if (task.section) add("section=", *task.section);
    for (const Label& label : task.labels)
        add(label.is_new ? "new label=" : "label=", label.name);
    if (task.priority) add("p", std::to_string(*task.priority));
    if (task.deadline) add("deadline=", tasklight::to_text(*task.deadline));
    if (task.start) add("start=", tasklight::to_text(*task.start));
    if (!task.problems.empty()) add("refused", "");
    std::string text = task.title;
    text.append(" | ").append(task.due ? tasklight::to_text(task.due->at) : "");
    text.append(" | ").append(task.repeat ? schedule::to_text(task.repeat->rule) : "");
    text.append(" | ");
    for (std::size_t i = 0; i < rest.size(); ++i)
        text.append(i == 0 ? "" : ", ").append(rest[i]);
    return text;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string_view line : split(text, '\n'))
        if (!line.empty()) lines.emplace_back(line);
    return lines;
}

std::vector<std::string> cells_of(std::string_view row) {
    std::vector<std::string> cells;
    for (const std::string_view cell : split(row, '|'))
        cells.emplace_back(trimmed(cell));
    return cells;
}

}  // namespace tasklight::test

#include "app/help.hpp"

#include "app/commands.hpp"

namespace tasklight::app {
namespace {

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text + "  ";
}

std::string settings_text() {
    std::string text =
        "Settings: --name VALUE on the command line, TASKLIGHT_NAME in the environment, or\n"
        "\"name = value\" in the file of --config (else /etc/tasklight/tasklight.conf):\n\n";
    for (const SettingInfo& setting : settings()) {
        std::string flag = "--" + std::string(setting.name);
        for (char& c : flag)
            if (c == '_') c = '-';
        text += "  " + padded(flag + ' ' + std::string(setting.values), 38) +
                std::string(setting.meaning) + '\n';
    }
    return text;
}

}  // namespace

std::string help_text() {
    std::string text =
        "Tasklight, a small and fast task manager.\n\nUsage: tasklight COMMAND …\n\n";
    for (const Command& command : commands())
        text += "  " + padded(std::string(command.name), 10) + std::string(command.summary) + '\n';
    text += "  " + padded("help", 10) + "this text, or about one command: tasklight help user\n\n";
    return text + settings_text();
}

std::string help_text(std::string_view name) {
    for (const Command& command : commands()) {
        if (command.name != name) continue;
        std::string text = "Usage: tasklight " + std::string(name);
        if (!command.usage.empty()) text += ' ' + std::string(command.usage);
        text += "\n\n" + std::string(command.summary) + ".\n";
        if (!command.details.empty()) text += '\n' + std::string(command.details) + '\n';
        return command.needs_config ? text + '\n' + settings_text() : text;
    }
    throw UsageError("there is no command \"" + std::string(name) + "\".");
}

}  // namespace tasklight::app

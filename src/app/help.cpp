#include "app/help.hpp"

#include "app/commands.hpp"

namespace tasklight::app {
namespace {

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text + "  ";
}

std::string flags_text(std::span<const SettingInfo> flags) {
    std::string text;
    for (const SettingInfo& info : flags) {
        std::string flag = "--" + std::string(info.name);
        for (char& c : flag)
            if (c == '_') c = '-';
        text += "  " + padded(flag + ' ' + std::string(info.values), 38) +
                std::string(info.meaning) + '\n';
    }
    return text;
}

std::string settings_text() {
    return "Settings: --name VALUE on the command line, TASKLIGHT_NAME in the environment, or\n"
           "\"name = value\" in the file of --config (else /etc/tasklight/tasklight.conf):\n\n" +
           flags_text(settings());
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
        if (!command.flags.empty()) text += "\nFlags:\n\n" + flags_text(command.flags);
        return command.needs_config ? text + '\n' + settings_text() : text;
    }
    throw UsageError("there is no command \"" + std::string(name) + "\".");
}

}  // namespace tasklight::app

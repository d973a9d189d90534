#include "app/command_line.hpp"

#include <csignal>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <unistd.h>
#include <utility>

#include "app/commands.hpp"
#include "app/config.hpp"
#include "app/help.hpp"
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/version.hpp"
#include "database/options.hpp"

namespace tasklight::app {
namespace {

struct ParsedArguments {
    std::vector<std::string> words;  // the command and what is not a flag
    std::vector<std::pair<std::string, std::string>> flags;
    std::optional<std::string> config_file;
    bool help = false;
};

// --name value, --name=value and -h, anywhere; after -- only words.
ParsedArguments parse(const std::vector<std::string>& arguments) {
    ParsedArguments parsed;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "--") {
            parsed.words.insert(parsed.words.end(), arguments.begin() + std::ptrdiff_t(i) + 1,
                                arguments.end());
            break;
        }
        if (argument == "--help" || argument == "-h") {
            parsed.help = true;
            continue;
        }
        if (argument == "--version") {
            parsed.words.insert(parsed.words.begin(), "version");
            continue;
        }
        if (!argument.starts_with("--")) {
            parsed.words.push_back(argument);
            continue;
        }
        const auto equals = argument.find('=');
        std::string name = argument.substr(2, equals - 2);
        std::string value;
        if (equals != std::string::npos) {
            value = argument.substr(equals + 1);
        } else if (i + 1 < arguments.size()) {
            value = arguments[++i];
        } else {
            throw UsageError("--" + name + " needs a value.");
        }
        if (name == "config") {
            parsed.config_file = std::move(value);
        } else {
            parsed.flags.emplace_back(std::move(name), std::move(value));
        }
    }
    return parsed;
}

const Command& find_command(const std::string& name) {
    for (const Command& command : commands())
        if (command.name == name) return command;
    throw UsageError("there is no command \"" + name + "\".");
}

// Takes the flags that belong to the command alone; the others are settings.
std::map<std::string, std::string> take_own_flags(ParsedArguments& parsed, const Command& command) {
    std::map<std::string, std::string> own;
    std::erase_if(parsed.flags, [&](const auto& flag) {
        for (const SettingInfo& known : command.flags)
            if (known.name == flag.first)
                return own.insert_or_assign(flag.first, flag.second), true;
        return false;
    });
    return own;
}

// As process 1 of a container a program ends by no signal that it does not handle. The transaction
// that runs is undone with its connection.
void end_at_signals() {
    for (const int signal : {SIGTERM, SIGINT})
        if (std::signal(signal, [](int number) { ::_exit(128 + number); }) == SIG_IGN)
            std::signal(signal, SIG_IGN);
}

int run_parsed(ParsedArguments parsed) {
    if (parsed.words.empty()) {
        (parsed.help ? std::cout : std::cerr) << help_text();
        return parsed.help ? kSuccess : kBadUsage;
    }
    const std::string name = parsed.words.front();
    parsed.words.erase(parsed.words.begin());
    if (name == "help") {
        std::cout << (parsed.words.empty() ? help_text() : help_text(parsed.words.front()));
        return kSuccess;
    }
    const Command& command = find_command(name);
    if (parsed.help) {
        std::cout << help_text(name);
        return kSuccess;
    }
    auto own_flags = take_own_flags(parsed, command);
    end_at_signals();
    if (command.needs_config) {
        const auto read = [&] {
            return load_config(parsed.flags, tasklight_environment(), parsed.config_file,
                               command.makes_config_file);
        };
        Config config = read();
        config.read_again = read;
        config.command_flags = std::move(own_flags);
        log::set_level(config.log_level);
        log::set_format(config.log_format);
        return command.run(config, parsed.words);
    }
    if (!parsed.flags.empty())
        throw UsageError("\"" + name + "\" takes no flag --" + parsed.flags.front().first + ".");
    return command.run(Config{}, parsed.words);
}

int fail(int code, const std::string& sentence) {
    std::cerr << "tasklight: " << sentence << '\n';
    return code;
}

// The log's note explains the sentence for people: here they are the same person.
std::string with_note(const Refusal& refusal) {
    std::string sentence = refusal.what();
    if (refusal.log_note().empty()) return sentence;
    if (sentence.ends_with('.')) sentence.pop_back();
    return sentence + " (" + refusal.log_note() + ").";
}

}  // namespace

int run(const std::vector<std::string>& arguments) {
    try {
        initialize_cryptography();
        return run_parsed(parse(arguments));
    } catch (const UsageError& error) {
        return fail(kBadUsage, std::string(error.what()) + " See \"tasklight help\".");
    } catch (const ConfigError& error) {
        return fail(kBadUsage, error.what());
    } catch (const database::AddressError& error) {
        return fail(kBadUsage, error.what());
    } catch (const Invalid& invalid) {
        for (const FieldError& error : invalid.errors)
            fail(kFailed, error.field + ": " + error.message);
        return kFailed;
    } catch (const Refusal& refusal) {
        return fail(kFailed, with_note(refusal));
    } catch (const std::exception& error) {
        return fail(kFailed, error.what());
    }
}

}  // namespace tasklight::app

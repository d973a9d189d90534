// What `tasklight` can do, one function for each command.
#pragma once

#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "app/config.hpp"

namespace tasklight::app {

// The command line cannot be understood.
struct UsageError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Words = std::vector<std::string>;

struct Command {
    std::string_view name;
    std::string_view usage;    // what follows the name
    std::string_view summary;  // one line
    std::string_view details;  // for `tasklight help NAME`; may be empty
    bool needs_config;
    int (*run)(const Config& config, const Words& words);  // the exit code
    std::span<const SettingInfo> flags = {};               // of its own, beside the settings
    bool makes_config_file = false;                        // so that of --config may be missing
};

[[nodiscard]] std::span<const Command> commands();

// The status with which the program that serves with these settings answers /readyz; 0: none does.
[[nodiscard]] int ask_whether_ready(const Config& config);

[[nodiscard]] int serve(const Config& config, const Words& words);
[[nodiscard]] int migrate(const Config& config, const Words& words);
[[nodiscard]] int setup(const Config& config, const Words& words);
[[nodiscard]] int add_tasks(const Config& config, const Words& words);
[[nodiscard]] int user(const Config& config, const Words& words);
[[nodiscard]] int health(const Config& config, const Words& words);
[[nodiscard]] int doctor(const Config& config, const Words& words);
[[nodiscard]] int version(const Config& config, const Words& words);

}  // namespace tasklight::app

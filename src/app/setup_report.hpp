// What a set-up tells: one line for each thing that it made, changed or found.
#pragma once

#include <iomanip>
#include <ostream>
#include <string>

namespace tasklight::app {

class SetupReport {
public:
    explicit SetupReport(std::ostream& out) : out_(out) {}

    void did(const char* verb, const std::string& what) {
        found(verb, what);
        has_changed_ = true;
    }
    void found(const char* verb, const std::string& what) {
        out_ << std::left << std::setw(9) << verb << what << std::endl;
    }
    [[nodiscard]] bool has_changed() const { return has_changed_; }

private:
    std::ostream& out_;
    bool has_changed_ = false;
};

}  // namespace tasklight::app

// What `tasklight doctor` prints: one line for each thing that it looked at.
#pragma once

#include <functional>
#include <string>

namespace tasklight::app {

class Report {
public:
    void good(const std::string& what);
    void warn(const std::string& what);
    void bad(const std::string& what);
    // What the check throws is the problem.
    void check(const std::string& subject, const std::function<void()>& run);
    // Whether nothing was bad.
    [[nodiscard]] bool healthy() const { return healthy_; }

private:
    bool healthy_ = true;
};

}  // namespace tasklight::app

#include "app/doctor_report.hpp"

#include <iostream>

#include "base/error.hpp"

namespace tasklight::app {

void Report::good(const std::string& what) { std::cout << "ok       " << what << '\n'; }
void Report::warn(const std::string& what) { std::cout << "warning  " << what << '\n'; }

void Report::bad(const std::string& what) {
    std::cout << "problem  " << what << '\n';
    healthy_ = false;
}

void Report::check(const std::string& subject, const std::function<void()>& run) {
    try {
        run();
    } catch (const Refusal& refusal) {
        bad(subject + ": " + refusal.what() +
            (refusal.log_note().empty() ? "" : " (" + refusal.log_note() + ")"));
    } catch (const std::exception& error) {
        bad(subject + ": " + error.what());
    }
}

}  // namespace tasklight::app

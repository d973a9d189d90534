// The real application on a fresh database, with a clock that the test moves and passwords that
// cost little.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "app/application.hpp"
#include "support/client.hpp"
#include "support/database.hpp"

namespace tasklight::test {

// 2027-01-31T08:00:00.000Z, until it is moved. Any thread may call.
class FixedClock final : public Clock {
public:
    [[nodiscard]] Moment now() const override { return {ms_.load()}; }
    void advance(std::int64_t ms) { ms_ += ms; }

private:
    std::atomic<std::int64_t> ms_{1'801'382'400'000};
};

class TestApp {
public:
    using Settings = std::function<void(app::Config&)>;

    // `settings` may change the configuration before the application is made.
    explicit TestApp(database::Engine engine, const Settings& settings = {});

    [[nodiscard]] app::Application& application() { return *application_; }
    [[nodiscard]] database::Database& database() { return application_->database(); }
    // A visitor whom nobody knows.
    [[nodiscard]] Client stranger() { return Client(*application_); }

    FixedClock clock;

private:
    EmptyDatabase data_;
    app::Config config_;
    std::optional<app::Application> application_;
};

}  // namespace tasklight::test

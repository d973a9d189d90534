// What /metrics tells, in the text format of Prometheus 0.0.4. Any thread may call.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <string>

#include "base/password.hpp"
#include "database/database.hpp"
#include "features/accounts/account_actions.hpp"
#include "http/server.hpp"

namespace tasklight::app {

class Metrics {
public:
    void count(int status);
    // How long a handler took for its answer.
    void observe(std::chrono::nanoseconds duration);

    // Where the server's own numbers come from, once there is a server.
    void set_server(std::function<http::Server::Statistics()> server) {
        server_ = std::move(server);
    }

    // What other parts of the program count.
    struct Sources {
        const database::Database& database;
        const PasswordHasher& passwords;
        const accounts::AccountActions& accounts;
        bool ready;  // what /readyz would say
    };
    [[nodiscard]] std::string text(const Sources& sources) const;

private:
    static constexpr std::array<double, 10> kBuckets{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                     0.05,  0.1,    0.25,  1,    5};

    std::array<std::atomic<long long>, 6> by_class_{};  // by the first digit of the status
    std::array<std::atomic<long long>, kBuckets.size() + 1> by_duration_{};
    std::atomic<long long> nanoseconds_{0};
    std::function<http::Server::Statistics()> server_;
};

}  // namespace tasklight::app

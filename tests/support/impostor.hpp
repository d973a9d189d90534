// Somebody who listens where PostgreSQL should: he refuses TLS and asks for the password in the
// clear. One client at a time, in a thread of his own.
#pragma once

#include <atomic>
#include <string>
#include <thread>

namespace tasklight::test {

class Impostor {
public:
    Impostor();
    Impostor(const Impostor&) = delete;
    Impostor& operator=(const Impostor&) = delete;
    ~Impostor();

    [[nodiscard]] int port() const { return port_; }
    // Ends him. What his clients answered, headers and all.
    [[nodiscard]] std::string told();

private:
    void serve();
    void ask(int client);

    int socket_ = -1;
    int port_ = 0;
    std::atomic<bool> is_ending_{false};
    std::string told_;  // his thread's, until it is joined
    std::thread thread_;
};

}  // namespace tasklight::test

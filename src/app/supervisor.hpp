// What started us and watches over us: systemd, or another that speaks its protocols. Tells it how
// we are (sd_notify(3)), and takes over the listening sockets that it kept or opened for us
// (sd_listen_fds(3), and the descriptor store of systemd.service(5)), so that nobody is turned
// away while one process replaces another. Without such a manager nothing happens. Any thread may
// call; never throws.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tasklight::app {

class Supervisor {
public:
    // Reads what the manager put into the environment, and removes it there: it is for us alone.
    Supervisor();

    // Listening sockets for us. They are the caller's, and the manager keeps them no longer.
    [[nodiscard]] std::vector<int> take_sockets();
    // Whether it has a store for sockets: systemd says so in $FDSTORE since version 254, and our
    // unit says it for older ones.
    [[nodiscard]] bool keeps_sockets() const { return keeps_sockets_; }
    // It keeps copies until our successor takes them, if it keeps any.
    void keep(const std::vector<int>& sockets) const;

    void ready(const std::string& status) const;
    void reloading() const;
    void stopping() const;

    // We are well. Said at least this often, or the manager ends us and starts us again.
    void alive() const;
    [[nodiscard]] std::optional<std::chrono::milliseconds> watchdog() const { return watchdog_; }

private:
    void tell(const std::string& state, const std::vector<int>& descriptors = {}) const;
    void wait_until_heard() const;

    std::string socket_;
    bool keeps_sockets_ = false;
    std::optional<std::chrono::milliseconds> watchdog_;
    int passed_ = 0;  // sockets that were passed to us
};

}  // namespace tasklight::app

// What a CivetWeb thread is doing, and how long it may wait while doing it. Each thread has one
// Worker (civetweb/seam.h calls in here from C); only that thread may use it.
#pragma once

#include <poll.h>
#include <string>

#include "http/gate.hpp"

struct mg_connection;

namespace tasklight::http {

struct Patience {
    std::chrono::milliseconds body{30'000};  // for a whole request body
    std::chrono::milliseconds send{60'000};  // for a whole answer over TLS
};

class Worker {
public:
    // The calling thread's.
    [[nodiscard]] static Worker& current();

    void start(Gate& gate, const Patience& patience, bool is_acceptor);
    [[nodiscard]] Gate* gate() const { return gate_; }

    // CivetWeb's life of a connection, in this order.
    void connection_begins(mg_connection* civetweb);
    void head_begins();
    void request_begins() { phase_ = Phase::kWork; }
    void body_begins();
    void answer_begins();
    void request_ends() { phase_ = Phase::kNextHead, waits_ = 0; }
    void connection_ends(mg_connection* civetweb);

    [[nodiscard]] Connection* connection() const { return connection_; }
    [[nodiscard]] bool timed_out() const { return timed_out_; }
    // The body did not come at once, and too many others wait for theirs.
    [[nodiscard]] bool crowded_out() const { return crowded_out_; }
    // The gate has the connection from now on; CivetWeb goes on without a socket.
    void let_go(mg_connection* civetweb);

    int poll(pollfd* descriptors, nfds_t count, int milliseconds);
    void count_received(ssize_t size) { received_ += size > 0 ? size : 0; }

private:
    enum class Phase { kHandshake, kFirstHead, kNextHead, kWork, kBody, kAnswer };

    [[nodiscard]] int between_requests(pollfd& descriptor);
    [[nodiscard]] int idle_over_tls(pollfd& descriptor);
    [[nodiscard]] int wait_for_body(pollfd& descriptor);
    void end_upload();
    [[nodiscard]] int wait_until(pollfd& descriptor, TimePoint deadline);
    [[nodiscard]] bool is_too_slow(TimePoint now) const;
    [[nodiscard]] long long received() const;
    [[nodiscard]] int give_up();

    Gate* gate_ = nullptr;
    Patience patience_;
    bool is_acceptor_ = false;
    mg_connection* civetweb_ = nullptr;
    Connection* connection_ = nullptr;
    Phase phase_ = Phase::kHandshake;
    bool bytes_are_there_ = false;  // the gate has seen them
    bool timed_out_ = false;
    bool crowded_out_ = false;
    bool uploads_ = false;  // counts among the gate's uploads
    int waits_ = 0;         // for the next head of the same connection
    TimePoint phase_began_{};
    TimePoint deadline_{};
    long long received_ = 0;  // in the present phase
    long long received_before_ = 0;
};

}  // namespace tasklight::http

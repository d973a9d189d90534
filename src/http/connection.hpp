// A client's connection as the gate knows it. Whoever has it, the gate's thread or one worker,
// may use everything in it; `state` and `place` belong to the gate's lock.
#pragma once

#include <chrono>
#include <cstdint>
#include <list>
#include <string>
#include <sys/socket.h>

#include "http/proxies.hpp"

namespace tasklight::http {

using SteadyClock = std::chrono::steady_clock;
using TimePoint = SteadyClock::time_point;

struct Connection;
using ConnectionList = std::list<Connection>;

struct Connection {
    enum class State {
        kWaiting,    // for a request head
        kReady,      // for a worker
        kWorking,    // a worker has it
        kSending,    // the rest of an answer goes to a client that reads slowly
        kLingering,  // answered; what the client still sends is thrown away
    };

    int descriptor = -1;
    std::uint32_t generation = 0;  // tells connections apart that had the same descriptor
    State state = State::kWaiting;
    ConnectionList* list = nullptr;
    ConnectionList::iterator place;

    Peer peer;
    sockaddr_storage name{};
    socklen_t name_size = 0;
    bool counts_for_address = false;

    TimePoint since;          // when the present state began
    TimePoint deadline;       // of the present state
    bool registered = false;  // with epoll
    bool edge = false;        // half a head is there, only news of more is wanted

    bool has_head = false;    // what is missing is its body
    bool is_overdue = false;  // the body did not come in time; the worker need not wait again

    std::string early;  // bytes of the next request that a worker had read already
    std::string rest;   // of the answer, and how much of it is sent
    std::size_t rest_sent = 0;
    bool keeps_alive = false;  // after the rest is sent

    explicit Connection(int socket) : descriptor(socket) {}
    // CivetWeb's worker takes it over through init_connection only: its bytes or its TLS session
    // must be put in place there.
    [[nodiscard]] bool needs_fresh_worker() const { return peer.tls || !early.empty(); }
};

}  // namespace tasklight::http

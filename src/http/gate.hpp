// The gate owns every connection that no worker serves. It accepts, waits for a whole request
// head (over TLS: a whole ClientHello) within a deadline, and only then gives the connection to a
// worker; between two requests it takes plain connections back. So neither silent, half-sent nor
// idle connections cost a worker, and more clients than workers take turns.
//
// Workers are CivetWeb's threads. One that finished a request exchanges its connection for the
// next one right here; one without work sleeps here, or in CivetWeb's own queue, which the gate
// feeds through a semaphore eventfd that stands in for a listening socket. All functions may be
// called by any thread unless said otherwise; the gate's own thread alone waits in epoll.
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/connection.hpp"
#include "http/descriptor.hpp"
#include "http/listener.hpp"
#include "http/proxies.hpp"

namespace tasklight::http {

struct GateOptions {
    int workers = 64;
    int max_connections = 4096;
    int max_connections_per_address = 1024;
    std::chrono::milliseconds head_deadline{10'000};
    std::chrono::milliseconds keep_alive{15'000};
    std::chrono::milliseconds send_deadline{60'000};
    std::size_t max_unsent = 64 << 20;  // bytes of answers kept for those who read slowly
};

class Gate {
public:
    // Throws std::system_error if the kernel refuses the descriptors it needs.
    Gate(std::vector<Listener> listeners, GateOptions options, const TrustedProxies& proxies);
    ~Gate();
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;

    // Begins to accept. The two descriptors are CivetWeb's, by now copies of handover().
    void open(int plain_listener, int tls_listener);
    [[nodiscard]] int handover(bool tls) const { return handover_[tls].get(); }
    [[nodiscard]] const std::vector<Listener>& listeners() const { return listeners_; }

    // No new connections. What is ready is still served, and for a moment whoever has just come,
    // or was busy until now: their next answer tells them that we go.
    void stop_accepting();
    // Nobody waits here any more.
    void dismiss_workers();

    // In the place of accept(): the next ready connection, or -1 with EAGAIN.
    int accept(int listener, sockaddr* peer, socklen_t* peer_size);

    // --- For the worker that has the connection.

    [[nodiscard]] Connection* find(int descriptor);
    // Gives the connection back until its next request has come, and waits for another one. Null:
    // return to CivetWeb's queue.
    [[nodiscard]] Connection* exchange(Connection& connection, std::string early);
    void park(Connection& connection, std::string early);
    // The rest of an answer, for a client that does not take it at once.
    void send_rest(Connection& connection, std::string rest, bool keeps_alive, std::string early);
    // Ends sending, and reads for a while, so that the answer is not lost in a reset.
    void linger(Connection& connection);
    // CivetWeb is about to close it.
    void forget(Connection& connection);
    void worker_returned();

    // How long a worker may wait for the next request of its own connection.
    [[nodiscard]] std::chrono::milliseconds patience() const;
    // An idle TLS connection keeps its worker between these two, and is cut off (its reading side
    // is shut down) when all workers are taken. False: give up at once.
    [[nodiscard]] bool begin_idle(Connection& connection);
    void end_idle(Connection& connection);

    // A body that is still to come keeps its worker. False: too many do already.
    [[nodiscard]] bool begin_upload();
    void end_upload() { --uploads_; }

    [[nodiscard]] int connections() const;
    [[nodiscard]] int waiting_for_worker() const;
    // Connections that are still owed an answer, or the rest of one, or that may yet ask.
    [[nodiscard]] int unfinished() const;
    [[nodiscard]] bool stopping() const { return stopping_; }
    // Whether a request that has not begun is still waited for.
    [[nodiscard]] bool welcomes() const { return welcomes_; }
    [[nodiscard]] bool dismissed() const { return dismissed_; }
    [[nodiscard]] const GateOptions& options() const { return options_; }

private:
    using AddressKey = IpAddress::Bytes;
    using Lock = std::unique_lock<std::mutex>;
    static constexpr std::uint64_t kWakeToken = 0xffffffff;

    void run();
    [[nodiscard]] int sleep_ms();
    void handle(const std::vector<Connection*>& reported, TimePoint now);
    void look(Connection& connection, TimePoint now, std::vector<Connection*>& ready);
    [[nodiscard]] Connection* resolve(std::uint64_t token);
    void make_ready(Connection& connection, TimePoint now);
    void send_more(Connection& connection, TimePoint now, std::vector<Connection*>& ready);
    [[nodiscard]] bool send_some(Connection& connection);
    void start_lingering(Connection& connection, TimePoint now);
    void drain(Connection& connection);
    void expire(TimePoint now);
    [[nodiscard]] bool wind_down(TimePoint now);
    void stop_listening(TimePoint now);
    [[nodiscard]] bool awaits_newcomers(TimePoint now) const;
    [[nodiscard]] bool may_ask_again(const Connection& connection, TimePoint now) const;

    bool accept_from(std::size_t listener, TimePoint now);
    void empty_queue(std::size_t listener, TimePoint now);
    void admit(int socket, const sockaddr_storage& name, socklen_t size, const Listener& listener,
               TimePoint now);
    [[nodiscard]] bool make_room(const AddressKey* address);
    void pause_accepting(TimePoint now);
    void resume_accepting(TimePoint now);

    void move(Connection& connection, Connection::State state, ConnectionList& list,
              std::chrono::milliseconds limit, TimePoint now);
    bool wait_for_head(Connection& connection, TimePoint now);
    [[nodiscard]] int dispatch();
    void wake_sleepers(int count);
    [[nodiscard]] bool workers_are_short() const;
    void count_ready();
    void watch(Connection& connection, unsigned events);
    void unwatch(Connection& connection);
    void close(Connection& connection);
    void remove(Connection& connection);
    [[nodiscard]] static AddressKey key_of(const IpAddress& address);

    std::vector<Listener> listeners_;
    const GateOptions options_;
    const TrustedProxies& proxies_;

    Descriptor epoll_;
    Descriptor wake_;
    std::array<Descriptor, 2> handover_;  // plain, TLS
    TimePoint paused_until_{};            // the gate's thread alone
    bool listeners_watched_ = false;

    mutable std::mutex mutex_;  // guards all below
    std::condition_variable ready_or_leave_;
    std::array<int, 2> civetweb_listeners_{-1, -1};
    std::vector<Connection*> by_descriptor_;
    std::map<AddressKey, int> per_address_;
    std::uint32_t generations_ = 0;
    int count_ = 0;
    ConnectionList heads_;      // waiting for a head that has begun or was never idle
    ConnectionList idle_;       // waiting for the first byte of a further request
    ConnectionList adoptable_;  // ready, any worker
    ConnectionList fresh_;      // ready, but needs_fresh_worker()
    std::array<ConnectionList, 2> handed_over_;
    ConnectionList working_;
    ConnectionList tls_idle_;
    ConnectionList sending_;
    std::size_t unsent_ = 0;  // bytes of their rests
    ConnectionList lingering_;
    int engaged_ = 0;   // workers that are here or have a connection
    int sleepers_ = 0;  // of these, in exchange()
    int waking_ = 0;    // of these, told to look
    int leaving_ = 0;   // of these, on their way back to CivetWeb's queue
    TimePoint dismissed_at_{};
    bool listeners_open_ = true;
    TimePoint stopped_listening_at_{};

    std::atomic<int> ready_{0};
    std::atomic<int> spare_{0};
    std::atomic<int> parked_{0};
    std::atomic<int> uploads_{0};
    std::atomic<bool> stopping_{false};
    std::atomic<bool> welcomes_{true};
    std::atomic<bool> dismissed_{false};
    std::thread thread_;
};

}  // namespace tasklight::http

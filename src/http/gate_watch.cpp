// The gate's thread: what it does with the connections that wait here.
#include <algorithm>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/ioctl.h>

#include "http/gate.hpp"
#include "http/request_head.hpp"

namespace tasklight::http {
namespace {

constexpr int kMaxEvents = 128;
constexpr std::size_t kBufferSize = 16 * 1024;
constexpr std::chrono::milliseconds kLingerLimit{2'000};
constexpr std::chrono::milliseconds kLongestSleep{1'000};
constexpr std::chrono::milliseconds kNewcomersLimit{1'000};
// Whoever was busy just now is likely to send more, and learns by its answer that we go.
constexpr std::chrono::milliseconds kBusyLately{1'000};
constexpr std::chrono::milliseconds kFarewell{300};

std::uint64_t token_of(const Connection& connection) {
    return std::uint64_t{connection.generation} << 32 |
           static_cast<std::uint32_t>(connection.descriptor);
}

}  // namespace

void Gate::run() {
    epoll_event events[kMaxEvents];
    resume_accepting(SteadyClock::now());
    for (;;) {
        const int count = ::epoll_wait(epoll_.get(), events, kMaxEvents, sleep_ms());
        const TimePoint now = SteadyClock::now();
        if (stopping_) {
            if (wind_down(now)) return;
            std::uint64_t taken = 0;
            [[maybe_unused]] const auto got = ::read(wake_.get(), &taken, sizeof taken);
        }
        std::vector<std::size_t> listening;
        std::vector<Connection*> reported;
        {
            const std::lock_guard lock(mutex_);
            for (int i = 0; i < count; ++i) {
                const std::uint64_t token = events[i].data.u64;
                if (token == kWakeToken) continue;
                if (token >> 32 == 0) {
                    listening.push_back(token);
                } else if (Connection* connection = resolve(token)) {
                    reported.push_back(connection);
                }
            }
        }
        handle(reported, now);
        for (const std::size_t listener : listening)
            accept_from(listener, now);
        expire(now);
        resume_accepting(now);
    }
}

Connection* Gate::resolve(std::uint64_t token) {
    const auto index = static_cast<std::size_t>(token & 0xffffffff);
    Connection* connection = index < by_descriptor_.size() ? by_descriptor_[index] : nullptr;
    if (!connection || token_of(*connection) != token) return nullptr;
    const bool ours = connection->state == Connection::State::kWaiting ||
                      connection->state == Connection::State::kSending ||
                      connection->state == Connection::State::kLingering;
    return ours ? connection : nullptr;
}

int Gate::sleep_ms() {
    const std::lock_guard lock(mutex_);
    if (count_ == 0 && listeners_watched_ && !stopping_) return -1;
    const TimePoint now = SteadyClock::now();
    auto sleep = stopping_ ? std::chrono::milliseconds(50) : kLongestSleep;
    for (const auto* list : {&heads_, &idle_, &sending_, &lingering_}) {
        if (list->empty()) continue;
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(list->front().deadline - now);
        sleep = std::clamp(left, std::chrono::milliseconds(1), sleep);
    }
    if (!listeners_watched_) sleep = std::min(sleep, std::chrono::milliseconds(50));
    return static_cast<int>(sleep.count());
}

// Nobody but this thread takes a connection out of the states that resolve() lets through, so the
// sockets may be looked at without the lock.
void Gate::handle(const std::vector<Connection*>& reported, TimePoint now) {
    std::vector<Connection*> ready;
    for (Connection* connection : reported) {
        switch (connection->state) {
            case Connection::State::kSending:
                send_more(*connection, now, ready);
                break;
            case Connection::State::kLingering:
                drain(*connection);
                break;
            default:
                look(*connection, now, ready);
                break;
        }
    }
    if (ready.empty()) return;
    int to_wake = 0;
    {
        const std::lock_guard lock(mutex_);
        for (Connection* connection : ready)
            make_ready(*connection, now);
        to_wake = dispatch();
    }
    wake_sleepers(to_wake);
}

void Gate::make_ready(Connection& connection, TimePoint now) {
    if (connection.edge) unwatch(connection);
    auto& list = connection.needs_fresh_worker() ? fresh_ : adoptable_;
    move(connection, Connection::State::kReady, list, options_.head_deadline, now);
}

void Gate::look(Connection& connection, TimePoint now, std::vector<Connection*>& ready) {
    char buffer[kBufferSize];
    const std::size_t early = std::min(connection.early.size(), kBufferSize);
    std::copy_n(connection.early.data(), early, buffer);
    const ssize_t peeked =
        ::recv(connection.descriptor, buffer + early, kBufferSize - early, MSG_PEEK | MSG_DONTWAIT);
    const bool nothing_new = peeked < 0 && (errno == EAGAIN || errno == EINTR);
    if (nothing_new && early == 0) {
        const std::lock_guard lock(mutex_);
        if (!connection.edge) watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
        return;
    }
    const auto known = early + static_cast<std::size_t>(std::max<ssize_t>(peeked, 0));
    const Arrival arrival =
        known == kBufferSize ? Arrival::kEnough : arrival_of({buffer, known}, connection.peer.tls);
    connection.has_head = arrival == Arrival::kHead;
    const bool finished = (peeked <= 0 && !nothing_new) ||
                          (arrival != Arrival::kEnough && peer_has_finished(connection.descriptor));
    if (known > 0 && (arrival == Arrival::kEnough || (finished && connection.has_head))) {
        ready.push_back(&connection);
        return;
    }
    const std::lock_guard lock(mutex_);
    if (finished) {
        close(connection);
        return;
    }
    // Told again only when more comes: a level-triggered watch would spin on half a head.
    if (connection.edge) return;
    connection.edge = true;
    if (connection.list == &idle_)
        move(connection, Connection::State::kWaiting, heads_, options_.head_deadline, now);
    watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLET);
}

void Gate::send_more(Connection& connection, TimePoint now, std::vector<Connection*>& ready) {
    // What was sent early may be a whole request, and then no news of it will come.
    if (send_some(connection) && !connection.early.empty()) look(connection, now, ready);
}

// Whether all is sent and the connection waits for its next request.
bool Gate::send_some(Connection& connection) {
    const std::size_t left = connection.rest.size() - connection.rest_sent;
    const ssize_t sent =
        ::send(connection.descriptor, connection.rest.data() + connection.rest_sent, left,
               MSG_NOSIGNAL | MSG_DONTWAIT);
    const std::lock_guard lock(mutex_);
    if (sent < 0 && errno != EAGAIN && errno != EINTR) {
        close(connection);
        return false;
    }
    connection.rest_sent += static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    if (connection.rest_sent < connection.rest.size()) {
        watch(connection, EPOLLOUT | EPOLLONESHOT);
        return false;
    }
    unsent_ -= connection.rest.size();
    connection.rest = {};
    if (connection.keeps_alive) return wait_for_head(connection, SteadyClock::now());
    start_lingering(connection, SteadyClock::now());
    return false;
}

void Gate::start_lingering(Connection& connection, TimePoint now) {
    ::shutdown(connection.descriptor, SHUT_WR);
    move(connection, Connection::State::kLingering, lingering_, kLingerLimit, now);
    watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
}

void Gate::drain(Connection& connection) {
    char buffer[kBufferSize];
    ssize_t got = 0;
    int reads = 0;
    do {
        got = ::recv(connection.descriptor, buffer, sizeof buffer, MSG_DONTWAIT);
    } while (got > 0 && ++reads < 8);
    const std::lock_guard lock(mutex_);
    if (got > 0 || (got < 0 && (errno == EAGAIN || errno == EINTR))) {
        watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
    } else {
        close(connection);
    }
}

void Gate::expire(TimePoint now) {
    int to_wake = 0;
    {
        const std::lock_guard lock(mutex_);
        for (auto* list : {&heads_, &idle_, &sending_, &lingering_}) {
            while (!list->empty() && list->front().deadline <= now) {
                Connection& late = list->front();
                if (list != &heads_ || !late.has_head) {
                    close(late);
                    continue;
                }
                late.is_overdue = true;
                make_ready(late, now);
            }
        }
        // Memory is for those who read: who was slowest so far gives way.
        while (unsent_ > options_.max_unsent && sending_.size() > 1)
            close(sending_.front());
        to_wake = dispatch();
    }
    wake_sleepers(to_wake);
}

// True once nothing is left to do here.
bool Gate::wind_down(TimePoint now) {
    if (listeners_open_) stop_listening(now);
    const std::lock_guard lock(mutex_);
    for (auto next = idle_.begin(); next != idle_.end();) {
        Connection& connection = *next++;
        if (!may_ask_again(connection, now)) close(connection);
    }
    // Their request may be on its way, and nobody told them that we go.
    welcomes_ = awaits_newcomers(now);
    while (!heads_.empty() && !welcomes_)
        close(heads_.front());
    for (Connection& connection : tls_idle_)
        if (!may_ask_again(connection, now)) ::shutdown(connection.descriptor, SHUT_RD);
    return dismissed_ && ((sending_.empty() && lingering_.empty()) ||
                          SteadyClock::now() > dismissed_at_ + kLingerLimit);
}

// Whoever stands in the queue of a socket that closes for good is let in first. A socket that
// others keep open is left to our successor, queue and all.
void Gate::stop_listening(TimePoint now) {
    for (std::size_t index = 0; index < listeners_.size(); ++index) {
        Listener& listener = listeners_[index];
        if (!listener.is_shared()) empty_queue(index, now);
        // Elsewhere it may stay open, and then epoll would go on to report it.
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener.descriptor(), nullptr);
        listener.close();
    }
    const std::lock_guard lock(mutex_);
    listeners_open_ = false;
    stopped_listening_at_ = now;
}

bool Gate::awaits_newcomers(TimePoint now) const {
    return listeners_open_ || now < stopped_listening_at_ + kNewcomersLimit;
}

// Its request has come, or may be on its way.
bool Gate::may_ask_again(const Connection& connection, TimePoint now) const {
    int unread = 0;
    if (::ioctl(connection.descriptor, FIONREAD, &unread) == 0 && unread > 0) return true;
    return connection.since > stopped_listening_at_ - kBusyLately &&
           now < stopped_listening_at_ + kFarewell;
}

void Gate::watch(Connection& connection, unsigned events) {
    epoll_event event{};
    event.events = events;
    event.data.u64 = token_of(connection);
    const int operation = connection.registered ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
    // Fails for lack of memory only; the deadline then ends the connection.
    if (::epoll_ctl(epoll_.get(), operation, connection.descriptor, &event) == 0)
        connection.registered = true;
}

void Gate::unwatch(Connection& connection) {
    if (connection.registered)
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, connection.descriptor, nullptr);
    connection.registered = false;
    connection.edge = false;
}

}  // namespace tasklight::http

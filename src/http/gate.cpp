#include "http/gate.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>

namespace tasklight::http {
namespace {

Descriptor must_open(int descriptor, const char* what) {
    if (descriptor < 0) throw std::system_error(errno, std::generic_category(), what);
    return Descriptor(descriptor);
}

Descriptor new_semaphore() {
    return must_open(::eventfd(0, EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC), "eventfd");
}

void signal(const Descriptor& event) {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(event.get(), &one, sizeof one);
}

}  // namespace

Gate::Gate(std::vector<Listener> listeners, GateOptions options, const TrustedProxies& proxies)
    : listeners_(std::move(listeners)),
      options_(options),
      proxies_(proxies),
      epoll_(must_open(::epoll_create1(EPOLL_CLOEXEC), "epoll")),
      wake_(new_semaphore()),
      handover_{new_semaphore(), new_semaphore()} {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = kWakeToken;
    ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, wake_.get(), &event);
    spare_ = options_.workers;
}

Gate::~Gate() {
    stop_accepting();
    if (thread_.joinable()) thread_.join();
    for (auto* list : {&heads_, &idle_, &adoptable_, &fresh_, &handed_over_[0], &handed_over_[1],
                       &working_, &tls_idle_, &sending_, &lingering_})
        for (const Connection& connection : *list)
            ::close(connection.descriptor);
}

void Gate::open(int plain_listener, int tls_listener) {
    {
        const std::lock_guard lock(mutex_);
        civetweb_listeners_ = {plain_listener, tls_listener};
    }
    thread_ = std::thread([this] { run(); });
}

void Gate::stop_accepting() {
    stopping_ = true;
    signal(wake_);
}

void Gate::dismiss_workers() {
    const std::lock_guard lock(mutex_);
    dismissed_ = true;
    dismissed_at_ = SteadyClock::now();
    ready_or_leave_.notify_all();
    // CivetWeb's thread sees its stop flag only after it wakes.
    signal(handover_[0]);
}

int Gate::accept(int listener, sockaddr* peer, socklen_t* peer_size) {
    const std::lock_guard lock(mutex_);
    const bool tls = listener == civetweb_listeners_[1];
    std::uint64_t taken = 0;
    // Once all are dismissed the event must stay: it wakes CivetWeb's thread for its end.
    const bool got = !dismissed_ && ::read(handover_[tls].get(), &taken, sizeof taken) > 0;
    if (!got || handed_over_[tls].empty()) {
        errno = EAGAIN;
        return -1;
    }
    Connection& connection = handed_over_[tls].front();
    move(connection, Connection::State::kWorking, working_, {}, connection.since);
    *peer_size = std::min(*peer_size, connection.name_size);
    std::memcpy(peer, &connection.name, *peer_size);
    return connection.descriptor;
}

Connection* Gate::find(int descriptor) {
    const std::lock_guard lock(mutex_);
    const auto index = static_cast<std::size_t>(descriptor);
    return descriptor >= 0 && index < by_descriptor_.size() ? by_descriptor_[index] : nullptr;
}

Connection* Gate::exchange(Connection& connection, std::string early) {
    Lock lock(mutex_);
    connection.early = std::move(early);
    wait_for_head(connection, SteadyClock::now());
    for (;;) {
        const bool fresh_first =
            std::cmp_greater(fresh_.size(), leaving_) && engaged_ >= options_.workers &&
            (adoptable_.empty() || fresh_.front().since <= adoptable_.front().since);
        if (dismissed_ || fresh_first) {
            ++leaving_;
            break;
        }
        if (!adoptable_.empty()) {
            Connection& next = adoptable_.front();
            move(next, Connection::State::kWorking, working_, {}, next.since);
            count_ready();
            return &next;
        }
        ++sleepers_;
        count_ready();
        ready_or_leave_.wait(lock);
        --sleepers_;
        if (waking_ > 0) --waking_;
    }
    count_ready();
    return nullptr;
}

void Gate::park(Connection& connection, std::string early) {
    const std::lock_guard lock(mutex_);
    connection.early = std::move(early);
    wait_for_head(connection, SteadyClock::now());
}

void Gate::send_rest(Connection& connection, std::string rest, bool keeps_alive,
                     std::string early) {
    const std::lock_guard lock(mutex_);
    unsent_ += rest.size();
    connection.rest = std::move(rest);
    connection.rest_sent = 0;
    connection.keeps_alive = keeps_alive;
    connection.early = std::move(early);
    move(connection, Connection::State::kSending, sending_, options_.send_deadline,
         SteadyClock::now());
    watch(connection, EPOLLOUT | EPOLLONESHOT);
}

void Gate::linger(Connection& connection) {
    const std::lock_guard lock(mutex_);
    start_lingering(connection, SteadyClock::now());
}

void Gate::forget(Connection& connection) {
    const std::lock_guard lock(mutex_);
    remove(connection);
}

void Gate::worker_returned() {
    int to_wake = 0;
    {
        const std::lock_guard lock(mutex_);
        --engaged_;
        if (leaving_ > 0) --leaving_;
        to_wake = dispatch();
    }
    wake_sleepers(to_wake);
}

std::chrono::milliseconds Gate::patience() const {
    using std::chrono::milliseconds;
    if (stopping_ || ready_.load(std::memory_order_relaxed) > 0) return milliseconds(0);
    if (spare_.load(std::memory_order_relaxed) > 0) return milliseconds(5);
    return milliseconds(parked_.load(std::memory_order_relaxed) > 0 ? 0 : 1);
}

bool Gate::begin_idle(Connection& connection) {
    const std::lock_guard lock(mutex_);
    if (!welcomes_ || workers_are_short()) return false;
    move(connection, Connection::State::kWorking, tls_idle_, {}, SteadyClock::now());
    return true;
}

void Gate::end_idle(Connection& connection) {
    const std::lock_guard lock(mutex_);
    move(connection, Connection::State::kWorking, working_, {}, SteadyClock::now());
}

// Half of the workers are left to requests that are there.
bool Gate::begin_upload() {
    if (uploads_.fetch_add(1) < std::max(1, options_.workers / 2)) return true;
    end_upload();
    return false;
}

int Gate::connections() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

int Gate::waiting_for_worker() const {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(adoptable_.size() + fresh_.size() + handed_over_[0].size() +
                            handed_over_[1].size());
}

int Gate::unfinished() const {
    const std::lock_guard lock(mutex_);
    return static_cast<int>(heads_.size() + idle_.size() + tls_idle_.size() + adoptable_.size() +
                            fresh_.size() + handed_over_[0].size() + handed_over_[1].size() +
                            working_.size() + sending_.size()) +
           (listeners_open_ ? 1 : 0);
}

// Gives ready connections to workers in CivetWeb's queue as far as nobody here can take them.
// Returns how many sleepers to wake, which is better done without the lock that they need.
int Gate::dispatch() {
    while (engaged_ < options_.workers) {
        const bool fresh = !fresh_.empty();
        if (!fresh && std::cmp_less_equal(adoptable_.size(), sleepers_)) break;
        Connection& next = fresh ? fresh_.front() : adoptable_.front();
        move(next, Connection::State::kReady, handed_over_[next.peer.tls], {}, next.since);
        ++engaged_;
        signal(handover_[next.peer.tls]);
    }
    const int wanted = static_cast<int>(adoptable_.size() + fresh_.size());
    for (int i = 0; i < wanted && workers_are_short() && !tls_idle_.empty(); ++i) {
        Connection& idle = tls_idle_.front();
        ::shutdown(idle.descriptor, SHUT_RD);
        move(idle, Connection::State::kWorking, working_, {}, idle.since);
    }
    count_ready();
    const int to_wake = std::max(0, std::min(sleepers_, wanted) - waking_);
    waking_ += to_wake;
    return to_wake;
}

void Gate::wake_sleepers(int count) {
    for (int i = 0; i < count; ++i)
        ready_or_leave_.notify_one();
}

bool Gate::workers_are_short() const {
    return engaged_ >= options_.workers && sleepers_ == 0 &&
           !(adoptable_.empty() && fresh_.empty());
}

void Gate::count_ready() {
    // Those that somebody who sleeps here is about to take do not wait.
    const int ready = static_cast<int>(adoptable_.size() + fresh_.size()) - sleepers_;
    ready_.store(ready, std::memory_order_relaxed);
    parked_.store(static_cast<int>(heads_.size() + idle_.size()), std::memory_order_relaxed);
    spare_.store(options_.workers - engaged_ + sleepers_, std::memory_order_relaxed);
}

// False if the connection is gone: nobody waits for another request any more.
bool Gate::wait_for_head(Connection& connection, TimePoint now) {
    const bool idle = connection.early.empty();
    move(connection, Connection::State::kWaiting, idle ? idle_ : heads_,
         idle ? options_.keep_alive : options_.head_deadline, now);
    connection.edge = false;
    connection.has_head = false;
    if (!welcomes_) {
        close(connection);
        return false;
    }
    watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
    return true;
}

void Gate::move(Connection& connection, Connection::State state, ConnectionList& list,
                std::chrono::milliseconds limit, TimePoint now) {
    list.splice(list.end(), *connection.list, connection.place);
    connection.list = &list;
    connection.state = state;
    connection.since = now;
    connection.deadline = now + limit;
}

}  // namespace tasklight::http

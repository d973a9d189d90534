// The gate's thread: admitting new connections, within the limits.
#include <algorithm>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>

#include "http/gate.hpp"

namespace tasklight::http {
namespace {

constexpr int kAcceptsAtOnce = 64;
constexpr std::chrono::milliseconds kPause{100};

}  // namespace

// False if nobody waits any more, or if there is no room.
bool Gate::accept_from(std::size_t index, TimePoint now) {
    const Listener& listener = listeners_[index];
    for (int i = 0; i < kAcceptsAtOnce && listener.descriptor() >= 0; ++i) {
        sockaddr_storage name{};
        socklen_t size = sizeof name;
        const int socket = ::accept4(listener.descriptor(), reinterpret_cast<sockaddr*>(&name),
                                     &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            admit(socket, name, size, listener, now);
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            return false;
        } else if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
            const std::lock_guard lock(mutex_);
            if (!make_room(nullptr)) {
                pause_accepting(now);
                return false;
            }
        }
    }
    return listener.descriptor() >= 0;
}

// No longer than a queue can be: others may fill it as fast as it is emptied.
void Gate::empty_queue(std::size_t index, TimePoint now) {
    for (int i = 0; i <= kBacklog / kAcceptsAtOnce && accept_from(index, now); ++i) {
    }
}

void Gate::admit(int socket, const sockaddr_storage& name, socklen_t size, const Listener& listener,
                 TimePoint now) {
    const int on = 1;
    if (!listener.is_unix()) ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const Peer peer{IpAddress::of(name), listener.is_tls()};
    const bool counts = peer.address && !peer.address->is_loopback() && !proxies_.trusts(peer);
    const std::lock_guard lock(mutex_);
    if (counts) {
        const AddressKey key = key_of(*peer.address);
        const auto known = per_address_.find(key);
        if (known != per_address_.end() && known->second >= options_.max_connections_per_address &&
            !make_room(&key)) {
            ::close(socket);
            return;
        }
        ++per_address_[key];
    }
    Connection& connection = heads_.emplace_back(socket);
    connection.list = &heads_;
    connection.place = std::prev(heads_.end());
    connection.peer = peer;
    connection.name = name;
    connection.name_size = size;
    connection.counts_for_address = counts;
    connection.since = now;
    connection.deadline = now + options_.head_deadline;
    if (++generations_ == 0) ++generations_;  // zero marks listeners
    connection.generation = generations_;
    const auto index = static_cast<std::size_t>(socket);
    if (index >= by_descriptor_.size()) by_descriptor_.resize(index + 1);
    by_descriptor_[index] = &connection;
    ++count_;
    watch(connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
    // One that just came is never the oldest, unless all others are being served.
    if (count_ > options_.max_connections) static_cast<void>(make_room(nullptr));
}

// Closes the connection, of that address or of all, that waits longest for nothing in particular.
bool Gate::make_room(const AddressKey* address) {
    Connection* oldest = nullptr;
    for (auto* list : {&lingering_, &heads_, &idle_}) {
        const auto found = std::find_if(list->begin(), list->end(), [&](const Connection& one) {
            return !address || (one.counts_for_address && key_of(*one.peer.address) == *address);
        });
        if (found != list->end() && (!oldest || found->since < oldest->since)) oldest = &*found;
    }
    if (oldest) close(*oldest);
    return oldest != nullptr;
}

void Gate::pause_accepting(TimePoint now) {
    for (const Listener& listener : listeners_)
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_DEL, listener.descriptor(), nullptr);
    listeners_watched_ = false;
    paused_until_ = now + kPause;
}

void Gate::resume_accepting(TimePoint now) {
    if (listeners_watched_ || stopping_ || now < paused_until_) return;
    for (std::size_t index = 0; index < listeners_.size(); ++index) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = index;
        ::epoll_ctl(epoll_.get(), EPOLL_CTL_ADD, listeners_[index].descriptor(), &event);
    }
    listeners_watched_ = true;
}

void Gate::close(Connection& connection) {
    const int descriptor = connection.descriptor;
    remove(connection);
    ::close(descriptor);
}

void Gate::remove(Connection& connection) {
    by_descriptor_[static_cast<std::size_t>(connection.descriptor)] = nullptr;
    if (connection.counts_for_address) {
        const auto known = per_address_.find(key_of(*connection.peer.address));
        if (known != per_address_.end() && --known->second == 0) per_address_.erase(known);
    }
    unsent_ -= connection.rest.size();
    --count_;
    connection.list->erase(connection.place);
}

// One customer usually has a whole /64 of IPv6.
Gate::AddressKey Gate::key_of(const IpAddress& address) {
    AddressKey key = address.bytes();
    if (!address.is_v4()) std::fill(key.begin() + 8, key.end(), 0);
    return key;
}

}  // namespace tasklight::http

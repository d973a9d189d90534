#include "http/worker.hpp"

#include <algorithm>
#include <sys/socket.h>
#include <utility>

#include "http/civetweb/seam.h"

namespace tasklight::http {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kSlice{200};
// A body may come slowly, but not arbitrarily so; less patience while others wait for a worker.
constexpr milliseconds kGrace{5'000};
constexpr long long kBytesPerSecond = 500;
constexpr milliseconds kGraceUnderLoad{1'000};
constexpr long long kBytesPerSecondUnderLoad = 4'000;
constexpr milliseconds kAnswerUnderLoad{5'000};
constexpr int kWaitsForHead = 2;

}  // namespace

// CivetWeb calls poll(), recv() and accept() without any context of ours: the thread is all there
// is to know them by.
Worker& Worker::current() {
    thread_local Worker worker;
    return worker;
}

void Worker::start(Gate& gate, const Patience& patience, bool is_acceptor) {
    gate_ = &gate;
    patience_ = patience;
    is_acceptor_ = is_acceptor;
}

void Worker::connection_begins(mg_connection* civetweb) {
    civetweb_ = civetweb;
    connection_ = gate_->find(tasklight_socket(civetweb));
    if (!connection_) return;
    // Over TLS the handshake has set the deadline, which the first head shares.
    if (!connection_->peer.tls || deadline_ == TimePoint()) head_begins();
    phase_ = Phase::kFirstHead;
    timed_out_ = false;
    bytes_are_there_ = !connection_->peer.tls;
    tasklight_start_afresh(civetweb);
    if (!connection_->early.empty())
        tasklight_preload(civetweb, connection_->early.data(), connection_->early.size());
    connection_->early.clear();
}

void Worker::head_begins() {
    phase_began_ = SteadyClock::now();
    deadline_ = phase_began_ + gate_->options().head_deadline;
}

void Worker::body_begins() {
    phase_ = Phase::kBody;
    crowded_out_ = false;
    phase_began_ = SteadyClock::now();
    deadline_ = connection_->is_overdue ? phase_began_ : phase_began_ + patience_.body;
    received_ = 0;
    received_before_ = static_cast<long long>(tasklight_tls_bytes_read(civetweb_));
}

void Worker::answer_begins() {
    end_upload();
    phase_ = Phase::kAnswer;
    phase_began_ = SteadyClock::now();
    deadline_ = phase_began_ + patience_.send;
}

void Worker::connection_ends(mg_connection* civetweb) {
    if (Connection* connection = gate_->find(tasklight_socket(civetweb)))
        gate_->forget(*connection);
    end_upload();
    connection_ = nullptr;
    phase_ = Phase::kHandshake;
    deadline_ = {};
}

void Worker::let_go(mg_connection* civetweb) {
    tasklight_set_socket(civetweb, -1);
    tasklight_drop_buffered(civetweb);
    tasklight_must_close(civetweb);
    connection_ = nullptr;
}

int Worker::poll(pollfd* descriptors, nfds_t count, int milliseconds) {
    if (!gate_ || is_acceptor_ || count != 1) {
        const int ready = ::poll(descriptors, count, milliseconds);
        // What was done to the listening sockets from outside comes before CivetWeb closes them.
        if (gate_) static_cast<void>(gate_->dismissed());
        return ready;
    }
    pollfd& descriptor = *descriptors;
    if (!connection_ && phase_ == Phase::kHandshake) {
        connection_ = gate_->find(descriptor.fd);
        head_begins();
    }
    if (!connection_) return ::poll(descriptors, count, milliseconds);
    if (phase_ == Phase::kBody) return wait_for_body(descriptor);
    if (phase_ == Phase::kFirstHead && bytes_are_there_) {
        bytes_are_there_ = false;
        descriptor.revents = POLLIN;
        return 1;
    }
    if (connection_->peer.tls)
        return phase_ == Phase::kNextHead ? idle_over_tls(descriptor)
                                          : wait_until(descriptor, deadline_);
    if (phase_ == Phase::kNextHead || phase_ == Phase::kFirstHead)
        return between_requests(descriptor);
    return wait_until(descriptor, deadline_);
}

// Waits a moment for the next request of the same client, which comes at once from a busy one;
// then the connection goes back to the gate, and another one that has a request comes in its place
// without CivetWeb noticing.
int Worker::between_requests(pollfd& descriptor) {
    const auto wait = ++waits_ > kWaitsForHead ? milliseconds(0) : gate_->patience();
    if (wait.count() > 0) {
        const int ready = ::poll(&descriptor, 1, static_cast<int>(wait.count()));
        if (ready != 0) return ready;
    }
    std::size_t size = 0;
    const char* unread = tasklight_unread(civetweb_, &size);
    if (size > 0) {
        gate_->park(*connection_, std::string(unread, size));
        let_go(civetweb_);
        return -1;
    }
    Connection* next = gate_->exchange(*connection_, {});
    if (!next) {
        let_go(civetweb_);
        return -1;
    }
    connection_ = next;
    phase_ = Phase::kFirstHead;
    waits_ = 0;
    timed_out_ = false;
    tasklight_set_socket(civetweb_, next->descriptor);
    tasklight_start_afresh(civetweb_);
    descriptor.fd = next->descriptor;
    descriptor.revents = POLLIN;
    return 1;
}

// What TLS has negotiated cannot leave the worker: an idle connection keeps it, but only as long
// as nobody else needs it.
int Worker::idle_over_tls(pollfd& descriptor) {
    if (waits_++ > 0) return wait_until(descriptor, deadline_);
    if (!gate_->begin_idle(*connection_)) return -1;
    const auto keep_alive = static_cast<int>(gate_->options().keep_alive.count());
    const int ready = ::poll(&descriptor, 1, keep_alive);
    gate_->end_idle(*connection_);
    head_begins();
    return ready > 0 ? ready : -1;
}

int Worker::wait_for_body(pollfd& descriptor) {
    if (!uploads_) {
        const int ready = ::poll(&descriptor, 1, 0);
        if (ready != 0) return ready;
        uploads_ = gate_->begin_upload();
        crowded_out_ = !uploads_;
        if (crowded_out_) return give_up();
    }
    return wait_until(descriptor, deadline_);
}

void Worker::end_upload() {
    if (std::exchange(uploads_, false)) gate_->end_upload();
}

int Worker::wait_until(pollfd& descriptor, TimePoint deadline) {
    for (;;) {
        const TimePoint now = SteadyClock::now();
        if (now >= deadline || is_too_slow(now)) return give_up();
        const auto left = std::chrono::ceil<milliseconds>(deadline - now);
        const int ready = ::poll(&descriptor, 1, static_cast<int>(std::min(left, kSlice).count()));
        if (ready != 0) return ready;
        const bool has_request = phase_ == Phase::kBody || phase_ == Phase::kAnswer;
        if (gate_->dismissed() || (!gate_->welcomes() && !has_request)) return give_up();
    }
}

bool Worker::is_too_slow(TimePoint now) const {
    const auto spent = now - phase_began_;
    const bool others_wait = gate_->patience().count() == 0 && !gate_->stopping();
    if (phase_ == Phase::kAnswer) return others_wait && spent > kAnswerUnderLoad;
    if (phase_ == Phase::kHandshake || phase_ == Phase::kFirstHead || phase_ == Phase::kNextHead)
        return others_wait && spent > kGraceUnderLoad;
    const auto ms = std::chrono::duration_cast<milliseconds>(spent).count();
    const long long rate = ms > 0 ? received() * 1000 / ms : 0;
    return (spent > kGrace && rate < kBytesPerSecond) ||
           (others_wait && spent > kGraceUnderLoad && rate < kBytesPerSecondUnderLoad);
}

long long Worker::received() const {
    if (!connection_->peer.tls) return received_;
    return static_cast<long long>(tasklight_tls_bytes_read(civetweb_)) - received_before_;
}

int Worker::give_up() {
    timed_out_ = true;
    return -1;
}

}  // namespace tasklight::http

using tasklight::http::Worker;

extern "C" int tasklight_accept(int listener, sockaddr* peer, socklen_t* peer_size) {
    return Worker::current().gate()->accept(listener, peer, peer_size);
}

extern "C" int tasklight_poll(pollfd* descriptors, nfds_t count, int milliseconds) {
    return Worker::current().poll(descriptors, count, milliseconds);
}

extern "C" ssize_t tasklight_recv(int socket, void* buffer, size_t size, int flags) {
    const ssize_t received = ::recv(socket, buffer, size, flags);
    Worker::current().count_received(received);
    return received;
}

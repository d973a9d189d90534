#include "http/outgoing.hpp"

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "base/text.hpp"
#include "http/civetweb/seam.h"
#include "http/worker.hpp"

namespace tasklight::http {
namespace {

// A client that reads at all has taken something by the first and, unless it is far away, all by
// the second; any other one is the gate's.
constexpr int kPatienceMs = 20;
constexpr std::chrono::milliseconds kPatienceInAll{100};

const std::string& date_line() {
    thread_local std::time_t made_for = -1;
    thread_local std::string line;
    const std::time_t now = std::time(nullptr);
    if (now != made_for) {
        std::tm parts{};
        char text[64];
        gmtime_r(&now, &parts);
        const auto size =
            std::strftime(text, sizeof text, "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
        line.assign(text, size);
        made_for = now;
    }
    return line;
}

bool is_ours(std::string_view name) {
    for (const std::string_view one :
         {"Content-Length", "Connection", "Transfer-Encoding", "Date", "X-Request-Id"})
        if (name.size() == one.size() && equals_ignoring_case(name, one)) return true;
    return false;
}

// A line end in a value would begin a header, or an answer, of somebody else's choice.
void append_value(std::string& head, std::string_view value) {
    for (const char c : value)
        head.push_back(c == '\r' || c == '\n' || c == '\0' ? ' ' : c);
}

std::string_view body_of(const Response& response) {
    return response.static_body.empty() ? std::string_view(response.body) : response.static_body;
}

bool has_no_body(int status) { return status == 204 || status == 304; }

// How much of the two pieces the socket takes now; negative: the connection is gone.
ssize_t push(int socket, std::string_view head, std::string_view body) {
    const auto total = static_cast<ssize_t>(head.size() + body.size());
    ssize_t sent = 0;
    TimePoint started{};
    for (;;) {
        const auto done = static_cast<std::size_t>(sent);
        const auto head_left = head.substr(std::min(done, head.size()));
        const auto body_left = body.substr(done - std::min(done, head.size()));
        iovec pieces[2] = {{const_cast<char*>(head_left.data()), head_left.size()},
                           {const_cast<char*>(body_left.data()), body_left.size()}};
        msghdr message{};
        message.msg_iov = pieces;
        message.msg_iovlen = 2;
        const ssize_t now = ::sendmsg(socket, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (now < 0 && errno != EAGAIN && errno != EINTR) return -1;
        sent += std::max<ssize_t>(now, 0);
        if (sent == total) return sent;
        const TimePoint moment = SteadyClock::now();
        if (started == TimePoint()) started = moment;
        if (moment - started > kPatienceInAll) return sent;
        pollfd writable{socket, POLLOUT, 0};
        if (::poll(&writable, 1, kPatienceMs) == 0) return sent;
    }
}

void send_plain(mg_connection* connection, const Answer& answer, std::string_view head,
                std::string_view body) {
    Worker& worker = Worker::current();
    Connection& client = *worker.connection();
    const ssize_t sent = push(client.descriptor, head, body);
    if (sent < 0) {
        tasklight_must_close(connection);
        return;
    }
    auto rest_at = static_cast<std::size_t>(sent);
    if (rest_at == head.size() + body.size()) {
        if (answer.all_was_read) return;
        worker.let_go(connection);
        worker.gate()->linger(client);
        return;
    }
    std::string rest;
    if (rest_at < head.size()) rest = head.substr(rest_at);
    rest += body.substr(rest_at - std::min(rest_at, head.size()));
    std::size_t size = 0;
    const char* unread = tasklight_unread(connection, &size);
    std::string early(unread, answer.keeps_alive ? size : 0);
    worker.let_go(connection);
    worker.gate()->send_rest(client, std::move(rest), answer.keeps_alive, std::move(early));
}

}  // namespace

std::string head_of(const Answer& answer) {
    const Response& response = answer.response;
    std::string head;
    head.reserve(512);
    head += "HTTP/1.1 ";
    head += std::to_string(response.status);
    head += ' ';
    head += reason_phrase(response.status);
    head += "\r\n";
    head += date_line();
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name)) continue;
        append_value(head, name);
        head += ": ";
        append_value(head, value);
        head += "\r\n";
    }
    if (!has_no_body(response.status)) {
        head += "Content-Length: ";
        head += std::to_string(body_of(response).size());
        head += "\r\n";
    }
    head += "X-Request-Id: ";
    head += answer.request_id;
    head +=
        answer.keeps_alive ? "\r\nConnection: keep-alive\r\n\r\n" : "\r\nConnection: close\r\n\r\n";
    return head;
}

std::size_t send(mg_connection* connection, const Answer& answer) {
    Worker& worker = Worker::current();
    std::string head = head_of(answer);
    const bool bare = !answer.with_body || has_no_body(answer.response.status);
    const std::string_view body = bare ? std::string_view() : body_of(answer.response);
    if (!answer.keeps_alive) tasklight_must_close(connection);
    worker.answer_begins();
    if (!worker.connection()) return 0;
    if (worker.connection()->peer.tls) {
        head += body;
        if (mg_write(connection, head.data(), head.size()) != static_cast<int>(head.size()))
            tasklight_must_close(connection);
    } else {
        send_plain(connection, answer, head, body);
    }
    return body.size();
}

}  // namespace tasklight::http

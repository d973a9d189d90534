#include "http/service.hpp"

#include <cstdio>
#include <exception>

#include "base/error.hpp"
#include "base/log.hpp"
#include "http/civetweb/seam.h"
#include "http/incoming.hpp"
#include "http/outgoing.hpp"

namespace tasklight::http {
namespace {

class CountActive {
public:
    explicit CountActive(std::atomic<int>& active) : active_(active) { ++active_; }
    ~CountActive() { --active_; }
    CountActive(const CountActive&) = delete;
    CountActive& operator=(const CountActive&) = delete;

private:
    std::atomic<int>& active_;
};

std::string milliseconds_since(TimePoint began) {
    const std::chrono::duration<double, std::milli> spent = SteadyClock::now() - began;
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", spent.count());
    return text;
}

// In words, since CivetWeb's own may quote the request.
std::string detail_for(int status) {
    switch (status) {
        case 408:
            return "The request came too slowly.";
        case 431:
            return "The request head is longer than 16 KiB.";
        case 505:
            return "This version of HTTP is not known here.";
        default:
            return status < 500 ? "The request cannot be understood." : "Something went wrong.";
    }
}

// Whoever watches over us asks every few seconds, and is of interest only if the answer is bad.
bool is_passed_check(const Request& request, const Response& response) {
    return response.status == 200 && (request.path == "/healthz" || request.path == "/readyz");
}

}  // namespace

void Service::serve(mg_connection* connection, const Gate& gate) noexcept {
    const TimePoint began = SteadyClock::now();
    try {
        const CountActive active(active_);
        Request request;
        request.id = new_request_id();
        bool understood = false;
        const Response response = respond(connection, request, understood);
        const bool keeps_alive =
            understood && !gate.stopping() && tasklight_keeps_alive(connection) != 0;
        finish(connection, request, response, keeps_alive, understood, began);
    } catch (...) {
        tasklight_must_close(connection);
    }
}

void Service::refuse(mg_connection* connection, int status) noexcept {
    const TimePoint began = SteadyClock::now();
    try {
        if (status == 400 && tasklight_buffer_is_full(connection)) status = 431;
        if (status == 400 && Worker::current().timed_out()) status = 408;
        if (status == 411 || status == 413) status = status == 413 ? 431 : 400;
        Request request;
        request.id = new_request_id();
        if (const auto* worker_connection = Worker::current().connection())
            proxies_.describe_client(worker_connection->peer, request);
        finish(connection, request, refusal(request, status, detail_for(status)), false, false,
               began);
    } catch (...) {
        tasklight_must_close(connection);
    }
}

Response Service::respond(mg_connection* connection, Request& request, bool& understood) {
    try {
        const Peer& peer = Worker::current().connection()->peer;
        const Framing framing = read_head(connection, peer, proxies_, request);
        request.body = read_body(connection, framing, options_.body_limit);
        understood = true;
    } catch (const Refusal& why) {
        return refusal(request, why.status(), why.what());
    }
    return handle(request);
}

Response Service::handle(Request& request) const {
    try {
        return handler_(request);
    } catch (const std::exception& defect) {
        log::error("unexpected", {{"id", request.id}, {"type", typeid(defect).name()}});
    } catch (...) {
        log::error("unexpected", {{"id", request.id}});
    }
    return plain("Something went wrong.\n", 500);
}

Response Service::refusal(const Request& request, int status, const std::string& detail) const {
    try {
        return refuse_(request, status, detail);
    } catch (...) {
        log::error("unexpected", {{"id", request.id}});
        return plain("Something went wrong.\n", 500);
    }
}

void Service::finish(mg_connection* connection, const Request& request, const Response& response,
                     bool keeps_alive, bool all_was_read, TimePoint began) {
    ++requests_;
    const Answer answer{response, request.id, request.method != Method::kHead, keeps_alive,
                        all_was_read};
    const std::size_t bytes = send(connection, answer);
    const log::Level level =
        is_passed_check(request, response) ? log::Level::kDebug : log::Level::kInfo;
    if (!log::enabled(level)) return;
    log::write(level, "request",
               {{"method", std::string(to_string(request.method))},
                {"path", request.path.empty() ? "-" : request.path},
                {"status", std::to_string(response.status)},
                {"ms", milliseconds_since(began)},
                {"bytes", std::to_string(bytes)},
                {"client", request.client},
                {"id", request.id}});
}

}  // namespace tasklight::http

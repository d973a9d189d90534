// CivetWeb's callbacks, and its start and stop.
#include <algorithm>

#include "base/log.hpp"
#include "http/civetweb/seam.h"
#include "http/service.hpp"

namespace tasklight::http {
namespace {

// CivetWeb's own limits only have to be longer than ours.
constexpr std::chrono::milliseconds kSlack{10'000};

Engine& engine_of(const mg_connection* connection) {
    return *static_cast<Engine*>(mg_get_user_data(mg_get_context(connection)));
}

int begin_request(mg_connection* connection) {
    const Engine& engine = engine_of(connection);
    Worker::current().request_begins();
    engine.service().serve(connection, engine.gate());
    return 1;
}

int http_error(mg_connection* connection, int status, const char* /*message*/) {
    engine_of(connection).service().refuse(connection, status);
    return 0;
}

int log_message(const mg_connection* /*connection*/, const char* message) {
    log::debug("civetweb", {{"said", message}});
    return 1;
}

void* init_thread(const mg_context* context, int kind) {
    const auto& engine = *static_cast<Engine*>(mg_get_user_data(context));
    Worker::current().start(engine.gate(), engine.patience(), kind == 0);
    return nullptr;
}

int init_connection(const mg_connection* connection, void** /*data*/) {
    Worker::current().connection_begins(const_cast<mg_connection*>(connection));
    return 0;
}

void end_request(const mg_connection* /*connection*/, int /*status*/) {
    Worker::current().request_ends();
}

void connection_close(const mg_connection* connection) {
    Worker::current().connection_ends(const_cast<mg_connection*>(connection));
}

void connection_closed(const mg_connection* connection) {
    engine_of(connection).gate().worker_returned();
}

int external_ssl_ctx(void** context, void* engine) {
    Tls* tls = static_cast<Engine*>(engine)->tls();
    if (!tls) return -1;
    *context = tls->context();
    return 1;
}

mg_callbacks callbacks() {
    mg_callbacks callbacks{};
    callbacks.begin_request = begin_request;
    callbacks.end_request = end_request;
    callbacks.http_error = http_error;
    callbacks.log_message = log_message;
    callbacks.init_thread = init_thread;
    callbacks.init_connection = init_connection;
    callbacks.connection_close = connection_close;
    callbacks.connection_closed = connection_closed;
    callbacks.external_ssl_ctx = external_ssl_ctx;
    return callbacks;
}

}  // namespace

Engine::Engine(const ServerOptions& options, Gate& gate, Service& service, Tls* tls)
    : gate_(gate), service_(service), tls_(tls) {
    patience_ = {options.body_deadline, options.send_deadline};
    const auto slowest = std::max(
        {options.body_deadline, options.send_deadline, options.head_deadline, options.keep_alive});
    const std::string limit = std::to_string((slowest + kSlack).count());
    const std::string workers = std::to_string(options.worker_threads);
    const std::string queue = std::to_string(options.worker_threads + 1);
    // The ports are never opened: the gate's descriptors take the places of their sockets.
    const char* const ports = tls ? "1,2s" : "1";
    const char* settings[] = {"listening_ports",
                              ports,
                              "num_threads",
                              workers.c_str(),
                              "connection_queue",
                              queue.c_str(),
                              "request_timeout_ms",
                              limit.c_str(),
                              "keep_alive_timeout_ms",
                              limit.c_str(),
                              "enable_keep_alive",
                              "yes",
                              "max_request_size",
                              "16384",
                              "decode_url",
                              "no",
                              "enable_auth_domain_check",
                              "no",
                              "access_control_allow_origin",
                              "",
                              "access_control_allow_methods",
                              "",
                              nullptr};
    const mg_callbacks hooks = callbacks();
    char text[256] = {};
    mg_init_data init{};
    init.callbacks = &hooks;
    init.user_data = this;
    init.configuration_options = settings;
    mg_error_data error{};
    error.text = text;
    error.text_buffer_size = sizeof text;

    mg_init_library(0);
    context_ = mg_start2(&init, &error);
    if (!context_) {
        mg_exit_library();
        throw std::runtime_error(std::string("CivetWeb did not start: ") + text);
    }
    const int plain = tasklight_replace_listener(context_, 0, gate_.handover(false));
    gate_.open(plain, tls ? tasklight_replace_listener(context_, 1, gate_.handover(true)) : -1);
}

void Engine::stop() {
    if (!context_) return;
    gate_.dismiss_workers();
    mg_stop(std::exchange(context_, nullptr));
    mg_exit_library();
}

}  // namespace tasklight::http

#include <cerrno>
#include <csignal>
#include <iostream>
#include <malloc.h>
#include <pthread.h>
#include <thread>
#include <unistd.h>

#include "app/application.hpp"
#include "app/command_line.hpp"
#include "app/commands.hpp"
#include "app/housekeeping.hpp"
#include "app/privileges.hpp"
#include "app/schema.hpp"
#include "app/supervisor.hpp"
#include "app/watchdog.hpp"
#include "base/log.hpp"
#include "base/version.hpp"
#include "http/server.hpp"

namespace tasklight::app {
namespace {

// The signals that main waits for; threads that start afterwards inherit the mask.
sigset_t block_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, signal);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

http::ServerOptions server_options(const Config& config, Supervisor& supervisor) {
    http::ServerOptions options;
    options.listen = config.listen;
    options.sockets = {supervisor.take_sockets(), supervisor.keeps_sockets()};
    options.tls_certificate = config.tls_certificate;
    options.tls_key = config.tls_key;
    options.trusted_proxies = config.trusted_proxies;
    options.public_https = config.public_url.starts_with("https://");
    options.worker_threads = config.worker_threads;
    return options;
}

// Addresses as a person can open them.
std::string addresses(const Config& config) {
    std::string text;
    for (const std::string& address : config.listen) {
        if (!text.empty()) text += ", ";
        if (address.starts_with("unix:") || address.starts_with("http://")) {
            text += address;
        } else {
            text += (config.tls_certificate.empty() ? "http://" : "https://") + address;
        }
    }
    return text;
}

// What can change without a restart: the log level and the TLS files.
void reload(const Config& config, http::Server& server) {
    try {
        log::set_level(config.read_again().log_level);
        if (!config.tls_certificate.empty()) server.reload_tls();
        if (config.has_copied_tls)
            log::warning("systemd hands over a renewed certificate only at a restart");
        log::info("settings read again");
    } catch (const std::exception& error) {
        log::error("the settings could not be read again", {{"reason", error.what()}});
    }
}

// A certificate that is renewed in its place (Kubernetes does that, and tells nobody).
void renew_certificate(http::Server& server) {
    try {
        if (server.renew_tls()) log::info("the renewed certificate was read");
    } catch (const std::exception& error) {
        log::error("the renewed certificate cannot be used", {{"reason", error.what()}});
    }
}

int next_signal(const sigset_t& signals, http::Server& server) {
    constexpr timespec kBetweenLooks{10, 0};
    for (;;) {
        const int signal = sigtimedwait(&signals, nullptr, &kBetweenLooks);
        if (signal > 0) return signal;
        if (errno == EAGAIN) renew_certificate(server);
    }
}

// A request whose database hangs cannot be interrupted, and a service that does not stop is worse
// than one that is cut off. Requests that run have had drain_deadline by then.
void stop_in_time() {
    constexpr std::chrono::seconds kLimit{20};
    std::thread([kLimit] {
        std::this_thread::sleep_for(kLimit);
        log::error("something does not end, such as a request; the program is cut off");
        ::_exit(kFailed);
    }).detach();
}

}  // namespace

int serve(const Config& config, const Words& words) {
    if (!words.empty()) throw UsageError("\"serve\" takes no arguments.");
    const sigset_t signals = block_signals();
    // Many arenas cost memory and gain nothing here: requests allocate little.
    mallopt(M_ARENA_MAX, 2);

    (void)become_owner_of_database(config);
    Supervisor supervisor;
    const SystemClock clock;
    Application application(config, clock);
    application.database().check();
    prepare_schema(application.database(), config);

    http::Server server(
        server_options(config, supervisor),
        [&](http::Request& request) { return application.answer(request); },
        [&](const http::Request& request, int status, const std::string& detail) {
            return application.refuse(request, status, detail);
        });
    application.metrics().set_server([&] { return server.statistics(); });
    const Housekeeping housekeeping(application.database(), clock);
    const Watchdog watchdog(supervisor, server);
    supervisor.keep(server.sockets());
    supervisor.ready("Serving " + addresses(config));
    log::info("Tasklight serves",
              {{"address", addresses(config)}, {"version", std::string(kVersion)}});

    while (next_signal(signals, server) == SIGHUP) {
        supervisor.reloading();
        reload(config, server);
        supervisor.ready("Serving " + addresses(config));
    }
    supervisor.stopping();
    log::info("stopping");
    stop_in_time();
    return kSuccess;
}

}  // namespace tasklight::app

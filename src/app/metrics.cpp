#include "app/metrics.hpp"

#include <cstdio>

#include "app/process_facts.hpp"
#include "base/version.hpp"

namespace tasklight::app {
namespace {

constexpr auto kRelaxed = std::memory_order_relaxed;

std::string decimal(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.15g", number);
    return text;
}

class Lines {
public:
    void family(const std::string& name, const char* type, const char* help) {
        text_ += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
    }
    void sample(const std::string& name, const std::string& labels, const std::string& value) {
        text_ += name + labels + ' ' + value + '\n';
    }
    void gauge(const std::string& name, const char* help, double value) {
        family(name, "gauge", help);
        sample(name, "", decimal(value));
    }
    void counter(const std::string& name, const char* help, double value) {
        family(name, "counter", help);
        sample(name, "", decimal(value));
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

void tell_process(Lines& lines) {
    const ProcessFacts facts = process_facts();
    lines.counter("process_cpu_seconds_total", "Processor time spent.", facts.cpu_seconds);
    lines.gauge("process_start_time_seconds", "When the process started, since 1970.",
                facts.started_at);
    lines.gauge("process_resident_memory_bytes", "Memory in use.",
                static_cast<double>(facts.resident_bytes));
    lines.gauge("process_open_fds", "Open files and connections.",
                static_cast<double>(facts.open_files));
    lines.gauge("process_max_fds", "How many may be open.", static_cast<double>(facts.most_files));
}

void tell_database(Lines& lines, const database::DatabaseStatistics& data) {
    lines.gauge("tasklight_database_connections", "Open database connections.",
                data.connections_open);
    lines.gauge("tasklight_database_connections_in_use", "Of these, in use.",
                data.connections_in_use);
    lines.counter("tasklight_database_statements_total", "SQL statements started.",
                  static_cast<double>(data.statements));
    lines.counter("tasklight_database_unavailable_total",
                  "Reads and writes that failed because the database was away or busy.",
                  static_cast<double>(data.unavailable));
    lines.gauge("tasklight_database_writes_waiting", "Writes that wait for SQLite's writer.",
                static_cast<double>(data.writes_waiting));
}

void tell_accounts(Lines& lines, const accounts::AccountActions::Counts& counts,
                   const PasswordHasher::Load& hashes) {
    const std::string log_ins = "tasklight_log_ins_total";
    lines.family(log_ins, "counter", "Log-ins, by result.");
    lines.sample(log_ins, "{result=\"accepted\"}", std::to_string(counts.logged_in));
    lines.sample(log_ins, "{result=\"refused\"}", std::to_string(counts.refused));
    lines.counter("tasklight_registrations_total", "Accounts made.",
                  static_cast<double>(counts.registered));
    lines.gauge("tasklight_password_hashes_running", "Passwords being hashed.", hashes.running);
    lines.gauge("tasklight_password_hashes_waiting", "Passwords that wait to be hashed.",
                hashes.waiting);
}

}  // namespace

void Metrics::count(int status) {
    const auto status_class = static_cast<std::size_t>(status / 100);
    by_class_[status_class < by_class_.size() ? status_class : 0].fetch_add(1, kRelaxed);
}

void Metrics::observe(std::chrono::nanoseconds duration) {
    nanoseconds_.fetch_add(duration.count(), kRelaxed);
    const double seconds = std::chrono::duration<double>(duration).count();
    std::size_t bucket = 0;
    while (bucket < kBuckets.size() && seconds > kBuckets[bucket])
        ++bucket;
    by_duration_[bucket].fetch_add(1, kRelaxed);
}

std::string Metrics::text(const Sources& sources) const {
    Lines lines;
    lines.family("tasklight_build_info", "gauge", "The version, as a label.");
    lines.sample("tasklight_build_info", "{version=\"" + std::string(kVersion) + "\"}", "1");

    lines.gauge("tasklight_ready", "Whether the database answers and its schema fits: 1 or 0.",
                sources.ready ? 1 : 0);

    lines.family("tasklight_responses_total", "counter", "Answers, by class of status.");
    for (std::size_t i = 1; i < by_class_.size(); ++i)
        lines.sample("tasklight_responses_total", "{class=\"" + std::to_string(i) + "xx\"}",
                     std::to_string(by_class_[i].load(kRelaxed)));

    const std::string duration = "tasklight_response_seconds";
    lines.family(duration, "histogram", "Time from a whole request to its answer.");
    long long seen = 0;
    for (std::size_t i = 0; i <= kBuckets.size(); ++i) {
        seen += by_duration_[i].load(kRelaxed);
        const std::string bound = i < kBuckets.size() ? decimal(kBuckets[i]) : "+Inf";
        lines.sample(duration + "_bucket", "{le=\"" + bound + "\"}", std::to_string(seen));
    }
    lines.sample(duration + "_sum", "",
                 decimal(static_cast<double>(nanoseconds_.load(kRelaxed)) / 1e9));
    lines.sample(duration + "_count", "", std::to_string(seen));

    if (server_) {
        const http::Server::Statistics server = server_();
        lines.gauge("tasklight_requests_active", "Requests being worked on.", server.active);
        lines.gauge("tasklight_connections", "Open client connections.", server.connections);
        lines.gauge("tasklight_connections_waiting", "Connections that wait for a worker.",
                    server.waiting);
    }
    tell_database(lines, sources.database.statistics());
    tell_accounts(lines, sources.accounts.counts(), sources.passwords.load());
    tell_process(lines);
    return lines.take();
}

}  // namespace tasklight::app

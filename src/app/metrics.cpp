#include "app/metrics.hpp"

#include <cstdio>

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
    void gauge(const std::string& name, const char* help, long long value) {
        family(name, "gauge", help);
        sample(name, "", std::to_string(value));
    }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    std::string text_;
};

}  // namespace

void Metrics::count(int status, std::chrono::nanoseconds duration) {
    const auto status_class = static_cast<std::size_t>(status / 100);
    by_class_[status_class < by_class_.size() ? status_class : 0].fetch_add(1, kRelaxed);
    nanoseconds_.fetch_add(duration.count(), kRelaxed);
    const double seconds = std::chrono::duration<double>(duration).count();
    std::size_t bucket = 0;
    while (bucket < kBuckets.size() && seconds > kBuckets[bucket])
        ++bucket;
    by_duration_[bucket].fetch_add(1, kRelaxed);
}

std::string Metrics::text(const database::Database& database) const {
    Lines lines;
    lines.family("tasklight_build_info", "gauge", "The version, as a label.");
    lines.sample("tasklight_build_info", "{version=\"" + std::string(kVersion) + "\"}", "1");

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
    const database::DatabaseStatistics data = database.statistics();
    lines.gauge("tasklight_database_connections", "Open database connections.",
                data.connections_open);
    lines.gauge("tasklight_database_connections_in_use", "Of these, in use.",
                data.connections_in_use);
    lines.family("tasklight_database_statements_total", "counter", "SQL statements started.");
    lines.sample("tasklight_database_statements_total", "", std::to_string(data.statements));
    lines.gauge("tasklight_database_writes_waiting", "Writes that wait for SQLite's writer.",
                static_cast<long long>(data.writes_waiting));
    return lines.take();
}

}  // namespace tasklight::app

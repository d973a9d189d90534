// What the kernel knows about this process, for /metrics. Any thread may call.
#pragma once

namespace tasklight::app {

struct ProcessFacts {
    double cpu_seconds = 0;
    double started_at = 0;  // seconds since 1970
    long long resident_bytes = 0;
    long long open_files = 0;
    long long most_files = 0;
};

// Zero stands where /proc cannot be read.
[[nodiscard]] ProcessFacts process_facts();

}  // namespace tasklight::app

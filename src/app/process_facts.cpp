#include "app/process_facts.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

namespace tasklight::app {
namespace {

// A moment since the start of the machine as a moment since 1970. Not from /proc/stat, which a
// hardened service does not see.
double wall_time(double since_boot) {
    timespec boot{};
    timespec wall{};
    ::clock_gettime(CLOCK_BOOTTIME, &boot);
    ::clock_gettime(CLOCK_REALTIME, &wall);
    const auto seconds = [](const timespec& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    return seconds(wall) - seconds(boot) + since_boot;
}

// Of /proc/self/stat, see proc(5). The name in parentheses may hold blanks and parentheses.
void read_stat(ProcessFacts& facts) {
    constexpr int kBeforeUserTime = 11;  // fields between the name and utime
    constexpr int kBeforeStart = 6;      // fields between stime and starttime
    std::ifstream file("/proc/self/stat");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto name_ends = text.rfind(')');
    if (name_ends == std::string::npos) return;
    std::istringstream fields(text.substr(name_ends + 1));
    std::string skipped;
    double user = 0;
    double system = 0;
    double start = 0;
    long long virtual_bytes = 0;
    long long resident_pages = 0;
    for (int i = 0; i < kBeforeUserTime; ++i)
        fields >> skipped;
    fields >> user >> system;
    for (int i = 0; i < kBeforeStart; ++i)
        fields >> skipped;
    fields >> start >> virtual_bytes >> resident_pages;
    if (!fields) return;
    const auto ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
    facts.cpu_seconds = (user + system) / ticks;
    // Once: the wall clock may be set, and a start must not seem to move.
    static const double started_at = wall_time(start / ticks);
    facts.started_at = started_at;
    facts.resident_bytes = resident_pages * ::sysconf(_SC_PAGESIZE);
}

}  // namespace

ProcessFacts process_facts() {
    ProcessFacts facts;
    read_stat(facts);
    std::error_code error;
    for (std::filesystem::directory_iterator file("/proc/self/fd", error), end;
         !error && file != end; file.increment(error))
        ++facts.open_files;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        facts.most_files = static_cast<long long>(limit.rlim_cur);
    return facts;
}

}  // namespace tasklight::app

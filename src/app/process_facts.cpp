#include "app/process_facts.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace tasklight::app {
namespace {

std::string contents(const char* path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Of /proc/stat: when the machine was started.
double boot_time() {
    constexpr std::string_view kMark = "\nbtime ";
    const std::string text = contents("/proc/stat");
    const auto at = text.find(kMark);
    return at == std::string::npos ? 0 : std::stod(text.substr(at + kMark.size()));
}

// Of /proc/self/stat, see proc(5). The name in parentheses may hold blanks and parentheses.
void read_stat(ProcessFacts& facts) {
    constexpr int kBeforeUserTime = 11;  // fields between the name and utime
    constexpr int kBeforeStart = 6;      // fields between stime and starttime
    const std::string text = contents("/proc/self/stat");
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
    facts.started_at = boot_time() + start / ticks;
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

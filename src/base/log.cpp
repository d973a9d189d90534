#include "base/log.hpp"

#include <atomic>
#include <unistd.h>

#include "base/clock.hpp"
#include "base/json.hpp"

namespace tasklight::log {
namespace {

std::atomic<Level> g_level{Level::kInfo};
std::atomic<Format> g_format{Format::kText};

constexpr std::string_view name_of(Level level) {
    switch (level) {
        case Level::kError:
            return "error";
        case Level::kWarning:
            return "warning";
        case Level::kInfo:
            return "info";
        case Level::kDebug:
            return "debug";
    }
    return "info";
}

// A value that holds a space, a quote or a control character is quoted, so that nobody can
// forge a line or a field.
void append_text_value(std::string& line, std::string_view value) {
    const bool plain =
        !value.empty() && value.find_first_of(" \"\\=") == std::string_view::npos && [&] {
            for (const char c : value)
                if (static_cast<unsigned char>(c) < 0x21 || c == 0x7F) return false;
            return true;
        }();
    if (plain) {
        line += value;
    } else {
        append_json_string(line, value);
    }
}

std::string text_line(Level level, std::string_view message, std::initializer_list<Field> fields) {
    std::string line = to_rfc3339(SystemClock().now());
    line += ' ';
    line += name_of(level);
    line += ' ';
    for (const char c : message)
        line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    for (const Field& field : fields) {
        line += ' ';
        line += field.name;
        line += '=';
        append_text_value(line, field.value);
    }
    return line;
}

std::string json_line(Level level, std::string_view message, std::initializer_list<Field> fields) {
    std::string line;
    JsonWriter json(line);
    json.begin_object();
    json.key("time").string(to_rfc3339(SystemClock().now()));
    json.key("level").string(name_of(level));
    json.key("message").string(message);
    for (const Field& field : fields)
        json.key(field.name).string(field.value);
    json.end_object();
    return line;
}

}  // namespace

void set_level(Level level) { g_level = level; }
void set_format(Format format) { g_format = format; }
bool enabled(Level level) { return level <= g_level.load(std::memory_order_relaxed); }

void write(Level level, std::string_view message, std::initializer_list<Field> fields) {
    if (!enabled(level)) return;
    std::string line = g_format == Format::kJson ? json_line(level, message, fields)
                                                 : text_line(level, message, fields);
    line += '\n';
    // One write for each line: the kernel keeps lines of several threads apart. There is nobody
    // to tell when it fails.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
}

}  // namespace tasklight::log

// One line for each event on standard error, as text (for journald and people) or JSON.
// Never log a secret, a body, a query string or a library's message about SQL.
// Any thread may call; a line is written whole.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace tasklight::log {

enum class Level { kError, kWarning, kInfo, kDebug };
enum class Format { kText, kJson };

struct Field {
    std::string_view name;
    std::string value;
};

// Both may be changed while other threads log.
void set_level(Level level);
void set_format(Format format);
[[nodiscard]] bool enabled(Level level);

void write(Level level, std::string_view message, std::initializer_list<Field> fields = {});

inline void error(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::kError, message, fields);
}
inline void warning(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::kWarning, message, fields);
}
inline void info(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::kInfo, message, fields);
}
inline void debug(std::string_view message, std::initializer_list<Field> fields = {}) {
    write(Level::kDebug, message, fields);
}

}  // namespace tasklight::log

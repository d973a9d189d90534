#include "base/common_passwords.hpp"

namespace tasklight {

bool is_common_password(std::string_view folded) {
    auto lines = common_password_lines();
    while (!lines.empty()) {
        const auto before = lines.rfind('\n', lines.size() / 2 - 1);
        const auto start = before == std::string_view::npos ? 0 : before + 1;
        const auto end = lines.find('\n', start);
        const auto line = lines.substr(start, end - start);
        if (line == folded) return true;
        lines = folded < line ? lines.substr(0, start) : lines.substr(end + 1);
    }
    return false;
}

}  // namespace tasklight

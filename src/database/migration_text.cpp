#include "database/migration_text.hpp"

#include <array>
#include <cstdint>
#include <cstdio>
#include <stdexcept>

#include "base/text.hpp"

namespace tasklight::database {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string part_for(Engine engine, std::string_view sql) {
    const std::string_view own = engine == Engine::kSqlite ? "-- sqlite" : "-- postgresql";
    std::string part;
    bool is_ours = true;
    for (const std::string_view line : split(sql, '\n')) {
        const std::string_view mark = trimmed(line);
        if (mark == "-- sqlite" || mark == "-- postgresql" || mark == "-- both") {
            is_ours = mark == own || mark == "-- both";
        } else if (is_ours) {
            part.append(line);
        }
        part.push_back('\n');
    }
    return part;
}

void replace_all(std::string& text, std::string_view token, std::string_view value) {
    for (auto at = text.find(token); at != std::string::npos; at = text.find(token, at))
        text.replace(at, token.size(), value);
}

// Walks through SQL and cuts it at the semicolons that end a statement.
class Splitter {
public:
    explicit Splitter(std::string_view sql) : sql_(sql) {}

    std::vector<std::string> split() {
        while (at_ < sql_.size())
            step();
        cut();
        return std::move(statements_);
    }

private:
    void step() {
        const char c = sql_[at_];
        if (c == '\'' || c == '"') return take_through(std::string(1, c), 1);
        if (sql_.substr(at_, 2) == "--") return skip_line();
        if (sql_.substr(at_, 2) == "/*") return take_through("*/", 2);
        if (c == '$' && (at_ == 0 || !is_letter(sql_[at_ - 1]))) return take_dollar();
        if (is_letter(c)) return take_word();
        ++at_;
        if (c != ';' || depth_ > 0) {
            statement_ += c;
        } else {
            cut();
        }
    }

    // A doubled quote inside quotes ends one text and begins the next, which comes to the same.
    void take_through(std::string_view end, std::size_t from) {
        const auto found = sql_.find(end, at_ + from);
        if (found == std::string_view::npos)
            throw std::runtime_error("a quote or comment of a migration does not end");
        take(found + end.size() - at_);
    }

    void skip_line() { at_ = std::min(sql_.find('\n', at_), sql_.size()); }

    void take_dollar() {
        std::size_t end = at_ + 1;
        while (end < sql_.size() && is_letter(sql_[end]))
            ++end;
        if (end >= sql_.size() || sql_[end] != '$') return take(end - at_);
        const std::string_view tag = sql_.substr(at_, end + 1 - at_);
        take_through(tag, tag.size());
    }

    void take_word() {
        std::size_t end = at_;
        while (end < sql_.size() && is_letter(sql_[end]))
            ++end;
        const std::string word = ascii_lower(sql_.substr(at_, end - at_));
        if (words_ < 4 && word == "trigger") is_trigger_ = true;
        ++words_;
        // In PostgreSQL a trigger has no body, and no BEGIN.
        if (is_trigger_ && (word == "begin" || word == "case")) ++depth_;
        if (is_trigger_ && word == "end" && depth_ > 0) --depth_;
        take(end - at_);
    }

    void take(std::size_t size) {
        statement_ += sql_.substr(at_, size);
        at_ += size;
    }

    void cut() {
        constexpr std::string_view kSpace = " \t\r\n";
        const auto first = statement_.find_first_not_of(kSpace);
        if (first != std::string::npos)
            statements_.push_back(
                statement_.substr(first, statement_.find_last_not_of(kSpace) - first + 1));
        statement_.clear();
        is_trigger_ = false;
        words_ = depth_ = 0;
    }

    std::string_view sql_;
    std::size_t at_ = 0;
    std::string statement_;
    std::vector<std::string> statements_;
    bool is_trigger_ = false;
    int words_ = 0;
    int depth_ = 0;
};

std::array<long long, 3> version_numbers(std::string_view version) {
    std::array<long long, 3> numbers{};
    std::size_t i = 0;
    for (const std::string_view part : split(version, '.')) {
        if (i == numbers.size()) break;
        const auto digits = part.substr(0, part.find_first_not_of("0123456789"));
        if (!parse_number(digits, numbers[i++])) break;
    }
    return numbers;
}

}  // namespace

std::vector<std::string> statements_for(Engine engine, std::string_view sql) {
    std::string part = part_for(engine, sql);
    replace_all(part, "@uuid@", engine == Engine::kSqlite ? "TEXT" : "UUID");
    return Splitter(part).split();
}

std::string oldest_program(std::string_view sql) {
    constexpr std::string_view kMark = "-- oldest:";
    for (const std::string_view line : split(sql, '\n'))
        if (trimmed(line).starts_with(kMark))
            return std::string(trimmed(trimmed(line).substr(kMark.size())));
    return {};
}

std::string checksum(std::string_view sql) {
    std::uint64_t hash = 14695981039346656037u;
    for (const char c : sql)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    std::array<char, 17> text{};
    std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(hash));
    return text.data();
}

bool is_older(std::string_view a, std::string_view b) {
    return version_numbers(a) < version_numbers(b);
}

}  // namespace tasklight::database

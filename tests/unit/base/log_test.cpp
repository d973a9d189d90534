#include "base/log.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <functional>
#include <unistd.h>

#include "base/json.hpp"

using namespace tasklight;

namespace {

// What `work` writes on standard error.
std::string written_by(const std::function<void()>& work) {
    std::FILE* file = std::tmpfile();
    const int before = ::dup(STDERR_FILENO);
    ::dup2(::fileno(file), STDERR_FILENO);
    log::set_level(log::Level::kInfo);
    work();
    log::set_level(log::Level::kError);
    log::set_format(log::Format::kText);
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    std::string text(static_cast<std::size_t>(::lseek(::fileno(file), 0, SEEK_END)), '\0');
    const auto size = ::pread(::fileno(file), text.data(), text.size(), 0);
    std::fclose(file);
    text.resize(static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    return text;
}

}  // namespace

TEST_CASE("an event is one line with its level and fields") {
    const std::string line = written_by([] {
        log::info("migrated", {{"name", "0001"}, {"of", "two words"}});
    });

    CHECK(line.substr(24) == " info migrated name=0001 of=\"two words\"\n");
    CHECK(line[23] == 'Z');
}

TEST_CASE("nobody can forge a line or a field") {
    const std::string lines = written_by([] {
        log::info("request", {{"path", "/a\n2027-01-31 error forged"},
                              {"agent", "x user=root"},
                              {"quote", "a\"b\\"},
                              {"empty", ""},
                              {"control", "\x1b[31m\x7f"}});
    });

    CHECK(std::count(lines.begin(), lines.end(), '\n') == 1);
    CHECK(lines.find("path=\"/a\\n2027-01-31 error forged\"") != std::string::npos);
    CHECK(lines.find("agent=\"x user=root\"") != std::string::npos);
    CHECK(lines.find("quote=\"a\\\"b\\\\\"") != std::string::npos);
    CHECK(lines.find("empty=\"\"") != std::string::npos);
    CHECK(lines.find('\x1b') == std::string::npos);
}

TEST_CASE("an event can be a JSON document") {
    const std::string line = written_by([] {
        log::set_format(log::Format::kJson);
        log::warning("refused", {{"path", "/a\n\xff"}});
    });

    REQUIRE(line.ends_with("}\n"));
    const JsonValue event = parse_json(line);
    CHECK(*event.find("level")->string() == "warning");
    CHECK(*event.find("message")->string() == "refused");
    CHECK(*event.find("path")->string() == "/a\n\xEF\xBF\xBD");
}

TEST_CASE("what is below the level is not written") {
    CHECK(written_by([] { log::debug("detail"); }).empty());
    CHECK_FALSE(log::enabled(log::Level::kInfo));
    CHECK(log::enabled(log::Level::kError));
}

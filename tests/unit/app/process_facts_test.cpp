#include "app/process_facts.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <fcntl.h>
#include <unistd.h>

using tasklight::app::process_facts;

TEST_CASE("a process knows when it started and what it uses") {
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();

    const auto facts = process_facts();

    CHECK(facts.started_at > now.count() - 24 * 3600);
    CHECK(facts.started_at < now.count() + 2);
    CHECK(facts.started_at == process_facts().started_at);
    CHECK(facts.cpu_seconds > 0);
    CHECK(facts.resident_bytes > 1'000'000);
    CHECK(facts.most_files >= facts.open_files);
}

TEST_CASE("a process counts its open files") {
    const auto before = process_facts().open_files;
    const int file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);

    const auto after = process_facts().open_files;
    ::close(file);

    CHECK(after == before + 1);
}

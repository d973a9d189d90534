// How long filters and searches of somebody who has very many tasks take; run when its tag asks.
#include <chrono>
#include <iomanip>
#include <iostream>

#include "features/filters/filtered_home.hpp"
#include "store/search_store.hpp"
#include "support/many_tasks.hpp"
#include "support/plans.hpp"

using namespace tasklight;
using namespace tasklight::test;
using database::Connection;
using database::Engine;

namespace {

// Milliseconds of this thread's processor, and of the clock at best.
struct Cost {
    double cpu;
    double best;
};

double cpu_ms() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <class Work>
Cost cost_of(Work work) {
    constexpr int kRounds = 15;
    Cost cost{0, 1e9};
    for (int i = 0; i < kRounds; ++i) {
        const double cpu = cpu_ms();
        const auto begin = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> time =
            std::chrono::steady_clock::now() - begin;
        cost.best = std::min(cost.best, time.count());
        cost.cpu += (cpu_ms() - cpu) / kRounds;
    }
    return cost;
}

template <class Work>
void report(Engine engine, const std::string& what, Work work) {
    std::size_t rows = 0;
    const Cost cost = cost_of([&] { rows = work(); });
    std::cout << std::fixed << std::setprecision(2)
              << (engine == Engine::kSqlite ? "sqlite   " : "postgres ") << std::setw(8) << cost.cpu
              << " ms cpu " << std::setw(8) << cost.best << " ms best " << std::setw(3) << rows
              << " rows  " << what << '\n';
}

}  // namespace

TEST_CASE("filters and searches among a hundred thousand tasks", "[.measure]") {
    const Engine engine = GENERATE(engines());
    FilteredHome home(engine);
    fill_with_tasks(home, 100'000);
    analyze(home.world.app.database());
    const UserId& ada = home.world.ada.user.id;

    home.world.app.database().read([&](Connection& connection) {
        for (const std::string& filter : common_filters())
            report(engine, filter, [&] {
                return store::filter_tasks(connection, ada, home.parsed(filter),
                                           filters::view_of(home.viewer(), home.now()),
                                           std::nullopt, 51)
                    .size();
            });
        for (const std::string words : {"rare", "rare milk 5", "common", "c", "nothing"})
            report(engine, "words: " + words, [&] {
                return store::search_tasks(connection, ada, words, std::nullopt, 51).size();
            });
    });
}

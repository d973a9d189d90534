// Chance against undo: whatever is done, in whatever order, undoing all of it brings every field
// back. Each sequence runs in one transaction that is then rolled back, so that all of them begin
// in the same small world.
#include "features/undo/chance_person.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int kSequences = 1'000;
#else
constexpr int kSequences = 10'000;
#endif

struct RollBack {};

// What differs, for the report; what was made and undone since lies in the Trash.
std::string differences(const State& before, const State& after) {
    std::string words;
    for (const auto& [record, fields] : before) {
        const auto now = after.find(record);
        if (now == after.end())
            words += record + " is gone\n";
        else if (now->second != fields)
            words += record + "\n  was " + fields + "\n  is  " + now->second + "\n";
    }
    for (const auto& [record, fields] : after)
        if (!before.contains(record) && fields.find("\"deleted_at\":null") != std::string::npos)
            words += record + " is new: " + fields + "\n";
    return words;
}

// How many changes the sequences tried to undo, and how many that was worth looking at.
struct Tally {
    int asked = 0;
    int made = 0;
};

std::string run_sequence(World& world, std::mt19937& random, Tally& tally) {
    std::string words;
    try {
        world.app.database().write([&](Transaction& transaction) {
            words.clear();
            ChancePerson ada(transaction, world.ada.user.id, world.app.clock.now(), random);
            for (int i = between(random, 2, 6); i > 0; --i)
                (void)ada.change_something();
            const State before = ada.state();
            std::vector<OperationId> done;
            for (int i = between(random, 1, 6); i > 0; --i) {
                auto id = ada.change_something();
                ++tally.asked;
                tally.made += id ? 1 : 0;
                if (!done.empty() && between(random, 1, 8) == 1) {
                    if (id) done.push_back(*id);
                    id = ada.undo(done.back());
                }
                if (id) done.push_back(*id);
            }
            for (auto id = done.rbegin(); id != done.rend(); ++id)
                if (!ada.undo(*id)) words += "an undo was refused\n";
            words += differences(before, ada.state());
            throw RollBack{};
        });
    } catch (const RollBack&) {
    }
    return words;
}

// Changes, and undos of any of them in any order; how many of them left something misplaced.
int run_disorder(World& world, std::mt19937& random, Tally& tally) {
    int faults = 0;
    try {
        world.app.database().write([&](Transaction& transaction) {
            faults = 0;
            ChancePerson ada(transaction, world.ada.user.id, world.app.clock.now(), random);
            std::vector<OperationId> done;
            for (int i = between(random, 6, 20); i > 0; --i) {
                const bool is_undo = !done.empty() && between(random, 1, 3) == 1;
                const auto which = is_undo ? between(random, 0, std::ssize(done) - 1) : 0;
                const auto id = is_undo ? ada.undo(done[static_cast<std::size_t>(which)])
                                        : ada.change_something();
                tally.asked += is_undo ? 1 : 0;
                tally.made += is_undo && id ? 1 : 0;
                faults += ada.misplaced() == 0 ? 0 : 1;
                if (id) done.push_back(*id);
            }
            throw RollBack{};
        });
    } catch (const RollBack&) {
    }
    return faults;
}

}  // namespace

TEST_CASE("undoing everything that chance did brings every field back") {
    World world(GENERATE(engines()));
    std::mt19937 random = seeded_random();
    Tally tally;
    int failures = 0;
    for (int i = 0; i < kSequences && failures < 3; ++i) {
        const std::string words = run_sequence(world, random, tally);
        INFO("sequence " << i << "\n" << words);
        CHECK(words.empty());
        failures += words.empty() ? 0 : 1;
    }
    CHECK(tally.made * 2 > tally.asked);
}

TEST_CASE("no undo by chance leaves a random record in what is gone") {
    World world(GENERATE(engines()));
    std::mt19937 random = seeded_random();
    Tally tally;
    for (int i = 0; i < kSequences / 5; ++i) {
        INFO("sequence " << i);
        REQUIRE(run_disorder(world, random, tally) == 0);
    }
    CHECK(tally.made * 4 > tally.asked);
}

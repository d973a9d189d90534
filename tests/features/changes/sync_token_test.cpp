#include "features/changes/sync_token.hpp"

#include <catch2/catch.hpp>

#include "base/base64url.hpp"
#include "base/error.hpp"

using namespace tasklight;
using changes::KnownStream;
using changes::SyncToken;
using store::StreamPosition;
using store::StreamState;

namespace {

const Moment kNow{1'801'382'400'000};

UserId person(Moment at = kNow) { return UserId::make(at); }

KnownStream stream(std::int64_t revision, std::int64_t kept_from, StreamPosition known) {
    return {{StreamId::make(kNow), revision, kept_from}, known};
}

std::vector<StreamState> states_of(const std::vector<KnownStream>& streams) {
    std::vector<StreamState> states;
    for (const KnownStream& stream : streams)
        states.push_back(stream.state);
    return states;
}

bool is_refused(const UserId& viewer, const std::string& text) {
    try {
        (void)SyncToken(viewer, text);
        return false;
    } catch (const Malformed&) {
        return true;
    }
}

}  // namespace

TEST_CASE("bytes are written as base64url and read again") {
    CHECK(to_base64url("") == "");
    CHECK(to_base64url("\xFB\xFF") == "-_8");
    CHECK(from_base64url("-_8") == "\xFB\xFF");
    CHECK(from_base64url("").value().empty());
    for (const auto* text : {"-_8=", "+/8", "a", "-_ 8", "-_9", "é"})
        CHECK_FALSE(from_base64url(text));
}

TEST_CASE("a token brings back where its client stood") {
    const UserId ada = person();
    const std::vector streams{stream(7, 1, {7}), stream(9, 4, {8, 3}),
                              stream(300'000'000'000, 5, {299'999'999'999})};

    const SyncToken token(ada, changes::to_token(ada, kNow, streams));

    CHECK(token.complete_at() == kNow);
    const auto located = token.locate(states_of(streams));
    REQUIRE(located.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(located[i].state.stream == streams[i].state.stream);
        CHECK(located[i].known == streams[i].known);
    }
}

TEST_CASE("a stream that a token does not name is known up to its first entry") {
    const UserId ada = person();
    const SyncToken token(ada, changes::to_token(ada, kNow, {stream(7, 0, {7})}));

    const auto located =
        token.locate({{StreamId::make(kNow), 3, 1}, {StreamId::make(kNow), 9, 8}, {}});

    CHECK(located[0].known == StreamPosition{0});
    CHECK(located[1].known == StreamPosition{7});
    CHECK(located[2].known == StreamPosition{0});
}

TEST_CASE("a token is too old once entries that its client does not know are gone") {
    const UserId ada = person();
    const auto locate = [&](StreamPosition known, std::int64_t revision, std::int64_t kept_from) {
        KnownStream then = stream(5, 1, known);
        const SyncToken token(ada, changes::to_token(ada, kNow, {then}));
        (void)token.locate({{then.state.stream, revision, kept_from}});
    };

    CHECK_NOTHROW(locate({5}, 5, 0));
    CHECK_NOTHROW(locate({5}, 7, 6));
    CHECK_NOTHROW(locate({5, 2}, 5, 5));
    CHECK_THROWS_AS(locate({5}, 7, 7), Gone);
    CHECK_THROWS_AS(locate({5}, 7, 0), Gone);
    CHECK_THROWS_AS(locate({5, 2}, 6, 6), Gone);
    CHECK_THROWS_AS(locate({5}, 4, 1), Gone);
}

TEST_CASE("a token that is cut or changed or another person's is refused") {
    const UserId ada = person();
    const std::string text =
        changes::to_token(ada, kNow, {stream(7, 1, {7}), stream(9, 4, {8, 3})});

    CHECK_FALSE(is_refused(ada, text));
    CHECK(is_refused(person(kNow + 1), text));
    for (std::size_t length = 0; length < text.size(); ++length)
        CHECK(is_refused(ada, text.substr(0, length)));
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string changed = text;
        changed[i] = changed[i] == 'A' ? 'B' : 'A';
        CHECK(is_refused(ada, changed));
    }
    CHECK(is_refused(ada, text + "A"));
    CHECK(is_refused(ada, std::string(100'000, 'A')));
}

TEST_CASE("the token of a thousand busy projects fits into an address") {
    const UserId ada = person();
    std::vector<KnownStream> streams;
    for (int i = 0; i < 1'000; ++i)
        streams.push_back(stream(1'000 + i, 1, {1'000 + i}));

    const std::string text = changes::to_token(ada, kNow, streams);

    CHECK(text.size() < 7'500);
    const auto located = SyncToken(ada, text).locate(states_of(streams));
    for (std::size_t i = 0; i < streams.size(); ++i)
        CHECK(located[i].known == streams[i].known);
}

TEST_CASE("the token of projects that rest is short") {
    std::vector<KnownStream> streams;
    for (int i = 0; i < 1'000; ++i)
        streams.push_back(stream(50, 0, {50}));

    CHECK(changes::to_token(person(), kNow, streams).size() < 40);
}

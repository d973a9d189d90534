#include "features/changes/sync_token.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "base/base64url.hpp"
#include "base/error.hpp"

namespace tasklight::changes {

using store::StreamPosition;
using store::StreamState;

namespace {

constexpr unsigned char kVersion = 1;
constexpr unsigned kFewestBits = 28;
constexpr unsigned kMostBits = 63;
constexpr unsigned kMoreBits = 7;  // a byte of a number
constexpr std::size_t kCheckBytes = 4;

[[noreturn]] void refuse() {
    throw Malformed("The token is not one of yours: take `next` as it is.");
}

[[noreturn]] void expire() {
    throw Gone("This token is too old: read everything anew, and begin with a new token.");
}

// FNV-1a with the finish of MurmurHash3, which spreads it to the first bits.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccd;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53;
    return hash ^ (hash >> 33);
}

std::uint64_t name_of(const StreamId& stream, unsigned bits) {
    return hash_of(stream.text()) >> (64 - bits);
}

unsigned bits_to_tell_apart(const std::vector<KnownStream>& streams) {
    for (unsigned bits = kFewestBits; bits < kMostBits; bits += kMoreBits) {
        std::set<std::uint64_t> names;
        for (const KnownStream& stream : streams)
            names.insert(name_of(stream.state.stream, bits));
        if (names.size() == streams.size()) return bits;
    }
    return kMostBits;
}

// Seven bits a byte, lowest first (LEB128).
void append(std::string& bytes, std::uint64_t number) {
    for (; number >= 0x80; number >>= 7)
        bytes.push_back(static_cast<char>(number | 0x80));
    bytes.push_back(static_cast<char>(number));
}

std::uint64_t take(std::string_view& bytes) {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !bytes.empty() && shift < 63; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.front());
        bytes.remove_prefix(1);
        number |= std::uint64_t{byte & 0x7FU} << shift;
        if (byte < 0x80) return number;
    }
    refuse();
}

// Who may use it, and that nothing was cut off on the way.
std::string check_of(const UserId& viewer, std::string_view payload) {
    std::uint64_t hash = hash_of(std::string(payload).append(viewer.text()));
    std::string check;
    for (std::size_t i = 0; i < kCheckBytes; ++i, hash >>= 8)
        check.push_back(static_cast<char>(hash));
    return check;
}

// The revision, and in its lowest bit whether the ordinal follows.
void append(std::string& bytes, const StreamPosition& position) {
    const bool is_part = position.ordinal != StreamPosition::kWhole;
    append(bytes, static_cast<std::uint64_t>(position.revision) << 1 | (is_part ? 1 : 0));
    if (is_part) append(bytes, static_cast<std::uint64_t>(position.ordinal));
}

StreamPosition take_position(std::string_view& bytes) {
    const std::uint64_t revision = take(bytes);
    StreamPosition position{static_cast<std::int64_t>(revision >> 1)};
    if ((revision & 1) != 0) position.ordinal = static_cast<std::int64_t>(take(bytes));
    return position;
}

// Whether something after `known` happened that the log does not hold any more. A position beyond
// the stream's end is one of another history: of a database that was set back.
bool misses_entries(const StreamState& state, const StreamPosition& known) {
    if (known.revision > state.revision) return true;
    const bool is_whole = known.ordinal == StreamPosition::kWhole;
    if (known.revision == state.revision && is_whole) return false;
    const std::int64_t needed = is_whole ? known.revision + 1 : known.revision;
    return state.kept_from == 0 || needed < state.kept_from;
}

// Up to where the entries begin.
StreamPosition position_before_kept(const StreamState& state) {
    return {state.kept_from == 0 ? state.revision : state.kept_from - 1};
}

}  // namespace

std::string to_token(const UserId& viewer, Moment complete_at,
                     const std::vector<KnownStream>& streams) {
    const unsigned bits = bits_to_tell_apart(streams);
    std::map<std::uint64_t, StreamPosition> named;
    for (const KnownStream& stream : streams)
        if (stream.state.kept_from != 0)
            named.emplace(name_of(stream.state.stream, bits), stream.known);

    std::string bytes;
    bytes.push_back(static_cast<char>(kVersion));
    append(bytes, bits);
    append(bytes, static_cast<std::uint64_t>(complete_at.ms));
    std::uint64_t last = 0;
    for (const auto& [name, position] : named) {
        append(bytes, name - last);
        append(bytes, position);
        last = name;
    }
    return to_base64url(bytes.append(check_of(viewer, bytes)));
}

SyncToken::SyncToken(const UserId& viewer, std::string_view text) {
    const auto decoded = from_base64url(text);
    if (!decoded || decoded->size() < kCheckBytes + 1) refuse();
    std::string_view bytes(*decoded);
    const auto check = bytes.substr(bytes.size() - kCheckBytes);
    bytes.remove_suffix(kCheckBytes);
    if (check != check_of(viewer, bytes) || bytes.front() != kVersion) refuse();
    bytes.remove_prefix(1);

    const std::uint64_t bits = take(bytes);
    if (bits < kFewestBits || bits > kMostBits) refuse();
    bits_ = static_cast<unsigned>(bits);
    complete_at_.ms = static_cast<std::int64_t>(take(bytes));
    for (std::uint64_t name = 0; !bytes.empty();) {
        name += take(bytes);
        positions_.emplace(name, take_position(bytes));
    }
}

std::vector<KnownStream> SyncToken::locate(std::vector<StreamState> states) const {
    std::vector<KnownStream> streams;
    std::set<std::uint64_t> found;
    for (StreamState& state : states) {
        const auto named = positions_.find(name_of(state.stream, bits_));
        if (named == positions_.end()) {
            const StreamPosition known = position_before_kept(state);
            streams.push_back({std::move(state), known});
            continue;
        }
        if (!found.insert(named->first).second || misses_entries(state, named->second)) expire();
        streams.push_back({std::move(state), named->second});
    }
    return streams;
}

}  // namespace tasklight::changes

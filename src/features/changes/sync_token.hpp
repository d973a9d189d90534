// How far a client knows the change log, as text that a client hands back unseen: a position for
// each stream that has an entry in the log. A stream that is not named is known up to where its
// entries begin, which is right for new streams and for those that rested longer than entries are
// kept. So a token grows with the streams that changed lately, about six bytes of text for each:
// 6 KB for 1,000.
//
// A stream is named by the first bits of a hash of its id, as many as tell the viewer's streams
// apart, 28 mostly. Two streams that come to look alike later are noticed and make the token
// useless, which is no harm: its client reads everything anew.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "model/user.hpp"
#include "store/change_store.hpp"

namespace tasklight::changes {

// A stream that the viewer sees, and up to where the client knows it.
struct KnownStream {
    store::StreamState state;
    store::StreamPosition known;
};

// `complete_at` is when the client last knew everything: the token's age counts from there.
[[nodiscard]] std::string to_token(const UserId& viewer, Moment complete_at,
                                   const std::vector<KnownStream>& streams);

class SyncToken {
public:
    // Throws Malformed if the text is not a token of this viewer.
    SyncToken(const UserId& viewer, std::string_view text);

    [[nodiscard]] Moment complete_at() const { return complete_at_; }
    // Where the client stands in each stream. Throws Gone if the token cannot tell, or if entries
    // that the client does not know are not kept any more.
    [[nodiscard]] std::vector<KnownStream> locate(std::vector<store::StreamState> states) const;

private:
    unsigned bits_ = 0;
    Moment complete_at_;
    std::map<std::uint64_t, store::StreamPosition> positions_;  // by the stream's hash
};

}  // namespace tasklight::changes

#include "features/changes/change_feed.hpp"

#include <algorithm>
#include <utility>

#include "base/error.hpp"

namespace tasklight::changes {

using database::Connection;
using store::LogEntry;
using store::StreamPosition;
using store::StreamRange;

namespace {

StreamPosition end_of(const store::StreamState& state) { return {state.revision}; }

bool is_behind(const KnownStream& stream) { return stream.known != end_of(stream.state); }

// The first streams that have something to tell, as many as one statement reads. They end where
// the streams stood when their states were read: what comes later belongs to the next page.
std::vector<StreamRange> first_ranges(const std::vector<KnownStream>& streams) {
    std::vector<StreamRange> ranges;
    for (const KnownStream& stream : streams)
        if (is_behind(stream) && ranges.size() < store::kRangesAtOnce)
            ranges.push_back({stream.state.stream, stream.known, stream.state.revision});
    return ranges;
}

KnownStream& stream_of_range(std::vector<KnownStream>& streams, const StreamRange& range) {
    return *std::find_if(streams.begin(), streams.end(), [&](const KnownStream& stream) {
        return stream.state.stream == range.stream;
    });
}

// A page that was cut off ends in `last`, and `dropped` comes next.
void advance_to(std::vector<KnownStream>& streams, const std::vector<StreamRange>& ranges,
                const LogEntry& last, const LogEntry& dropped) {
    for (const StreamRange& range : ranges) {
        KnownStream& stream = stream_of_range(streams, range);
        if (range.stream != last.change.stream) {
            stream.known = end_of(stream.state);
            continue;
        }
        const bool is_split = dropped.change.stream == last.change.stream &&
                              dropped.position.revision == last.position.revision;
        stream.known = is_split ? last.position : StreamPosition{last.position.revision};
        return;
    }
}

}  // namespace

std::string present_token(Connection& connection, const UserId& viewer, Moment now) {
    std::vector<KnownStream> streams;
    for (store::StreamState& state : store::streams_of(connection, viewer)) {
        const StreamPosition end = end_of(state);
        streams.push_back({std::move(state), end});
    }
    return to_token(viewer, now, streams);
}

ChangePage changes_since(Connection& connection, const UserId& viewer, const SyncToken& since,
                         std::int64_t limit, Moment now) {
    if (now.ms - since.complete_at().ms > kTokenLife)
        throw Gone("This token is too old: read everything anew, and begin with a new token.");
    auto streams = since.locate(store::streams_of(connection, viewer));
    const auto ranges = first_ranges(streams);
    ChangePage page;
    if (!ranges.empty()) page.entries = store::list_changes(connection, ranges, limit + 1);

    if (std::ssize(page.entries) > limit) {
        advance_to(streams, ranges, page.entries[page.entries.size() - 2], page.entries.back());
        page.entries.pop_back();
    } else {
        for (const StreamRange& range : ranges) {
            KnownStream& stream = stream_of_range(streams, range);
            stream.known = end_of(stream.state);
        }
    }
    page.has_more = std::any_of(streams.begin(), streams.end(), is_behind);
    page.next = to_token(viewer, page.has_more ? since.complete_at() : now, streams);
    return page;
}

}  // namespace tasklight::changes

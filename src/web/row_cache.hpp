// Keeps finished rows of lists, so that a page of tasks that nobody changed since is put together
// by copying. A key names the partial, the record and its version, so an entry never goes stale;
// what was not used for longest leaves first. Bounded by bytes. Any thread may call.
#pragma once

#include <array>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tasklight::web {

class RowCache {
public:
    explicit RowCache(std::size_t byte_limit);

    // Appends the row of that key to `out`; false if it is not here.
    [[nodiscard]] bool append(std::string_view key, std::string& out);
    void put(std::string key, std::string html);

    [[nodiscard]] std::size_t bytes() const;

private:
    struct Entry {
        std::string key;
        std::string html;
    };
    // Each shard is a list in order of use, newest first, and an index into it.
    struct Shard {
        mutable std::mutex mutex;
        std::list<Entry> entries;
        std::unordered_map<std::string_view, std::list<Entry>::iterator> index;
        std::size_t bytes = 0;
    };

    Shard& shard_of(std::string_view key);

    std::size_t shard_limit_;
    std::array<Shard, 8> shards_;
};

}  // namespace tasklight::web

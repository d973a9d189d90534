#include "web/row_cache.hpp"

#include <utility>

namespace tasklight::web {
namespace {

// About what the list, the index and the strings take beside the text.
constexpr std::size_t kEntryOverhead = 200;

std::size_t cost(const std::string& key, const std::string& html) {
    return key.size() + html.size() + kEntryOverhead;
}

}  // namespace

RowCache::RowCache(std::size_t byte_limit) : shard_limit_(byte_limit / 8) {}

bool RowCache::append(std::string_view key, std::string& out) {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    const auto found = shard.index.find(key);
    if (found == shard.index.end()) return false;
    shard.entries.splice(shard.entries.begin(), shard.entries, found->second);
    out += found->second->html;
    return true;
}

void RowCache::put(std::string key, std::string html) {
    Shard& shard = shard_of(key);
    const std::lock_guard lock(shard.mutex);
    if (shard.index.contains(key) || cost(key, html) > shard_limit_) return;
    shard.bytes += cost(key, html);
    shard.entries.push_front({std::move(key), std::move(html)});
    shard.index.emplace(shard.entries.front().key, shard.entries.begin());
    while (shard.bytes > shard_limit_) {
        const Entry& oldest = shard.entries.back();
        shard.bytes -= cost(oldest.key, oldest.html);
        shard.index.erase(oldest.key);
        shard.entries.pop_back();
    }
}

std::size_t RowCache::bytes() const {
    std::size_t total = 0;
    for (const Shard& shard : shards_) {
        const std::lock_guard lock(shard.mutex);
        total += shard.bytes;
    }
    return total;
}

RowCache::Shard& RowCache::shard_of(std::string_view key) {
    return shards_[std::hash<std::string_view>{}(key) % shards_.size()];
}

}  // namespace tasklight::web

// Our certificate and key, and the OpenSSL context that CivetWeb makes its connections from.
// The context lives as long as the server; what it presents may be exchanged while it serves.
// Any thread may call.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/clock.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace tasklight::http {

class Tls {
public:
    // Throws ListenError if the files cannot be read, or do not belong together.
    Tls(std::string certificate_file, std::string key_file);

    // For new connections. Throws ListenError and keeps the present ones if the files are bad.
    void reload();
    // The same if the files are others than those that were read last; tells whether they are.
    bool renew();

    // When our certificate ends.
    [[nodiscard]] Moment expires_at() const;

    [[nodiscard]] ssl_ctx_st* context() const { return context_.get(); }

private:
    using Context = std::shared_ptr<ssl_ctx_st>;
    // What changes when somebody puts other files there: device, inode, size and time of each.
    using Stamp = std::vector<long long>;

    [[nodiscard]] Context load() const;
    [[nodiscard]] Stamp stamp() const;
    static int present_current(ssl_st* connection, void* self);

    std::string certificate_file_;
    std::string key_file_;
    mutable std::mutex mutex_;  // guards what follows
    Stamp read_;                // of the files that were read last, good or bad
    Context current_;
    Context context_;
};

}  // namespace tasklight::http

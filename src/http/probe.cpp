#include "http/probe.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <string_view>
#include <sys/time.h>

#include "base/owned.hpp"
#include "base/text.hpp"

namespace tasklight::http {
namespace {

// A connection to a server, which may speak TLS.
class Line {
public:
    Line(const SocketName& name, std::chrono::milliseconds patience)
        : socket_(::socket(name.family(), SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        const timeval limit{patience.count() / 1000, patience.count() % 1000 * 1000};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
        is_open_ = ::connect(socket_.get(), name.get(), name.size) == 0;
    }

    [[nodiscard]] bool is_open() const { return is_open_; }

    [[nodiscard]] bool start_tls() {
        context_.reset(SSL_CTX_new(TLS_client_method()));
        tls_.reset(context_ ? SSL_new(context_.get()) : nullptr);
        return tls_ && SSL_set_fd(tls_.get(), socket_.get()) == 1 && SSL_connect(tls_.get()) == 1;
    }

    [[nodiscard]] bool send(const std::string& text) {
        const int size = static_cast<int>(text.size());
        if (tls_) return SSL_write(tls_.get(), text.data(), size) == size;
        return ::send(socket_.get(), text.data(), text.size(), MSG_NOSIGNAL) == size;
    }

    // The first line of what comes; less if no more comes.
    [[nodiscard]] std::string receive_line() {
        std::string line;
        for (char byte = 0; byte != '\n' && line.size() < kLongestLine; line += byte) {
            const auto got =
                tls_ ? SSL_read(tls_.get(), &byte, 1) : ::recv(socket_.get(), &byte, 1, 0);
            if (got != 1) break;
        }
        return line;
    }

private:
    static constexpr std::size_t kLongestLine = 256;

    Descriptor socket_;
    Owned<SSL_CTX, SSL_CTX_free> context_;
    Owned<SSL, SSL_free> tls_;
    bool is_open_ = false;
};

int status_of(std::string_view answer) {
    constexpr std::string_view kStart = "HTTP/1.1 ";
    constexpr std::size_t kDigits = 3;
    const std::size_t end = kStart.size() + kDigits;
    long long status = 0;
    const bool understood = answer.starts_with(kStart) && answer.size() > end &&
                            answer[end] == ' ' &&
                            parse_number(answer.substr(kStart.size(), kDigits), status);
    return understood ? static_cast<int>(status) : 0;
}

}  // namespace

int probe(const SocketName& server, bool tls, const std::string& path,
          std::chrono::milliseconds patience) {
    Line line(server, patience);
    if (!line.is_open()) return 0;
    if (tls && !line.start_tls()) {
        ERR_clear_error();
        return 0;
    }
    if (!line.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        return 0;
    return status_of(line.receive_line());
}

}  // namespace tasklight::http

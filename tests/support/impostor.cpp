#include "support/impostor.hpp"

#include <arpa/inet.h>
#include <array>
#include <cstdint>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>

namespace tasklight::test {
namespace {

constexpr int kPatience = 50;  // milliseconds

// Empty if the client goes or says no more.
std::string read_some(int client) {
    pollfd waiting{client, POLLIN, 0};
    if (::poll(&waiting, 1, 20 * kPatience) <= 0) return {};
    std::array<char, 8192> bytes{};
    const ssize_t size = ::recv(client, bytes.data(), bytes.size(), 0);
    return size > 0 ? std::string(bytes.data(), static_cast<std::size_t>(size)) : std::string();
}

// SSLRequest and GSSENCRequest are eight bytes long, and no start of a session is.
bool asks_for_encryption(const std::string& message) { return message.size() == 8; }

void send_all(int client, std::string_view bytes) {
    (void)::send(client, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

}  // namespace

Impostor::Impostor() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(socket_, any, size) != 0 || ::listen(socket_, 8) != 0 ||
        ::getsockname(socket_, any, &size) != 0)
        throw std::runtime_error("the impostor cannot listen");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Impostor::~Impostor() {
    (void)told();
    ::close(socket_);
}

std::string Impostor::told() {
    is_ending_ = true;
    if (thread_.joinable()) thread_.join();
    return told_;
}

void Impostor::serve() {
    while (!is_ending_) {
        pollfd waiting{socket_, POLLIN, 0};
        if (::poll(&waiting, 1, kPatience) <= 0) continue;
        const int client = ::accept(socket_, nullptr, nullptr);
        if (client < 0) continue;
        ask(client);
        ::close(client);
    }
}

void Impostor::ask(int client) {
    using namespace std::string_view_literals;
    std::string message = read_some(client);
    while (asks_for_encryption(message)) {
        send_all(client, "N");
        message = read_some(client);
    }
    if (message.empty()) return;
    send_all(client, "R\0\0\0\x08\0\0\0\x03"sv);  // AuthenticationCleartextPassword
    told_ += read_some(client);
}

}  // namespace tasklight::test

// A small HTTP client on a socket: one connection, one thread, answers in order. It keeps its
// connection alive and opens a new one when the server closed the last with its answer.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.hpp"

namespace tasklight::test {

// The connection was refused, cut or silent: whether the request was carried out is unknown.
struct WireError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

using Headers = std::vector<std::pair<std::string, std::string>>;

struct Answer {
    int status = 0;
    Headers headers;
    std::string body;

    // Empty if it is not there; names count without case.
    [[nodiscard]] std::string header(std::string_view name) const;
    // A text of the JSON object, found by its path: "task.id". Empty if it is not there.
    [[nodiscard]] std::string text(std::string_view path) const;
    [[nodiscard]] JsonValue json() const { return parse_json(body); }
};

class Wire {
public:
    explicit Wire(int port) : port_(port) {}
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    ~Wire() { close(); }

    // Sent with each request from now on.
    void sign_in(const std::string& token) { authorization_ = "Bearer " + token; }
    void sign_out() { authorization_.clear(); }

    Answer get(const std::string& target, const Headers& headers = {});
    // JSON both ways.
    Answer send(const std::string& method, const std::string& target, const std::string& body = {},
                const Headers& headers = {});
    Answer post_form(const std::string& target, const std::string& body,
                     const Headers& headers = {});

    // Bytes as they are; then the answer to them.
    void send_raw(std::string_view bytes);
    Answer receive(bool has_body = true);
    // Tells the server that no more will come.
    void end_sending();
    void close();

private:
    Answer exchange(const std::string& method, const std::string& target, Headers headers,
                    const std::string& body);
    void connect();
    void receive_more();
    std::string take_line();
    std::string take_bytes(std::size_t count);
    std::string take_chunks();

    int port_;
    int socket_ = -1;
    std::string received_;
    std::string authorization_;
};

// Makes the account and leaves the connection signed in; the token.
std::string join(Wire& wire, const std::string& username);

inline constexpr auto* kPassword = "correct horse battery staple";

}  // namespace tasklight::test

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "raw_client.hpp"

using namespace tasklight::smoke;
using tasklight::http::ListenError;
using tasklight::http::Request;
using tasklight::http::ServerOptions;

namespace {

const std::string kGet = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

class Folder {
public:
    Folder() {
        std::string pattern = "/tmp/tasklight-http-XXXXXX";
        path_ = ::mkdtemp(pattern.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

// A certificate for that name, signed by itself, and its key.
void write_certificate(const std::string& name, const std::string& certificate_file,
                       const std::string& key_file) {
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY*)> key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const std::unique_ptr<X509, void (*)(X509*)> certificate(X509_new(), X509_free);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), subject);
    X509_sign(certificate.get(), key.get(), EVP_sha256());
    const auto write = [](const std::string& file, auto writer) {
        FILE* out = std::fopen(file.c_str(), "w");
        writer(out);
        std::fclose(out);
    };
    write(certificate_file, [&](FILE* out) { PEM_write_X509(out, certificate.get()); });
    write(key_file, [&](FILE* out) {
        PEM_write_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

class TlsClient {
public:
    explicit TlsClient(const std::string& address, int newest = TLS1_3_VERSION)
        : raw_(address), context_(SSL_CTX_new(TLS_client_method()), SSL_CTX_free) {
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context_.get(), newest);
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_fd(ssl_.get(), raw_.socket());
        connected_ = SSL_connect(ssl_.get()) == 1;
    }

    [[nodiscard]] bool connected() const { return connected_; }
    [[nodiscard]] std::string ask(std::string_view bytes) {
        SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size()));
        char answer[16384];
        const int size = SSL_read(ssl_.get(), answer, sizeof answer);
        return std::string(answer, static_cast<std::size_t>(std::max(size, 0)));
    }
    [[nodiscard]] std::string peer_name() const {
        const std::unique_ptr<X509, void (*)(X509*)> peer(SSL_get1_peer_certificate(ssl_.get()),
                                                          X509_free);
        char name[64] = {};
        X509_NAME_get_text_by_NID(X509_get_subject_name(peer.get()), NID_commonName, name,
                                  sizeof name);
        return name;
    }

private:
    RawClient raw_;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context_;
    std::unique_ptr<SSL, void (*)(SSL*)> ssl_{nullptr, SSL_free};
    bool connected_ = false;
};

struct TlsServer {
    Folder folder;
    ServerOptions options;

    explicit TlsServer(int workers = 8) {
        options.tls_certificate = folder.file("certificate.pem");
        options.tls_key = folder.file("key.pem");
        options.worker_threads = workers;
        write_certificate("first", options.tls_certificate, options.tls_key);
    }
};

std::string refusal_of(const ServerOptions& options) {
    try {
        static_cast<void>(serve(echo, options));
    } catch (const ListenError& error) {
        return error.what();
    }
    return {};
}

ServerOptions listening_on(const std::string& address) {
    ServerOptions options;
    options.listen = {address};
    return options;
}

tasklight::http::Response describe(Request& request) {
    return tasklight::http::plain(request.client + (request.secure ? " secure" : "") +
                                  (request.loopback ? " loopback" : ""));
}

}  // namespace

TEST_CASE("several addresses are served at once", "[smoke]") {
    const Folder folder;
    ServerOptions options;
    options.listen = {"127.0.0.1:0", "[::1]:0", "unix:" + folder.file("s")};
    const auto server = serve(describe, options);
    const auto addresses = server->addresses();
    CHECK(body_of(RawClient(addresses[0]).ask(kGet)) == "127.0.0.1 loopback");
    CHECK(body_of(RawClient(addresses[1]).ask(kGet)) == "::1 loopback");
    CHECK(body_of(RawClient(addresses[2]).ask(kGet)) == "unix loopback");
}

TEST_CASE("a Unix socket is removed at the end and a stale one replaced", "[smoke]") {
    const Folder folder;
    const auto path = folder.file("s");
    auto server = serve(echo, listening_on("unix:" + path));
    CHECK(refusal_of(listening_on("unix:" + path)).find("already in use") != std::string::npos);
    std::filesystem::create_hard_link(path, folder.file("kept"));
    server.reset();
    CHECK_FALSE(std::filesystem::exists(path));
    std::filesystem::rename(folder.file("kept"), path);
    server = serve(echo, listening_on("unix:" + path));
    CHECK(status_of(RawClient("unix:" + path).ask(kGet)) == 200);
}

TEST_CASE("a Unix socket is open to its owner and group alone", "[smoke]") {
    const Folder folder;
    const auto server = serve(echo, listening_on("unix:" + folder.file("s")));

    const auto permissions = std::filesystem::status(folder.file("s")).permissions();

    CHECK((permissions & std::filesystem::perms::all) == std::filesystem::perms(0660));
}

TEST_CASE("a busy address is refused with advice", "[smoke]") {
    const auto server = serve(echo);
    const auto address = server->addresses().front();
    CHECK(refusal_of(listening_on(address)) ==
          address +
              " is already in use; stop the other program or choose another address with "
              "--listen.");
}

TEST_CASE("an address that cannot be is refused", "[smoke]") {
    const auto bad = GENERATE("8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:70000", "::1:80",
                              "[127.0.0.1]:80", "unix:", ":80", "203.0.113.1:0");
    CAPTURE(bad);
    CHECK_FALSE(refusal_of(listening_on(bad)).empty());
}

TEST_CASE("files that are no certificate and key are refused", "[smoke]") {
    TlsServer tls;
    std::ofstream(tls.folder.file("empty.pem")) << "nothing\n";
    auto options = tls.options;
    options.tls_certificate = tls.folder.file("empty.pem");
    CHECK(refusal_of(options).find("empty.pem") != std::string::npos);
    options = tls.options;
    options.tls_key = "/nonexistent";
    CHECK(refusal_of(options).find("/nonexistent") != std::string::npos);
    write_certificate("other", tls.folder.file("x.pem"), tls.folder.file("other-key.pem"));
    options.tls_key = tls.folder.file("other-key.pem");
    CHECK_FALSE(refusal_of(options).empty());
    options.tls_key.clear();
    CHECK_FALSE(refusal_of(options).empty());
}

TEST_CASE("HTTPS is served and kept alive beside HTTP", "[smoke]") {
    TlsServer tls;
    tls.options.listen = {"127.0.0.1:0", "http://127.0.0.1:0"};
    const auto server = serve(describe, tls.options);
    TlsClient client(server->addresses()[0]);
    REQUIRE(client.connected());
    CHECK(body_of(client.ask(kGet)) == "127.0.0.1 secure loopback");
    CHECK(body_of(client.ask(kGet)) == "127.0.0.1 secure loopback");
    CHECK(body_of(client.ask("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi")) ==
          "127.0.0.1 secure loopback");
    CHECK(body_of(RawClient(server->addresses()[1]).ask(kGet)) == "127.0.0.1 loopback");
}

TEST_CASE("old versions of TLS are refused", "[smoke]") {
    TlsServer tls;
    const auto server = serve(echo, tls.options);
    CHECK(TlsClient(server->addresses()[0], TLS1_2_VERSION).connected());
    CHECK_FALSE(TlsClient(server->addresses()[0], TLS1_1_VERSION).connected());
}

TEST_CASE("a renewed certificate is presented after a reload", "[smoke]") {
    TlsServer tls;
    const auto server = serve(echo, tls.options);
    CHECK(TlsClient(server->addresses()[0]).peer_name() == "first");
    write_certificate("second", tls.options.tls_certificate, tls.options.tls_key);
    server->reload_tls();
    CHECK(TlsClient(server->addresses()[0]).peer_name() == "second");
    std::ofstream(tls.options.tls_key) << "rubbish\n";
    CHECK_THROWS_AS(server->reload_tls(), ListenError);
    CHECK(TlsClient(server->addresses()[0]).peer_name() == "second");
}

TEST_CASE("a pipe in the place of a key is refused at once", "[smoke]") {
    TlsServer tls;
    const auto server = serve(echo, tls.options);
    std::filesystem::remove(tls.options.tls_key);
    REQUIRE(::mkfifo(tls.options.tls_key.c_str(), 0600) == 0);

    CHECK_THROWS_AS(server->reload_tls(), ListenError);

    CHECK(TlsClient(server->addresses()[0]).peer_name() == "first");
}

TEST_CASE("a certificate that is exchanged in its place is noticed", "[smoke]") {
    TlsServer tls;
    const auto server = serve(echo, tls.options);
    CHECK_FALSE(server->renew_tls());
    write_certificate("second", tls.options.tls_certificate, tls.options.tls_key);
    CHECK(server->renew_tls());
    CHECK_FALSE(server->renew_tls());
    CHECK(TlsClient(server->addresses()[0]).peer_name() == "second");
    std::ofstream(tls.options.tls_key) << "rubbish\n";
    CHECK_THROWS_AS(server->renew_tls(), ListenError);
    CHECK_FALSE(server->renew_tls());
    CHECK(TlsClient(server->addresses()[0]).peer_name() == "second");
}

TEST_CASE("idle HTTPS connections make way when workers run short", "[smoke][concurrent]") {
    TlsServer tls(4);
    const auto server = serve(echo, tls.options);
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < 20; ++i) {
        clients.push_back(std::make_unique<TlsClient>(server->addresses()[0]));
        REQUIRE(clients.back()->connected());
        CHECK(status_of(clients.back()->ask(kGet)) == 200);
    }
}

TEST_CASE("half a handshake holds nobody up", "[smoke][concurrent]") {
    TlsServer tls(2);
    const auto server = serve(echo, tls.options);
    std::vector<RawClient> half;
    for (int i = 0; i < 50; ++i) {
        half.emplace_back(server->addresses()[0]);
        half.back().send(std::string("\x16\x03\x01\x02\x00\x01", 6));
    }
    TlsClient client(server->addresses()[0]);
    CHECK(status_of(client.ask(kGet)) == 200);
}

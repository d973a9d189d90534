#include "http/tls.hpp"

#include <ctime>
#include <filesystem>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/stat.h>
#include <utility>

#include "http/server.hpp"

namespace tasklight::http {
namespace {

[[noreturn]] void refuse(const std::string& sentence) {
    ERR_clear_error();
    throw ListenError(sentence);
}

std::shared_ptr<SSL_CTX> new_context() {
    const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
    if (!context) refuse("OpenSSL cannot be used; check its installation.");
    SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                           SSL_OP_CIPHER_SERVER_PREFERENCE);
    // An idle connection then holds no buffers of 34 KiB.
    SSL_CTX_set_mode(context.get(), SSL_MODE_RELEASE_BUFFERS);
    constexpr unsigned char kName[] = "tasklight";
    SSL_CTX_set_session_id_context(context.get(), kName, sizeof kName - 1);
    return context;
}

}  // namespace

Tls::Tls(std::string certificate_file, std::string key_file)
    : certificate_file_(std::move(certificate_file)),
      key_file_(std::move(key_file)),
      read_(stamp()),
      current_(load()),
      context_(new_context()) {
    SSL_CTX_set_cert_cb(context_.get(), present_current, this);
}

void Tls::reload() {
    {
        // Before the files are read: what changes meanwhile is seen by the next renewal.
        const std::lock_guard lock(mutex_);
        read_ = stamp();
    }
    auto loaded = load();
    const std::lock_guard lock(mutex_);
    current_ = std::move(loaded);
}

bool Tls::renew() {
    {
        const std::lock_guard lock(mutex_);
        if (read_ == stamp()) return false;
    }
    reload();
    return true;
}

Moment Tls::expires_at() const {
    const std::lock_guard lock(mutex_);
    std::tm end{};
    ASN1_TIME_to_tm(X509_get0_notAfter(SSL_CTX_get0_certificate(current_.get())), &end);
    return {::timegm(&end) * kSecond};
}

Tls::Stamp Tls::stamp() const {
    Stamp stamp;
    for (const std::string& file : {certificate_file_, key_file_}) {
        struct stat status {};
        if (::stat(file.c_str(), &status) != 0) continue;
        stamp.insert(stamp.end(),
                     {static_cast<long long>(status.st_dev), static_cast<long long>(status.st_ino),
                      status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec});
    }
    return stamp;
}

Tls::Context Tls::load() const {
    auto context = new_context();
    // To open anything else, a pipe above all, could wait for ever.
    for (const std::string& file : {certificate_file_, key_file_}) {
        std::error_code fault;
        if (!std::filesystem::is_regular_file(file, fault))
            refuse(file +
                   " cannot be used for TLS; it must be a PEM file that this user may read.");
    }
    // A key with a passphrase must be refused, not asked for on a terminal that nobody watches.
    SSL_CTX_set_default_passwd_cb(context.get(), [](char*, int, int, void*) { return 0; });
    if (SSL_CTX_use_certificate_chain_file(context.get(), certificate_file_.c_str()) != 1)
        refuse("The certificate " + certificate_file_ +
               " cannot be used; it must be a PEM file that this user may read.");
    if (SSL_CTX_use_PrivateKey_file(context.get(), key_file_.c_str(), SSL_FILETYPE_PEM) != 1 ||
        SSL_CTX_check_private_key(context.get()) != 1)
        refuse("The key " + key_file_ + " cannot be used with the certificate " +
               certificate_file_ + "; it must be its key, in a PEM file that this user may read.");
    return context;
}

// OpenSSL asks at each handshake, so that a renewed certificate needs no new context.
int Tls::present_current(ssl_st* connection, void* self) {
    auto& tls = *static_cast<Tls*>(self);
    const std::lock_guard lock(tls.mutex_);
    return SSL_set_SSL_CTX(connection, tls.current_.get()) ? 1 : 0;
}

}  // namespace tasklight::http

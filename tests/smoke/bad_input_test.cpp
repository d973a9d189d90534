// Whatever comes over the wire: no answer is 500, what is refused changes nothing, and the log
// neither tells a secret nor lets anybody write into it.
#include <regex>
#include <sstream>

#include "support/program.hpp"
#include "support/seed.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

struct Sample {
    std::string method;
    std::string target;
    std::string type;
    std::string body;
};

constexpr auto* kJson = "application/json";
constexpr auto* kForm = "application/x-www-form-urlencoded";

// `OWN` and `FOREIGN` are ids of tasks.
const std::vector<Sample> kSamples{
    {"GET", "/", "", ""},
    {"GET", "/register", "", ""},
    {"POST", "/register", kJson,
     R"({"username":"mallory","email":"m@example.org","password":"long enough words"})"},
    {"POST", "/register", kForm, "username=mallory&email=m%40example.org&password=long+enough"},
    {"GET", "/login?next=%2Ftasks", "", ""},
    {"POST", "/login", kJson, R"({"username":"eve","password":"not the right one"})"},
    {"POST", "/login", kForm, "username=eve&password=not+the+right+one&next=%2F"},
    {"POST", "/logout", kJson, R"({"all":true})"},
    {"GET", "/users/me", "", ""},
    {"POST", "/users/me/password", kJson,
     R"({"current_password":"not the right one","new_password":"another long one"})"},
    {"POST", "/users/me/sessions/FOREIGN/delete", kForm, ""},
    {"POST", "/users/me/tokens", kForm, "name=a+token"},
    {"POST", "/users/me/tokens/FOREIGN/delete", kForm, ""},
    {"GET", "/api/v1/sessions", "", ""},
    {"DELETE", "/api/v1/sessions/FOREIGN", "", ""},
    {"GET", "/api/v1/tokens", "", ""},
    {"POST", "/api/v1/tokens", kJson, R"({"name":"a token"})"},
    {"DELETE", "/api/v1/tokens/FOREIGN", "", ""},
    {"GET", "/tasks?limit=2&cursor=1700000000000.018f0000-0000-7000-8000-00000000000a", "", ""},
    {"GET", "/tasks/completed?cursor=17.018f0000-0000-7000-8000-00000000000a", "", ""},
    {"GET", "/tasks/trash?limit=3", "", ""},
    {"POST", "/tasks/add", kJson, R"({"title":"A task","notes":"Some\nnotes","completed":false})"},
    {"POST", "/tasks/add", kForm, "title=A+task&notes=Some%0D%0Anotes"},
    {"POST", "/tasks/delete/FOREIGN", kForm, ""},
    {"DELETE", "/tasks/delete/FOREIGN", "", ""},
    {"POST", "/tasks/undo", kForm, "operation=018f0000-0000-7000-8000-00000000000a"},
    {"GET", "/tasks/OWN", "", ""},
    {"POST", "/tasks/OWN", kForm, "title=Changed&notes=&version=1"},
    {"POST", "/tasks/OWN/completion", kForm, ""},
    {"POST", "/tasks/OWN/completion/delete", kForm, ""},
    {"POST", "/tasks/FOREIGN/restoration", kForm, ""},
    {"GET", "/api/v1/tasks?limit=1", "", ""},
    {"POST", "/api/v1/tasks", kJson,
     R"({"id":"018f0000-0000-7000-8000-00000000000b","title":"Mine","project_id":null})"},
    {"GET", "/api/v1/tasks/FOREIGN", "", ""},
    {"PUT", "/api/v1/tasks/FOREIGN", kJson, R"({"title":"Stolen","notes":""})"},
    {"PATCH", "/api/v1/tasks/OWN", kJson, R"({"title":"Patched","completed":true,"notes":null})"},
    {"PATCH", "/api/v1/tasks/FOREIGN", "application/merge-patch+json", R"({"title":"Stolen"})"},
    {"DELETE", "/api/v1/tasks/FOREIGN", "", ""},
    {"POST", "/api/v1/tasks/FOREIGN/completion", kJson, R"({"occurrence":"2027-01-31"})"},
    {"DELETE", "/api/v1/tasks/OWN/completion", "", ""},
    {"POST", "/api/v1/undo", kJson, R"({"operation":"018f0000-0000-7000-8000-00000000000a"})"},
    {"GET", "/api/v1/projects", "", ""},
    {"GET", "/api/v1/projects/FOREIGN", "", ""},
    {"GET", "/assets/0123456789/css/base.css", "", ""},
    {"GET", "/healthz", "", ""},
    {"GET", "/readyz", "", ""},
    {"GET", "/metrics", "", ""},
};

const std::vector<std::string> kNasty{"%00",
                                      "%ff",
                                      "%c0%af",
                                      "%2e%2e%2f",
                                      "../",
                                      "//",
                                      "/./",
                                      "%",
                                      "%zz",
                                      "%0d%0aSet-Cookie:x=1",
                                      "%0a2026-01-01T00:00:00.000Z%20error%20forged",
                                      "\\u0000",
                                      "\\ud800",
                                      "\\u202e",
                                      "1e999",
                                      "-9223372036854775809",
                                      "99999999999999999999",
                                      "null",
                                      "[[[[[[[[",
                                      "{\"a\":",
                                      "\"",
                                      "'",
                                      "`",
                                      "';--",
                                      "{{title}}",
                                      "{{{body}}}",
                                      "<script>",
                                      "&amp",
                                      "\xF0\x9F\x8E\x88",
                                      "\xC0\xAF",
                                      "\xED\xA0\x80",
                                      "\xE2\x80\xA8",
                                      "\x7F",
                                      "\x1B[31m",
                                      "\t",
                                      "*",
                                      "?",
                                      "#",
                                      ";",
                                      "=",
                                      "&",
                                      "&title=1&title=2",
                                      ",\"title\":\"twice\"",
                                      "csrf=",
                                      "%s%n",
                                      "W/\"1\"",
                                      "true",
                                      "1",
                                      "-1",
                                      "0"};

const std::vector<std::string> kMethods{"GET",     "POST",   "PUT",   "PATCH",    "DELETE",
                                        "OPTIONS", "HEAD",   "TRACE", "PROPFIND", "get",
                                        "CONNECT", "DELETE", "X"};

const std::vector<std::string> kNames{"Accept",          "Accept-Encoding",
                                      "Accept-Language", "Authorization",
                                      "Content-Type",    "Cookie",
                                      "Expect",          "Forwarded",
                                      "If-Match",        "If-None-Match",
                                      "Origin",          "If-Modified-Since",
                                      "Range",           "Referer",
                                      "Sec-Fetch-Site",  "Upgrade",
                                      "User-Agent",      "X-CSRF-Token",
                                      "X-Forwarded-For", "X-Forwarded-Proto",
                                      "X-Request-Id",    "X-HTTP-Method-Override",
                                      "Idempotency-Key"};

const std::vector<std::string> kValues{"application/json",
                                       "text/html",
                                       "*/*;q=0",
                                       "Bearer ",
                                       "Bearer AAAA",
                                       "Basic ZXZlOmV2ZQ==",
                                       "tasklight_session=",
                                       "tasklight_session=AAAA; tasklight_session=BBBB",
                                       "a=b;;=;c",
                                       "*",
                                       "\"1\"",
                                       "W/\"1\", \"2\"",
                                       "\"",
                                       "http://evil.example",
                                       "null",
                                       "cross-site",
                                       "100-continue",
                                       "bytes=0-1",
                                       "127.0.0.1, for=\"[::1]\"",
                                       "https",
                                       "../../etc/passwd",
                                       "multipart/form-data",
                                       "application/json; charset=utf-16",
                                       "application/x-www-form-urlencoded; x=\"",
                                       "key",
                                       "https://127.0.0.1/x\x1B[2J",
                                       "Mon, 01 Jan 2024 00:00:00 GMT",
                                       "h2c"};

template <class List>
const auto& one_of(std::mt19937& random, const List& list) {
    return list[static_cast<std::size_t>(between(random, 0, int(list.size()) - 1))];
}

void replace(std::string& text, const std::string& word, const std::string& by) {
    const auto at = text.find(word);
    if (at != std::string::npos) text.replace(at, word.size(), by);
}

std::string mutated(std::mt19937& random, std::string text) {
    for (int times = between(random, 1, 3); times > 0; --times) {
        const auto at = static_cast<std::size_t>(between(random, 0, int(text.size())));
        switch (between(random, 0, 5)) {
            case 0:
                text.erase(at, static_cast<std::size_t>(between(random, 1, 8)));
                break;
            case 1:
                text.insert(at, text.substr(0, at));
                break;
            case 2:
                if (at < text.size()) text[at] = static_cast<char>(between(random, 1, 255));
                break;
            case 3:
                text.insert(at, std::string(static_cast<std::size_t>(between(random, 1, 2000)),
                                            static_cast<char>(between(random, 33, 126))));
                break;
            default:
                text.insert(at, one_of(random, kNasty));
        }
    }
    return text;
}

// What may stand in a request line and in a header.
std::string without(std::string text, bool spaces_too) {
    std::erase_if(text, [&](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || (spaces_too && c == ' ');
    });
    return text;
}

class Attacker {
public:
    explicit Attacker(const Service& service) : random_(seeded_random()), wire_(service.port()) {
        Wire ada(service.port());
        ada_token_ = join(ada, "ada");
        foreign_ = ada.send("POST", "/tasks/add", R"({"title":"Not yours"})").text("task.id");
        sign_in();
    }

    // HTTP is kept to; all else is not.
    Sample next() {
        Sample sample = one_of(random_, kSamples);
        replace(sample.target, "FOREIGN", foreign_);
        replace(sample.target, "OWN", own_);
        if (chance(40)) sample.target = '/' + without(mutated(random_, sample.target), true);
        if (chance(60)) sample.body = mutated(random_, sample.body);
        if (chance(20)) sample.method = one_of(random_, kMethods);
        if (chance(10)) sample.type = one_of(random_, kSamples).type;
        return sample;
    }

    Headers headers(const Sample& sample) {
        Headers headers;
        if (!sample.type.empty()) headers.emplace_back("Content-Type", sample.type);
        if (chance(50)) headers.emplace_back("Accept", kJson);
        const int who = between(random_, 0, 3);
        if (who == 0) headers.emplace_back("Authorization", "Bearer " + token_);
        if (who == 1) headers.emplace_back("Cookie", cookie_);
        if (who == 1 && chance(70)) headers.emplace_back("X-CSRF-Token", csrf_);
        if (chance(30)) headers.emplace_back(one_of(random_, kNames), one_of(random_, kValues));
        if (chance(10))
            headers.emplace_back(one_of(random_, kNames),
                                 without(mutated(random_, one_of(random_, kValues)), false));
        return headers;
    }

    std::string text_of(const Sample& sample) {
        std::string text = sample.method + ' ' + sample.target + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const auto& [name, value] : headers(sample))
            text += name + ": " + value + "\r\n";
        if (!sample.body.empty() || sample.method == "POST")
            text += "Content-Length: " + std::to_string(sample.body.size()) + "\r\n";
        return text + "\r\n" + sample.body;
    }

    Answer send(const Sample& sample) {
        wire_.send_raw(text_of(sample));
        return wire_.receive(sample.method != "HEAD");
    }

    // Bytes that need not be HTTP; nothing if the server hangs up.
    std::optional<Answer> send_broken(int port) {
        Wire wire(port);
        std::string text = text_of(next());
        if (chance(40)) replace(text, "\r\n", one_of(random_, kBreaks));
        wire.send_raw(chance(80) ? mutated(random_, text) : text);
        wire.end_sending();
        try {
            return wire.receive(false);
        } catch (const WireError&) {
            return std::nullopt;
        }
    }

    // Some requests end sessions, or complete or delete the task.
    void sign_in() {
        wire_.close();
        wire_.sign_out();
        if (token_.empty()) {
            token_ = join(wire_, "eve");
        } else if (wire_.get("/users/me", {{"Authorization", "Bearer " + token_}}).status != 200) {
            token_ = wire_
                         .send("POST", "/login",
                               R"({"username":"eve","password":")" + std::string(kPassword) + "\"}")
                         .text("token");
        }
        cookie_ = "tasklight_session=" + token_;
        const std::string page = wire_.get("/", {{"Cookie", cookie_}}).body;
        const auto field = page.find(R"(name="csrf" value=")");
        csrf_ = field == std::string::npos ? "" : page.substr(field + 19, 43);
        secrets_.insert(secrets_.end(), {token_, csrf_});
        own_ = wire_
                   .send("POST", "/tasks/add", R"({"title":"Mine"})",
                         {{"Authorization", "Bearer " + token_}})
                   .text("task.id");
        wire_.sign_out();
    }

    [[nodiscard]] std::vector<std::string> secrets() const {
        std::vector<std::string> all = secrets_;
        all.insert(all.end(), {ada_token_, kPassword, "not the right one", "long enough words"});
        return all;
    }
    [[nodiscard]] const std::string& ada_token() const { return ada_token_; }
    [[nodiscard]] const std::string& foreign() const { return foreign_; }

private:
    static inline const std::vector<std::string> kBreaks{"\n",
                                                         "\r",
                                                         "\r\n ",
                                                         "\r\nContent-Length: 3\r\n",
                                                         "\r\nTransfer-Encoding: chunked\r\n",
                                                         "\r\nHost: other\r\n",
                                                         " HTTP/9.9\r\n",
                                                         std::string("\0\r\n", 3)};

    bool chance(int percent) { return between(random_, 1, 100) <= percent; }

    std::mt19937 random_;
    Wire wire_;
    std::string token_;
    std::string cookie_;
    std::string csrf_;
    std::string own_;
    std::string foreign_;
    std::string ada_token_;
    std::vector<std::string> secrets_;
};

// Grows with each change of anything.
using Mark = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>;

Mark mark(ScratchDatabase& scratch) {
    constexpr auto* kSql = R"sql(
        SELECT (SELECT COUNT(*) FROM users), (SELECT COUNT(*) FROM sessions),
               (SELECT CAST(COALESCE(SUM(revision), 0) AS BIGINT) FROM streams),
               (SELECT COUNT(*) FROM tasks), (SELECT COUNT(*) FROM idempotency_keys)
    )sql";
    return scratch.database().read(
        [&](Connection& connection) { return *connection.find<Mark>(kSql); });
}

std::vector<std::string> lines_of(const std::string& log) {
    std::vector<std::string> lines;
    std::istringstream text(log);
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

void check_log(const Attacker& attacker, const std::string& log) {
    for (const std::string& secret : attacker.secrets())
        CHECK(log.find(secret) == std::string::npos);
    CHECK(log.find("defect") == std::string::npos);
    CHECK(log.find("unexpected") == std::string::npos);
}

void check_unharmed(Service& service, const Attacker& attacker) {
    Wire ada(service.port());
    ada.sign_in(attacker.ada_token());
    CHECK(ada.send("GET", "/tasks/" + attacker.foreign()).text("title") == "Not yours");
    CHECK(service.program().runs());
    CHECK(service.stop() == 0);
}

}  // namespace

TEST_CASE("bad requests are refused and change nothing", "[smoke]") {
    ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch, {{"--log-level", "debug"}, {}, {}, {}});
    Attacker attacker(service);

    Mark before = mark(scratch);
    for (int i = 0; i < scaled(3000); ++i) {
        const Sample sample = attacker.next();
        const Answer answer = attacker.send(sample);
        const Mark after = mark(scratch);

        CAPTURE(i, sample.method, sample.target, sample.type, sample.body, answer.body);
        if (answer.status >= 500 && answer.status != 501) FAIL_CHECK(answer.status);
        if ((answer.status >= 400 || sample.method == "GET") && after != before)
            FAIL_CHECK("changed something: " << answer.status);
        if (i % 50 == 49) attacker.sign_in();
        before = i % 50 == 49 ? mark(scratch) : after;
    }

    check_unharmed(service, attacker);
    check_log(attacker, service.log());
    const std::regex line(
        R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z (error|warning|info|debug) (?!forged).*)");
    for (const std::string& text : lines_of(service.log()))
        if (!std::regex_match(text, line)) FAIL_CHECK("forged: " << text);
}

TEST_CASE("bytes that are not HTTP harm nobody", "[smoke]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch, {{"--log-level", "debug", "--log-format", "json"}, {}, {}, {}});
    Attacker attacker(service);

    int answered = 0;
    for (int i = 0; i < scaled(1000); ++i) {
        const auto answer = attacker.send_broken(service.port());
        if (answer && answer->status >= 500 && answer->status != 501 && answer->status != 505)
            FAIL_CHECK(answer->status);
        answered += answer.has_value();
    }

    CHECK(answered > scaled(500));
    check_unharmed(service, attacker);
    check_log(attacker, service.log());
    for (const std::string& text : lines_of(service.log())) {
        CAPTURE(text);
        CHECK(parse_json(text).find("message") != nullptr);
    }
}

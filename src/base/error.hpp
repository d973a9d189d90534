// The closed list of refusals. Any layer throws them; one place (app/error_response) answers
// them. `what()` is for people: it is shown to the user as the detail of the answer and must
// never hold a secret or a library's message. `log_note()` is for the log alone.
// Everything else that is thrown is a defect and becomes 500.
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace tasklight {

class Refusal : public std::runtime_error {
public:
    Refusal(int status, const std::string& detail, std::string log_note = {})
        : std::runtime_error(detail), status_(status), log_note_(std::move(log_note)) {}

    [[nodiscard]] int status() const { return status_; }
    [[nodiscard]] const std::string& log_note() const { return log_note_; }

private:
    int status_;
    std::string log_note_;
};

// The request could not be read at all.
struct Malformed : Refusal {
    explicit Malformed(const std::string& detail) : Refusal(400, detail) {}
};

struct NotSignedIn : Refusal {
    explicit NotSignedIn(const std::string& detail = "Sign in first.") : Refusal(401, detail) {}
};

struct Forbidden : Refusal {
    explicit Forbidden(const std::string& detail, std::string log_note = {})
        : Refusal(403, detail, std::move(log_note)) {}
};

// Also the answer for a record that belongs to somebody else.
struct NotFound : Refusal {
    explicit NotFound(const std::string& detail = "There is nothing here.",
                      std::string log_note = {})
        : Refusal(404, detail, std::move(log_note)) {}
};

struct Conflict : Refusal {
    explicit Conflict(const std::string& detail) : Refusal(409, detail) {}
};

// It was there and is not kept any more.
struct Gone : Refusal {
    explicit Gone(const std::string& detail) : Refusal(410, detail) {}
};

// The record changed since the client read it. `current` is the present record as JSON text.
struct Stale : Refusal {
    explicit Stale(std::string current_record)
        : Refusal(412, "This was changed in the meantime."), current(std::move(current_record)) {}
    std::string current;
};

struct TooLarge : Refusal {
    explicit TooLarge(const std::string& detail) : Refusal(413, detail) {}
};

struct UnsupportedMedia : Refusal {
    explicit UnsupportedMedia(const std::string& detail) : Refusal(415, detail) {}
};

// A part of a text, in code points; `end` is the first one behind it.
struct TextPlace {
    std::size_t start;
    std::size_t end;
};

struct FieldError {
    std::string field;
    std::string message;
    std::optional<TextPlace> place = std::nullopt;  // of the fault in the field's text, if known
};

// The request was understood, and its values break a rule: one entry for each fault.
struct Invalid : Refusal {
    explicit Invalid(std::vector<FieldError> field_errors)
        : Refusal(422, "Some values cannot be used."), errors(std::move(field_errors)) {}
    Invalid(std::string field, std::string message)
        : Invalid(std::vector<FieldError>{{std::move(field), std::move(message), {}}}) {}
    std::vector<FieldError> errors;
};

// `retry_after` is in seconds.
struct TooMany : Refusal {
    TooMany(const std::string& detail, int retry_after_seconds)
        : Refusal(429, detail), retry_after(retry_after_seconds) {}
    int retry_after;
};

struct Unavailable : Refusal {
    explicit Unavailable(const std::string& detail, std::string log_note = {}, int seconds = 1)
        : Refusal(503, detail, std::move(log_note)), retry_after(seconds) {}
    int retry_after;
};

// No space is left where the data is kept.
struct Full : Refusal {
    explicit Full(std::string log_note)
        : Refusal(507, "The server has no space left to save this.", std::move(log_note)) {}
};

}  // namespace tasklight

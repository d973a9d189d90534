#include "http/request.hpp"

#include "base/text.hpp"

namespace tasklight::http {
namespace {

std::string_view without_parameters(std::string_view value) {
    return trimmed(value.substr(0, value.find(';')));
}

// A weight of zero says that the type is not wanted (RFC 9110, section 12.4.2).
bool is_refused(std::string_view media_range) {
    for (auto parameter : split(media_range, ';')) {
        parameter = trimmed(parameter);
        if (parameter.size() < 3 || !equals_ignoring_case(parameter.substr(0, 2), "q=")) continue;
        return parameter.substr(2).find_first_not_of("0.") == std::string_view::npos;
    }
    return false;
}

bool accepts_json(std::string_view accept) {
    for (const auto media_range : split(accept, ','))
        if (equals_ignoring_case(without_parameters(media_range), "application/json") &&
            !is_refused(media_range))
            return true;
    return false;
}

}  // namespace

std::string_view to_string(Method method) {
    switch (method) {
        case Method::kGet:
            return "GET";
        case Method::kHead:
            return "HEAD";
        case Method::kPost:
            return "POST";
        case Method::kPut:
            return "PUT";
        case Method::kPatch:
            return "PATCH";
        case Method::kDelete:
            return "DELETE";
        case Method::kOptions:
            return "OPTIONS";
    }
    return "GET";
}

bool is_safe(Method method) {
    return method == Method::kGet || method == Method::kHead || method == Method::kOptions;
}

std::optional<std::string_view> Parameters::find(std::string_view name) const {
    for (const auto& [key, value] : pairs_)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string_view> Request::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (equals_ignoring_case(key, name)) return value;
    return std::nullopt;
}

std::optional<std::string> Request::cookie(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (!equals_ignoring_case(key, "Cookie")) continue;
        for (auto pair : split(value, ';')) {
            pair = trimmed(pair);
            const auto equals = pair.find('=');
            if (equals == std::string_view::npos || trimmed(pair.substr(0, equals)) != name)
                continue;
            auto text = trimmed(pair.substr(equals + 1));
            if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
                text = text.substr(1, text.size() - 2);
            return std::string(text);
        }
    }
    return std::nullopt;
}

std::string Request::content_type() const {
    return ascii_lower(without_parameters(header("Content-Type").value_or("")));
}

bool Request::speaks_json() const {
    const auto type = content_type();
    if (type == "application/json" || type == "application/merge-patch+json") return true;
    for (const auto& [key, value] : headers)
        if (equals_ignoring_case(key, "Accept") && accepts_json(value)) return true;
    return false;
}

}  // namespace tasklight::http

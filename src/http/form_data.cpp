#include "http/form_data.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "http/percent.hpp"

namespace tasklight::http {
namespace {

constexpr std::size_t kMaxFields = 1'000;

}  // namespace

Parameters parse_form(std::string_view encoded) {
    Parameters fields;
    std::size_t count = 0;
    while (!encoded.empty()) {
        const auto end = encoded.find('&');
        const auto pair = encoded.substr(0, end);
        encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
        if (pair.empty()) continue;
        if (++count > kMaxFields) throw Malformed("There are too many fields.");
        const auto equals = pair.find('=');
        const auto value =
            equals == std::string_view::npos ? std::string_view() : pair.substr(equals + 1);
        fields.add(percent_decode(pair.substr(0, equals), PlusSign::kIsSpace),
                   percent_decode(value, PlusSign::kIsSpace));
    }
    return fields;
}

}  // namespace tasklight::http

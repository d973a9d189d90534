#include "web/answer.hpp"

#include <string>
#include <utility>

namespace tasklight::web {

void write_operation(JsonWriter& json, const std::optional<OperationId>& operation) {
    json.key("operation").optional_id(operation);
}

http::Response done_answer(const std::optional<OperationId>& operation) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    write_operation(json, operation);
    json.end_object();
    return http::json(std::move(text));
}

}  // namespace tasklight::web

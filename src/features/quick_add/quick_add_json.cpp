#include "features/quick_add/quick_add_json.hpp"

#include "base/json.hpp"
#include "features/quick_add/token_words.hpp"
#include "features/tasks/task_json.hpp"
#include "web/answer.hpp"

namespace tasklight::quick_add {
namespace {

void write_place(JsonWriter& json, std::size_t start, std::size_t end) {
    json.key("start").integer(static_cast<std::int64_t>(start));
    json.key("end").integer(static_cast<std::int64_t>(end));
}

void write_understood(JsonWriter& json, const QuickTask& line, Date today) {
    json.key("tokens").begin_array();
    for (const Token& token : line.tokens) {
        json.begin_object();
        json.key("kind").string(to_text(token.kind));
        json.key("text").string(token.text);
        write_place(json, token.start, token.end);
        json.key("value").string(token.value);
        json.key("words").string(words_of(token, line, today));
        json.end_object();
    }
    json.end_array();
    json.key("problems").begin_array();
    for (const Problem& problem : line.problems) {
        json.begin_object();
        json.key("message").string(problem.message);
        write_place(json, problem.start, problem.end);
        json.end_object();
    }
    json.end_array();
}

}  // namespace

std::string to_json(const std::vector<Task>& list, const std::vector<QuickTask>& lines,
                    const std::optional<OperationId>& operation, Date today) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    tasks::write_task_fields(json, list.front());
    write_understood(json, lines.front(), today);
    web::write_operation(json, operation);
    json.key("tasks").begin_array();
    for (std::size_t i = 0; i < list.size(); ++i) {
        json.begin_object();
        tasks::write_task_fields(json, list[i]);
        write_understood(json, lines[i], today);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    return text;
}

}  // namespace tasklight::quick_add

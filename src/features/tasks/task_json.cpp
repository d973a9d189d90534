#include "features/tasks/task_json.hpp"

#include "web/entity_tag.hpp"

namespace tasklight::tasks {
namespace {

void write_fields(JsonWriter& json, const Task& task) {
    json.key("id").string(task.id.text());
    json.key("project_id").string(task.project_id.text());
    json.key("title").string(task.title);
    json.key("notes").string(task.notes);
    json.key("completed").boolean(task.is_completed());
    json.key("completed_at").moment(task.completed_at);
    json.key("created_at").moment(task.created_at);
    json.key("updated_at").moment(task.updated_at);
    json.key("version").integer(task.version);
}

}  // namespace

void write_operation(JsonWriter& json, const std::optional<OperationId>& operation) {
    json.key("operation");
    operation ? json.string(operation->text()) : json.null();
}

void write_task(JsonWriter& json, const Task& task) {
    json.begin_object();
    write_fields(json, task);
    json.end_object();
}

std::string task_tag(const Task& task) { return web::entity_tag(std::to_string(task.version)); }

std::string to_json(const Task& task) {
    std::string text;
    JsonWriter json(text);
    write_task(json, task);
    return text;
}

std::string to_json(const std::vector<Task>& tasks, const std::optional<std::string>& next_cursor) {
    constexpr std::size_t kTypicalTask = 400;
    std::string text;
    text.reserve(64 + tasks.size() * kTypicalTask);
    JsonWriter json(text);
    json.begin_object();
    json.key("tasks").begin_array();
    for (const Task& task : tasks)
        write_task(json, task);
    json.end_array();
    json.key("next_cursor").optional_string(next_cursor);
    json.end_object();
    return text;
}

http::Response task_answer(const Task& task, const std::optional<OperationId>& operation,
                           int status) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_fields(json, task);
    write_operation(json, operation);
    json.end_object();
    http::Response response = http::json(std::move(text), status);
    response.set("ETag", task_tag(task));
    if (status == 201) response.set("Location", "/api/v1/tasks/" + task.id.text());
    return response;
}

http::Response ok_answer(const Task* task, const std::optional<OperationId>& operation,
                         int status) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    if (task) write_task(json.key("task"), *task);
    write_operation(json, operation);
    json.end_object();
    http::Response response = http::json(std::move(text), status);
    if (task) response.set("ETag", task_tag(*task));
    if (task && status == 201) response.set("Location", "/api/v1/tasks/" + task->id.text());
    return response;
}

}  // namespace tasklight::tasks

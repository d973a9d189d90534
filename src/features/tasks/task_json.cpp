#include "features/tasks/task_json.hpp"

#include "features/tasks/dates_json.hpp"
#include "web/answer.hpp"
#include "web/entity_tag.hpp"

namespace tasklight::tasks {
namespace {

void write_texts(JsonWriter& json, const std::vector<std::string>& texts) {
    json.begin_array();
    for (const std::string& text : texts)
        json.string(text);
    json.end_array();
}

void write_progress(JsonWriter& json, const Progress& progress) {
    json.begin_object();
    json.key("total").integer(progress.total);
    json.key("completed").integer(progress.completed);
    json.end_object();
}

}  // namespace

void write_task_fields(JsonWriter& json, const Task& task) {
    json.key("id");
    task.id.empty() ? json.null() : json.string(task.id.text());
    json.key("project_id").string(task.project_id.text());
    json.key("section_id").optional_id(task.section_id);
    json.key("parent_id").optional_id(task.parent_id);
    json.key("position").integer(task.position);
    json.key("title").string(task.title);
    json.key("notes").string(task.notes);
    write_texts(json.key("labels"), task.labels);
    json.key("priority").integer(task.priority);
    write_date(json.key("start_date"), task.start_date);
    write_date(json.key("deadline"), task.deadline);
    write_due(json.key("due"), task);
    write_repetition(json, task);
    write_progress(json.key("subtasks"), task.subtasks);
    json.key("quick_text").optional_string(task.quick_text);
    json.key("completed").boolean(task.is_completed());
    json.key("completed_at").moment(task.completed_at);
    json.key("created_at").moment(task.created_at);
    json.key("updated_at").moment(task.updated_at);
    json.key("version").integer(task.version);
}

void write_task(JsonWriter& json, const Task& task) {
    json.begin_object();
    write_task_fields(json, task);
    json.end_object();
}

std::string task_tag(const Task& task) {
    std::string text = std::to_string(task.version);
    if (task.subtasks.total > 0)
        text.append("-")
            .append(std::to_string(task.subtasks.completed))
            .append("-")
            .append(std::to_string(task.subtasks.total));
    return web::entity_tag(text);
}

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

std::string done_json(const std::vector<Task>& tasks, const std::optional<OperationId>& operation) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("status").string("ok");
    web::write_operation(json, operation);
    json.key("tasks").begin_array();
    for (const Task& task : tasks)
        if (!task.is_deleted()) write_task(json, task);
    json.end_array();
    json.end_object();
    return text;
}

http::Response task_answer(const Task& task, const std::optional<OperationId>& operation,
                           int status) {
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    write_task_fields(json, task);
    web::write_operation(json, operation);
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
    web::write_operation(json, operation);
    json.end_object();
    http::Response response = http::json(std::move(text), status);
    if (task) response.set("ETag", task_tag(*task));
    if (task && status == 201) response.set("Location", "/api/v1/tasks/" + task->id.text());
    return response;
}

}  // namespace tasklight::tasks

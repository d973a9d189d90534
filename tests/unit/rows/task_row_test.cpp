#include "features/rows/task_row.hpp"

#include <catch2/catch.hpp>

#include "features/rows/task_lines.hpp"

using namespace tasklight;
using namespace tasklight::rows;

namespace {

Here at(Moment now) { return here_of(User{}, now); }

constexpr Moment kNow{1'801'382'400'000};  // 31 January 2027, 08:00

Task task_called(const std::string& title, int number = 1) {
    Task task;
    task.id =
        TaskId::stored(std::string("0190c1de-0000-7000-8000-00000000000") + std::to_string(number));
    task.title = title;
    return task;
}

}  // namespace

TEST_CASE("a row is another one when its words are, though the task is the same") {
    Task task = task_called("Buy milk");
    const std::string plain = task_row(task, at(kNow)).key();
    CHECK(task_row(task, at(kNow + kDay)).key() == plain);

    task.due = Due{*parse_date("2027-01-31"), std::nullopt, ""};
    const std::string today = task_row(task, at(kNow)).key();
    CHECK(task_row(task, at(kNow + kHour)).key() == today);
    CHECK(task_row(task, at(kNow + kDay)).key() != today);
    CHECK(task_row(task, at(kNow), 2).key() != today);
    task.subtasks = {1, 2};
    CHECK(task_row(task, at(kNow)).key() != today);
    task.version = 2;
    CHECK(task_row(task, at(kNow)).key() != today);
}

TEST_CASE("what is done is not overdue") {
    Task task = task_called("Buy milk");
    task.due = Due{*parse_date("2027-01-01"), std::nullopt, ""};
    task.deadline = parse_date("2027-01-01");
    CHECK(task_row(task, at(kNow)).is_overdue);
    CHECK(task_row(task, at(kNow)).is_deadline_over);
    task.completed_at = kNow;
    CHECK_FALSE(task_row(task, at(kNow)).is_overdue);
    CHECK_FALSE(task_row(task, at(kNow)).is_deadline_over);
}

TEST_CASE("a start is told until it has come") {
    Task task = task_called("Buy milk");
    task.start_date = parse_date("2027-02-01");
    CHECK(task_row(task, at(kNow)).start == "Tomorrow");
    CHECK(task_row(task, at(kNow + kDay)).start.empty());
}

TEST_CASE("tasks stand below the one that they lie under") {
    const Task home = task_called("Move", 1);
    Task boxes = task_called("Boxes", 2);
    boxes.parent_id = home.id;
    const Task other = task_called("Other", 3);
    Task tape = task_called("Tape", 4);
    tape.parent_id = boxes.id;
    Task lone = task_called("Lone", 5);
    lone.parent_id = task_called("", 9).id;

    std::string text;
    for (const TaskRow& row : nested_rows({&home, &other, &tape, &boxes, &lone}, at(kNow)))
        text += row.title + std::to_string(row.level) + ' ';

    CHECK(text == "Move1 Boxes2 Tape3 Other1 Lone1 ");
}

TEST_CASE("groups open and close around their rows") {
    const TaskGroup group{
        .id = "today", .name = "Today", .rows = {task_row(task_called("Buy milk"), at(kNow))}};
    const auto lines = lines_of({group});
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].model().is_set("line_begins"));
    CHECK(lines[1].model().items("line_task").size() == 1);
    CHECK(lines[2].model().is_set("line_ends"));
    TaskGroup late = group;
    late.is_late = true;
    CHECK(lines_of({late})[0].key != lines[0].key);
}

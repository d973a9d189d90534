// The columns of a task, for every query that returns tasks: the table is always called `t`. One
// text, so that a new column is added in one place.
#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "database/connection.hpp"
#include "model/task.hpp"

namespace tasklight::store {

#define TASK_COLUMNS                                                                     \
    "t.id, t.project_id, t.section_id, t.parent_id, t.position, t.title, t.notes, "      \
    "t.labels, t.priority, t.start_date, t.deadline, t.due_date, t.due_time, "           \
    "t.due_zone, t.repeat_rule, t.repeat_mode, t.repeat_month_end, t.repeat_anchor, "    \
    "t.repeat_missed, t.repeat_zone, t.repeat_paused, t.occurrence, t.quick_text, "      \
    "t.completed_at, t.deleted_at, "                                                     \
    "t.created_at, t.updated_at, t.version, "                                            \
    "CASE WHEN t.is_parent = 1 THEN (SELECT COUNT(child.completed_at) FROM tasks child " \
    "WHERE child.parent_id = t.id AND child.deleted_at IS NULL) ELSE 0 END, "            \
    "CASE WHEN t.is_parent = 1 THEN (SELECT COUNT(child.id) FROM tasks child "           \
    "WHERE child.parent_id = t.id AND child.deleted_at IS NULL) ELSE 0 END"

// In a list of a day, `:day`, of `:owner_id`: what has not started waits, and what lies in an
// archived project rests.
#define TASK_IS_SHOWN                                                          \
    "(t.start_date IS NULL OR t.start_date <= :day) AND t.project_id NOT IN (" \
    "SELECT a.id FROM projects a "                                             \
    "WHERE a.owner_id = :owner_id AND a.archived_at IS NOT NULL)"

using OptionalText = std::optional<std::string>;
using TaskRow =
    std::tuple<TaskId, ProjectId, std::optional<SectionId>, std::optional<TaskId>, std::int64_t,
               std::string, std::string, std::string, std::int64_t, OptionalText, OptionalText,
               OptionalText, OptionalText, OptionalText, OptionalText, OptionalText, OptionalText,
               OptionalText, OptionalText, OptionalText, bool, OptionalText, OptionalText,
               std::optional<Moment>, std::optional<Moment>, Moment, Moment, std::int64_t,
               std::int64_t, std::int64_t>;

[[nodiscard]] Task read_task(TaskRow& row);
[[nodiscard]] std::optional<Task> read_task(std::optional<TaskRow> row);
[[nodiscard]] std::vector<Task> read_tasks(std::vector<TaskRow> rows);

// Names, one a line, as the column `labels` holds them.
[[nodiscard]] std::string joined_labels(const std::vector<std::string>& labels);

}  // namespace tasklight::store

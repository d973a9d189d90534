// One thing to do. `version` grows with every change and is the record's entity tag. A task may lie
// under another one of its project.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/calendar.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "model/project.hpp"
#include "model/repeat.hpp"
#include "model/section.hpp"

namespace tasklight {

using TaskId = Id<struct TaskKind>;

inline constexpr std::size_t kTitleLimit = 500;        // characters
inline constexpr std::size_t kNotesLimit = 64 * 1024;  // bytes

inline constexpr std::size_t kLabelLimit = 60;      // characters
inline constexpr std::size_t kLabelsMost = 50;      // of one task
inline constexpr std::int64_t kLowestPriority = 4;  // and that of a task that has none

// When a task is due. A date without a time is a date in no zone; a time without a zone is one of
// wherever its user is.
struct Due {
    Date date;
    std::optional<TimeOfDay> time;
    std::string zone;  // an IANA name; empty: none

    [[nodiscard]] LocalTime local() const { return {date, time}; }
    bool operator==(const Due&) const = default;
};

// Of the tasks that lie directly under one.
struct Progress {
    std::int64_t completed = 0;
    std::int64_t total = 0;

    bool operator==(const Progress&) const = default;
};

struct Task {
    TaskId id;
    ProjectId project_id;
    std::optional<SectionId> section_id;
    std::optional<TaskId> parent_id;
    std::int64_t position = 0;
    std::string title;
    std::string notes;
    std::vector<std::string> labels;          // names, in the order of their folded forms
    std::int64_t priority = kLowestPriority;  // 1 is the highest
    std::optional<Date> start_date;           // hidden until then
    std::optional<Date> deadline;
    std::optional<Due> due;
    std::optional<Repeat> repeat;
    std::optional<LocalTime> occurrence;    // of the repeat, that the task stands for now
    std::optional<std::string> quick_text;  // the line that the task was made from
    std::optional<Moment> completed_at;
    std::optional<Moment> deleted_at;  // in the Trash since then
    Moment created_at;
    Moment updated_at;
    std::int64_t version = 1;
    Progress subtasks;  // counted when the task is read

    [[nodiscard]] bool is_completed() const { return completed_at.has_value(); }
    [[nodiscard]] bool is_deleted() const { return deleted_at.has_value(); }
};

}  // namespace tasklight

// What a request may say about when a task is due and how it repeats. Members that are absent keep
// what the task has (RFC 7396), or have their default in a new one.
#pragma once

#include <optional>
#include <string>

#include "model/task.hpp"
#include "web/fields.hpp"

namespace tasklight::tasks {

struct DueForm {
    std::optional<Date> date;
    std::optional<std::optional<TimeOfDay>> time;
    std::optional<std::string> zone;  // empty: none
};

struct RepeatForm {
    std::optional<std::string> rule;  // canonical
    std::optional<RepeatMode> mode;
    std::optional<ShortMonth> month_end;
    std::optional<LocalTime> anchor;
    std::optional<MissedDates> missed;
    std::optional<bool> is_paused;
};

// Absent: the request says nothing. None: it asks for none.
template <class T>
using OrNone = std::optional<std::optional<T>>;

// Faults are collected in `fields`.
[[nodiscard]] OrNone<Date> read_date(web::Fields& fields, const std::string& name);
[[nodiscard]] OrNone<DueForm> read_due(web::Fields& fields);
[[nodiscard]] OrNone<RepeatForm> read_repeat(web::Fields& fields);

}  // namespace tasklight::tasks

// The completion of an occurrence in the change log, in the stream of its task's project.
#pragma once

#include <span>
#include <string>

#include "model/change.hpp"
#include "model/completion.hpp"
#include "store/record_fields.hpp"

namespace tasklight::tasks {

[[nodiscard]] std::span<const store::RecordField<Completion>> completion_fields();

[[nodiscard]] Change completion_created(const Task& task, const Completion& completion);
[[nodiscard]] Change completion_changed(const Task& task, const Completion& before,
                                        const Completion& after, std::string action);

}  // namespace tasklight::tasks

// What the page of a task says about its dates: when it is due, how it repeats, why it is this
// date, and which come next. Pure but for the table of time zones; any thread may call. Template:
// tasks/_why.
#pragma once

#include "features/rows/date_words.hpp"
#include "model/task.hpp"
#include "web/view_model.hpp"

namespace tasklight::tasks {

void add_dates(web::ViewModel& model, const Task& task, const rows::Here& here);

}  // namespace tasklight::tasks

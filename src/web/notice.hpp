// A word to the user on the page after a redirect: a short-lived cookie that holds a code and at
// most one id, never text, so that nobody can put words into our mouth.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/request.hpp"
#include "http/response.hpp"
#include "web/page.hpp"

namespace tasklight::web {

enum class NoticeCode {
    kRegistered,
    kTaskAdded,      // id: the task
    kTaskChanged,    // id: the operation
    kTaskCompleted,  // id: the operation
    kTaskSkipped,    // id: the operation
    kTaskReopened,   // id: the operation
    kTaskDeleted,    // id: the operation
    kTaskRestored,   // id: the operation
    kFilterAdded,    // id: the operation
    kFilterChanged,  // id: the operation
    kFilterDeleted,  // id: the operation
    kProjectAdded,   // this one and those below: id: the operation
    kProjectChanged,
    kProjectMoved,
    kProjectArchived,
    kProjectUnarchived,
    kProjectDeleted,
    kSectionAdded,
    kSectionChanged,
    kSectionDeleted,
    kLabelAdded,
    kLabelChanged,
    kLabelDeleted,
    kSubtaskAdded,
    kTaskAddedHere,
    kUndone,  // id: the operation that undid
    kSessionEnded,
    kTokenRevoked,
    kPasswordChanged,
    kPreferencesSaved,  // id: the operation
};

void set_notice(http::Response& response, const http::Request& request, NoticeCode code,
                std::string_view id = {});

// What the request's cookie says, if it is one of ours.
[[nodiscard]] std::optional<Notice> read_notice(const http::Request& request);

void clear_notice(http::Response& response, const http::Request& request);

}  // namespace tasklight::web

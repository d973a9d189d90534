#include "web/notice.hpp"

#include <array>

#include "base/id.hpp"
#include "http/cookie.hpp"

namespace tasklight::web {
namespace {

constexpr std::string_view kCookie = "tasklight_notice";
constexpr long long kSeconds = 60;

enum class IdMeans { kNothing, kUndo, kTask };

struct Entry {
    NoticeCode code;
    std::string_view name;
    std::string_view words;
    IdMeans id;
};

constexpr std::array kEntries{
    Entry{NoticeCode::kRegistered, "registered", "Welcome! Now log in.", IdMeans::kNothing},
    Entry{NoticeCode::kTaskAdded, "added", "Task added.", IdMeans::kTask},
    Entry{NoticeCode::kTaskChanged, "changed", "Task saved.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskCompleted, "completed", "Task completed.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskSkipped, "skipped", "This date was skipped.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskReopened, "reopened", "Task reopened.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskDeleted, "deleted", "Task deleted.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskRestored, "restored", "Task restored.", IdMeans::kUndo},
    Entry{NoticeCode::kFilterAdded, "filter-added", "Filter added.", IdMeans::kUndo},
    Entry{NoticeCode::kFilterChanged, "filter-changed", "Filter saved.", IdMeans::kUndo},
    Entry{NoticeCode::kFilterDeleted, "filter-deleted", "Filter deleted.", IdMeans::kUndo},
    Entry{NoticeCode::kProjectAdded, "project-added", "Project added.", IdMeans::kUndo},
    Entry{NoticeCode::kProjectChanged, "project-changed", "Project saved.", IdMeans::kUndo},
    Entry{NoticeCode::kProjectMoved, "project-moved", "Project moved.", IdMeans::kUndo},
    Entry{NoticeCode::kProjectArchived, "project-archived", "Project archived.", IdMeans::kUndo},
    Entry{NoticeCode::kProjectUnarchived, "project-unarchived", "The project is active again.",
          IdMeans::kUndo},
    Entry{NoticeCode::kProjectDeleted, "project-deleted", "Project deleted, its tasks with it.",
          IdMeans::kUndo},
    Entry{NoticeCode::kSectionAdded, "section-added", "Section added.", IdMeans::kUndo},
    Entry{NoticeCode::kSectionChanged, "section-changed", "Section saved.", IdMeans::kUndo},
    Entry{NoticeCode::kSectionDeleted, "section-deleted",
          "Section deleted. Its tasks are still in the project.", IdMeans::kUndo},
    Entry{NoticeCode::kLabelAdded, "label-added", "Label added.", IdMeans::kUndo},
    Entry{NoticeCode::kLabelChanged, "label-changed", "Label saved.", IdMeans::kUndo},
    Entry{NoticeCode::kLabelDeleted, "label-deleted", "Label deleted.", IdMeans::kUndo},
    Entry{NoticeCode::kSubtaskAdded, "subtask-added", "Subtask added.", IdMeans::kUndo},
    Entry{NoticeCode::kTaskAddedHere, "added-here", "Task added.", IdMeans::kUndo},
    Entry{NoticeCode::kUndone, "undone", "Undone.", IdMeans::kNothing},
    Entry{NoticeCode::kSessionEnded, "session-ended", "That session was signed out.",
          IdMeans::kNothing},
    Entry{NoticeCode::kTokenRevoked, "token-revoked", "The token was revoked.", IdMeans::kNothing},
    Entry{NoticeCode::kPasswordChanged, "password-changed",
          "Your password was changed. All other sessions were signed out.", IdMeans::kNothing},
    Entry{NoticeCode::kPreferencesSaved, "preferences-saved", "Preferences saved.", IdMeans::kUndo},
};

}  // namespace

void set_notice(http::Response& response, const http::Request& request, NoticeCode code,
                std::string_view id) {
    for (const Entry& entry : kEntries) {
        if (entry.code != code) continue;
        std::string value(entry.name);
        if (!id.empty()) value += '.' + std::string(id);
        response.add("Set-Cookie", http::to_header({http::cookie_name(kCookie, request.secure),
                                                    std::move(value), request.secure, kSeconds}));
    }
}

std::optional<Notice> read_notice(const http::Request& request) {
    const auto cookie = request.cookie(http::cookie_name(kCookie, request.secure));
    if (!cookie) return std::nullopt;
    const auto dot = cookie->find('.');
    const std::string name = cookie->substr(0, dot);
    const auto id = dot == std::string::npos ? std::nullopt : parse_uuid(cookie->substr(dot + 1));
    for (const Entry& entry : kEntries) {
        if (entry.name != name) continue;
        Notice notice;
        notice.text = entry.words;
        if (entry.id == IdMeans::kUndo && id) notice.undo_operation = *id;
        if (entry.id == IdMeans::kTask && id) {
            notice.link = "/tasks/" + *id;
            notice.link_words = "Open";
        }
        return notice;
    }
    return std::nullopt;
}

void clear_notice(http::Response& response, const http::Request& request) {
    response.add("Set-Cookie", http::to_header({http::cookie_name(kCookie, request.secure), "",
                                                request.secure, 0}));
}

}  // namespace tasklight::web

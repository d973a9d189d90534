// Every page with full and with bare models: nothing is missing, nothing hostile gets through.
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "features/accounts/account_view.hpp"
#include "features/filters/filter_page_view.hpp"
#include "features/quick_add/quick_add_view.hpp"
#include "features/tasks/task_view.hpp"
#include "web/error_view.hpp"
#include "web/page.hpp"

using namespace tasklight;

namespace {

const Moment kNow{1'801'383'300'000};

Task task_called(const std::string& title, std::int64_t version = 1) {
    Task task;
    task.id = TaskId::stored("0190c1de-0000-7000-8000-000000000001");
    task.title = title;
    task.notes = "two lines\nof notes";
    task.version = version;
    task.created_at = task.updated_at = kNow;
    return task;
}

Task completed_task() {
    Task task = task_called("Send the invoice");
    task.completed_at = kNow;
    return task;
}

Task deleted_task() {
    Task task = task_called("Old plan");
    task.deleted_at = kNow;
    return task;
}

Session session_of(SessionKind kind, const std::string& name) {
    Session session;
    session.id = SessionId::stored("0190c1de-0000-7000-8000-000000000002");
    session.kind = kind;
    session.name = name;
    session.created_at = session.last_used_at = kNow;
    if (kind == SessionKind::kSession) session.expires_at = kNow + kDay;
    return session;
}

accounts::AccountView full_account() {
    User user;
    user.username = "ada";
    const std::vector sessions{session_of(SessionKind::kSession, "curl/8"),
                               session_of(SessionKind::kToken, "Backup")};
    auto view = accounts::account_view(user, sessions, sessions[0].id, kNow);
    view.new_token = accounts::NewToken{"Backup", "secret"};
    view.errors = {{"name", "Name it."}, {"zone", "Not known."}, {"", "Try again."}};
    return view;
}

tasks::TaskListView full_list() {
    auto view = tasks::task_list_view(std::vector{task_called("Buy milk")},
                                      std::vector{completed_task()}, "next cursor");
    view.is_first_page = false;
    view.errors = {{"title", "Write something."}};
    return view;
}

SavedFilter saved_filter() {
    SavedFilter filter;
    filter.id = FilterId::stored("0190c1de-0000-7000-8000-000000000003");
    filter.name = "Now";
    filter.query = "p1 & milk";
    return filter;
}

filters::FoundPart full_part() {
    return {{filters::found_row(completed_task(), filters::SearchMarks("send two"))},
            {{"p1", true}, {"or", false}},
            "next cursor",
            false};
}

filters::FilterListView full_filters() {
    filters::FilterListView view;
    view.filters = {saved_filter()};
    view.fields = filters::filter_fields(saved_filter());
    view.fields.errors = {{"query", "Not known.", TextPlace{5, 9}}};
    view.next_cursor = "next cursor";
    view.is_first_page = false;
    return view;
}

filters::FilterView full_filter() {
    return {saved_filter(), full_filters().fields, full_part(), true};
}

filters::SearchView full_search() {
    return {"p1 & milk",
            true,
            true,
            full_part(),
            {{"q", "Type a word."}},
            {{"q", "Not known.", TextPlace{5, 9}}}};
}

quick_add::QuickAddView full_quick_add() {
    quick_add::QuickTask line;
    line.title = "Buy milk";
    line.tokens = {{quick_add::TokenKind::kDue, "tomorrow", 9, 17, "2027-01-14"}};
    line.problems = {{"This cannot be kept.", 0, 3}};
    return {"Buy milk tomorrow", {line}, "project", {{"title", "Empty."}}};
}

// Each page twice: with everything it can show, and with as little as possible.
std::multimap<std::string, web::ViewModel> all_models() {
    const Task task = task_called("Buy milk");
    const accounts::RegisterView refused{"ada", "ada@", {{"email", "Not an address."}}};
    const accounts::LoginView failed{"ada", "/tasks", {{"", "Not right."}}};
    return {
        {"tasks/index", full_list().to_model()},
        {"tasks/index", tasks::task_list_view({}, {}).to_model()},
        {"tasks/completed",
         tasks::task_archive_view(std::vector{completed_task()}, "c").to_model()},
        {"tasks/completed", tasks::task_archive_view({}).to_model()},
        {"tasks/trash", tasks::task_archive_view(std::vector{deleted_task()}, "c").to_model()},
        {"tasks/trash", tasks::task_archive_view({}).to_model()},
        {"tasks/show", tasks::stale_task_view(task, "mine", "my notes", kNow).to_model()},
        {"tasks/show", tasks::task_page_view(completed_task(), kNow).to_model()},
        {"tasks/show",
         tasks::refused_task_view(task, "", "", {{"title", "Empty."}}, kNow).to_model()},
        {"accounts/register", refused.to_model()},
        {"accounts/register", accounts::RegisterView{}.to_model()},
        {"accounts/login", failed.to_model()},
        {"accounts/login", accounts::LoginView{}.to_model()},
        {"accounts/show", full_account().to_model()},
        {"accounts/show", accounts::account_view({}, {}, {}, kNow).to_model()},
        {"tasks/quick", full_quick_add().to_model()},
        {"tasks/quick", quick_add::QuickAddView{}.to_model()},
        {"filters/index", full_filters().to_model()},
        {"filters/index", filters::FilterListView{}.to_model()},
        {"filters/show", full_filter().to_model()},
        {"filters/show", filters::FilterView{}.to_model()},
        {"filters/search", full_search().to_model()},
        {"filters/search", filters::SearchView{}.to_model()},
        {"errors/error", web::error_view(500, "", "request").to_model()},
        {"errors/error", web::error_view(404, "Nothing.", "").to_model()},
    };
}

web::Frame frame_of_ada() {
    web::Frame frame;
    frame.title = "Tasks";
    frame.viewer_name = "ada";
    frame.csrf = "csrf-token";
    frame.notice = web::Notice{"Deleted.", "operation", "/tasks", "Open", true};
    frame.at = web::Place::kTasks;
    return frame;
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string task_page(const Task& task, const web::Pages& pages = web::Pages()) {
    return pages.render("tasks/index", tasks::task_list_view(std::vector{task}, {}).to_model(),
                        frame_of_ada());
}

}  // namespace

TEST_CASE("every name in a template is set by its page") {
    const web::Templates templates(web::Templates::embedded_sources(), {{"assets", "/assets/x"}});
    const auto models = all_models();
    for (const std::string& name : templates.page_names()) {
        INFO(name);
        CHECK(models.contains(name));
    }
    for (auto [name, model] : models) {
        for (const web::Frame& frame : {web::Frame{}, frame_of_ada()}) {
            web::add_frame(model, frame);
            INFO(name);
            CHECK(web::missing_names(templates.page(name).tags, model) ==
                  std::vector<std::string>{});
        }
    }
}

TEST_CASE("every page is whole, with one heading, a skip link and no tag left over") {
    const web::Pages pages;
    for (const auto& [name, model] : all_models()) {
        const std::string html = pages.render(name, model, frame_of_ada());
        INFO(name);
        CHECK(html.starts_with("<!doctype html>"));
        CHECK(html.ends_with("</html>\n"));
        CHECK(html.find("<h1") == html.rfind("<h1"));
        CHECK(contains(html, "<h1"));
        CHECK(contains(html, "href=\"#main\""));
        CHECK_FALSE(contains(html, "{{"));
        CHECK(html.find_first_of("\1\2") == std::string::npos);
        CHECK_FALSE(contains(html, "style=\""));
    }
}

TEST_CASE("the title says that there is an error") {
    const web::Pages pages;
    const accounts::LoginView failed{"ada", "/", {{"", "Not right."}}};
    web::Frame frame;
    frame.title = "Log in";
    CHECK(
        contains(pages.render("accounts/login", failed.to_model(), frame), "<title>Error: Log in"));
    CHECK(contains(pages.render("accounts/login", accounts::LoginView{}.to_model(), frame),
                   "<title>Log in"));
}

TEST_CASE("a page says which theme its reader chose") {
    const web::Pages pages;
    const auto head_with = [&](const std::string& theme) {
        web::Frame frame;
        frame.theme = theme;
        return pages.render("accounts/login", accounts::LoginView{}.to_model(), frame);
    };

    CHECK(contains(head_with("system"), "<html lang=\"en\" data-theme=\"system\">"));
    CHECK(contains(head_with("system"), "content=\"light dark\""));
    CHECK(contains(head_with("dark"), "<html lang=\"en\" data-theme=\"dark\">"));
    CHECK(contains(head_with("dark"), "content=\"dark\""));
    CHECK_FALSE(contains(head_with("dark"), "prefers-color-scheme"));
    CHECK(contains(head_with("light"), "content=\"light\""));
}

TEST_CASE("a failed log-in still leads to registration") {
    const web::Pages pages;
    const accounts::LoginView failed{"ada", "/", {{"", "Not right."}}};
    const std::string html = pages.render("accounts/login", failed.to_model(), {});
    CHECK(contains(html, "href=\"/register\""));
    CHECK(contains(html, "value=\"ada\""));
    CHECK(contains(html, "role=\"alert\""));
}

TEST_CASE("a message stands beside its field") {
    const web::Pages pages;
    const accounts::RegisterView refused{"ada", "x", {{"email", "Not an address."}}};
    const std::string html = pages.render("accounts/register", refused.to_model(), {});
    CHECK(contains(html, "aria-invalid=\"true\" aria-describedby=\"email-error\""));
    CHECK(contains(html, "id=\"email-error\""));
    CHECK(contains(html, "href=\"#email\""));
}

TEST_CASE("a row names its controls after the task") {
    const std::string html = task_page(task_called("Buy milk"));
    CHECK(contains(html, "role=\"checkbox\" aria-checked=\"false\""));
    CHECK(contains(html, "aria-label=\"Buy milk\""));
    CHECK(contains(html, "aria-label=\"Delete Buy milk\""));
    CHECK(contains(html, "href=\"/tasks/0190c1de-0000-7000-8000-000000000001\""));
}

TEST_CASE("a title stays text whatever it holds") {
    const std::string html = task_page(
        task_called("\"><script>alert(1)</script> {{frame_csrf}} {{{x}}} \1open_rows\2", 7));
    CHECK_FALSE(contains(html, "<script>alert"));
    CHECK(contains(html, "&lt;script&gt;alert(1)"));
    CHECK(contains(html, "{{frame_csrf}} {{{x}}} \xEF\xBF\xBDopen_rows"));
}

TEST_CASE("a new version of a task replaces its kept row") {
    const web::Pages pages;
    CHECK(contains(task_page(task_called("First", 1), pages), ">First</a>"));
    CHECK(contains(task_page(task_called("First", 1), pages), ">First</a>"));
    const std::string html = task_page(task_called("Second", 2), pages);
    CHECK(contains(html, ">Second</a>"));
    CHECK_FALSE(contains(html, ">First</a>"));
}

TEST_CASE("notes keep their first line feed and their indentation") {
    const web::Pages pages;
    Task task = task_called("Poem");
    task.notes = "\n  one\n    two";
    const std::string html =
        pages.render("tasks/show", tasks::task_page_view(task, kNow).to_model(), {});
    CHECK(contains(html, ">\n\n  one\n    two</textarea>"));
}

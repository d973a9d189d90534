// Every page with full and with bare models: nothing is missing, nothing hostile gets through.
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "features/accounts/account_view.hpp"
#include "features/agenda/agenda_view.hpp"
#include "features/filters/filter_page_view.hpp"
#include "features/labels/label_view.hpp"
#include "features/projects/project_view.hpp"
#include "features/quick_add/quick_add_view.hpp"
#include "features/sections/section_view.hpp"
#include "features/tasks/task_history_view.hpp"
#include "features/tasks/task_page_view.hpp"
#include "features/tasks/task_parent_view.hpp"
#include "features/tasks/task_view.hpp"
#include "features/trash/trash_view.hpp"
#include "web/error_view.hpp"
#include "web/page.hpp"

using namespace tasklight;

namespace {

const Moment kNow{1'801'383'300'000};

const rows::Here kHere{TimeZone::utc(), kNow, TimeZone::utc().at(kNow)};

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

// With something in every field.
Task repeating_task() {
    Task task = task_called("Pay the rent", 4);
    task.id = TaskId::stored("0190c1de-0000-7000-8000-000000000004");
    task.project_id = ProjectId::stored("0190c1de-0000-7000-8000-000000000005");
    task.parent_id = TaskId::stored("0190c1de-0000-7000-8000-000000000001");
    task.labels = {"home", "money, much"};
    task.priority = 1;
    task.start_date = parse_date("2027-03-01");
    task.deadline = parse_date("2027-01-01");
    task.due = Due{*parse_date("2027-01-30"), *parse_time("09:00"), "America/New_York"};
    task.repeat = Repeat{"FREQ=MONTHLY", RepeatMode::kSchedule, ShortMonth::kClamp,
                         "2027-01-30T09:00", false};
    task.occurrence = task.due->local();
    task.subtasks = {2, 5};
    return task;
}

Project project_called(const std::string& name) {
    Project project;
    project.id = ProjectId::stored("0190c1de-0000-7000-8000-000000000005");
    project.name = name;
    project.color = "#1565c0";
    return project;
}

Section some_section() {
    Section section;
    section.id = SectionId::stored("0190c1de-0000-7000-8000-000000000006");
    section.project_id = project_called("Home").id;
    section.name = "This week";
    return section;
}

Label some_label() {
    Label label;
    label.id = LabelId::stored("0190c1de-0000-7000-8000-000000000007");
    label.name = "home";
    label.color = "#c62828";
    return label;
}

Task deleted_task() {
    Task task = task_called("Old plan");
    task.deleted_at = kNow;
    return task;
}

trash::TrashView full_trash() {
    const auto operation = OperationId::stored("0190c1de-0000-7000-8000-000000000009");
    trash::TrashView view;
    for (const std::string kind : {"project", "section", "label", "filter"})
        view.records.push_back({kind, "Old " + kind, kNow, operation});
    view.tasks = rows::task_rows(std::vector{deleted_task()}, kHere);
    view.next_cursor = "c";
    return view;
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
    auto view = tasks::task_list_view(std::vector{task_called("Buy milk"), repeating_task()},
                                      std::vector{completed_task()}, kHere, "next cursor");
    view.is_first_page = false;
    view.errors = {{"title", "Write something."}};
    return view;
}

records::RecordFields refused_fields() {
    records::RecordFields fields;
    fields.color = "#123456";
    fields.errors = {{"name", "A name is needed."}, {"color", "Not a colour."}};
    fields.is_stale = true;
    return fields;
}

projects::ProjectListView full_projects() {
    projects::ProjectListView view;
    Project inner = project_called("Garden");
    inner.id = ProjectId::stored("0190c1de-0000-7000-8000-000000000008");
    inner.parent_id = project_called("Home").id;
    Project archived = project_called("Old");
    archived.archived_at = kNow;
    archived.id = ProjectId::stored("0190c1de-0000-7000-8000-000000000009");
    view.projects = {project_called("Home"), inner, archived};
    view.fields = refused_fields();
    view.next_cursor = "c";
    view.is_first_page = false;
    return view;
}

projects::ProjectPageView full_project() {
    store::ProjectParts parts{project_called("Home"), {some_section()}};
    parts.project.archived_at = kNow;
    Task inside = task_called("Weed");
    inside.section_id = some_section().id;
    auto view =
        projects::project_page_view(parts, {task_called("Dig"), inside, repeating_task()}, kHere);
    view.errors = {{"title", "Empty."}, {"name", "Empty."}, {"section_id", "Gone."}};
    view.next_cursor = "c";
    view.is_first_page = false;
    return view;
}

projects::ProjectFormView full_project_form() {
    auto view = projects::project_form_view(full_projects().projects[1], full_projects().projects);
    view.fields = refused_fields();
    return view;
}

labels::LabelListView full_labels() {
    labels::LabelListView view;
    view.labels = {some_label()};
    view.fields = refused_fields();
    view.next_cursor = "c";
    view.is_first_page = false;
    return view;
}

store::TaskFamily full_family() {
    Task child = task_called("Find the form");
    child.parent_id = repeating_task().id;
    return {repeating_task(), task_called("Move house"), {child, completed_task()}};
}

tasks::TaskPageView full_task_page() {
    store::TaskPlace home{project_called("Home").id, "Home", std::nullopt, ""};
    store::TaskPlace week = home;
    week.section_id = some_section().id;
    week.section_name = "This week";
    return tasks::task_page_view(full_family(), {home, week}, kHere);
}

http::Parameters typed_form() {
    http::Parameters form;
    for (const auto& [name, value] : {std::pair{"title", "Mine"},
                                      {"due_date", ""},
                                      {"place", ""},
                                      {"repeat_choice", "own"},
                                      {"repeat_rule", "FREQ=NEVER"}})
        form.add(name, value);
    return form;
}

tasks::TaskPageView stale_task_page() {
    auto view = full_task_page();
    tasks::show_typed(view, typed_form(), Stale("null"));
    return view;
}

tasks::TaskPageView refused_task_page() {
    auto view = tasks::task_page_view({task_called("Plain"), std::nullopt, {}}, {}, kHere);
    tasks::show_typed(view, typed_form(), Invalid("due.date", "Not a date."));
    return view;
}

tasks::TaskPageView refused_subtask_page() {
    auto view = full_task_page();
    view.family.task.repeat->is_paused = true;
    view.family.task.due.reset();
    tasks::show_typed_subtask(view, typed_form(), Invalid("title", "Empty."));
    return view;
}

tasks::CompletionListView full_completions() {
    tasks::CompletionListView view;
    view.task = repeating_task();
    view.completions = {{CompletionId::stored("0190c1de-0000-7000-8000-00000000000a"), view.task.id,
                         "2027-01-30", false, 2, kNow, std::nullopt}};
    view.next_cursor = "c";
    view.is_first_page = false;
    return view;
}

tasks::ChangeListView full_changes() {
    store::LogEntry entry;
    entry.change.action = "updated";
    entry.change.changed_at = kNow;
    entry.change.before = R"({"title":"Buy milk","due":null,"parent_id":null})";
    entry.change.after =
        R"({"title":"Buy bread","due":{"date":"2027-02-01","time":null,"zone":""},)"
        R"("parent_id":"0190c1de-0000-7000-8000-000000000001"})";
    auto view = tasks::change_list_view(task_called("Buy bread"), {entry});
    view.next_cursor = "c";
    view.is_first_page = false;
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
    return {{filters::found_row(completed_task(), kHere, filters::SearchMarks("send two"))},
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
    return {"Buy milk tomorrow",
            {line},
            {ProjectId::make(Moment()), SectionId::make(Moment())},
            {{"title", "Empty."}},
            kHere.today()};
}

// Each page twice: with everything it can show, and with as little as possible.
std::multimap<std::string, web::ViewModel> all_models() {
    const Task task = task_called("Buy milk");
    const accounts::RegisterView refused{"ada", "ada@", {{"email", "Not an address."}}};
    const accounts::LoginView failed{"ada", "/tasks", {{"", "Not right."}}};
    return {
        {"tasks/index", full_list().to_model()},
        {"tasks/index", tasks::task_list_view({}, {}, kHere).to_model()},
        {"tasks/completed",
         tasks::completed_list_view(std::vector{completed_task()}, kHere, "c").to_model()},
        {"tasks/completed", tasks::completed_list_view({}, kHere).to_model()},
        {"trash/show", full_trash().to_model()},
        {"trash/show", trash::TrashView{}.to_model()},
        {"tasks/show", full_task_page().to_model()},
        {"tasks/show", stale_task_page().to_model()},
        {"tasks/show", refused_task_page().to_model()},
        {"tasks/show", refused_subtask_page().to_model()},
        {"tasks/show",
         tasks::task_page_view({completed_task(), std::nullopt, {}}, {}, kHere).to_model()},
        {"tasks/parent", tasks::task_parent_view(repeating_task(), {task}).to_model()},
        {"tasks/parent", tasks::task_parent_view(task, {}).to_model()},
        {"tasks/completions", full_completions().to_model()},
        {"tasks/completions", tasks::CompletionListView{}.to_model()},
        {"tasks/changes", full_changes().to_model()},
        {"tasks/changes", tasks::ChangeListView{}.to_model()},
        {"agenda/today", agenda::today_view({repeating_task()}, kHere).to_model()},
        {"agenda/today", agenda::AgendaView{{}, "c", false}.to_model()},
        {"agenda/upcoming", agenda::upcoming_view({repeating_task()}, kHere).to_model()},
        {"agenda/upcoming", agenda::AgendaView{{}, "", true}.to_model()},
        {"projects/index", full_projects().to_model()},
        {"projects/index", projects::ProjectListView{}.to_model()},
        {"projects/show", full_project().to_model()},
        {"projects/show", projects::project_page_view({}, {}, kHere).to_model()},
        {"projects/edit", full_project_form().to_model()},
        {"projects/edit", projects::project_form_view(project_called("Home"), {}).to_model()},
        {"sections/edit", sections::SectionFormView{some_section(), refused_fields()}.to_model()},
        {"sections/edit", sections::SectionFormView{some_section(), {}}.to_model()},
        {"labels/index", full_labels().to_model()},
        {"labels/index", labels::LabelListView{}.to_model()},
        {"labels/show",
         labels::LabelPageView{some_label(), {rows::task_row(task, kHere)}, "c", false}.to_model()},
        {"labels/show", labels::LabelPageView{}.to_model()},
        {"labels/edit", labels::LabelFormView{some_label(), refused_fields()}.to_model()},
        {"labels/edit", labels::LabelFormView{}.to_model()},
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
    return pages.render("tasks/index",
                        tasks::task_list_view(std::vector{task}, {}, kHere).to_model(),
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
    const std::string html = pages.render(
        "tasks/show", tasks::task_page_view({task, std::nullopt, {}}, {}, kHere).to_model(), {});
    CHECK(contains(html, ">\n\n  one\n    two</textarea>"));
}

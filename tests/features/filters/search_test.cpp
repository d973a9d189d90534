// Full-text search: what is found, in which order, by whom and from when on.
#include "app/housekeeping.hpp"
#include "base/text.hpp"
#include "features/filters/filtered_home.hpp"
#include "features/filters/search_marks.hpp"

using namespace tasklight;
using namespace tasklight::test;

namespace {

Reply search(const Client& client, const std::string& words, const std::string& more = {}) {
    return client.get_json("/api/v1/search?q=" + percent_encode(words) + more);
}

// The titles, with commas between.
std::string found(const Client& client, const std::string& words) {
    const Reply reply = search(client, words);
    std::string titles;
    for (int i = 0;; ++i) {
        const std::string title = reply.at("results." + std::to_string(i) + ".task.title");
        if (title == "(none)") return titles;
        titles.append(titles.empty() ? "" : ", ").append(title);
    }
}

std::string marked(const std::vector<filters::Segment>& segments) {
    std::string text;
    for (const auto& segment : segments)
        text += segment.is_hit ? "[" + segment.text + "]" : segment.text;
    return text;
}

// As a program would that knows nothing of the search.
void write_behind_the_search(World& world, const std::string& sql) {
    world.app.database().write(
        [&](database::Transaction& transaction) { transaction.connection().execute(sql.c_str()); });
}

}  // namespace

TEST_CASE("a search finds the beginnings of words, without case and accents") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    for (const auto* title : {"Crème brûlée", "Buy oat milk", "Straße kehren", "买牛奶", "Ελλάδα",
                              "mail bob@example.org", "it's 50% done", "Привет мир"})
        world.task(world.ada, title);

    CHECK(found(ada, "creme") == "Crème brûlée");
    CHECK(found(ada, "BRÛ crè") == "Crème brûlée");
    CHECK(found(ada, "mil") == "Buy oat milk");
    CHECK(found(ada, "ilk").empty());
    CHECK(found(ada, "milk soap").empty());
    CHECK(found(ada, "strasse") == "Straße kehren");
    CHECK(found(ada, "牛奶") == "买牛奶");
    CHECK(found(ada, "ελλαδα") == "Ελλάδα");
    CHECK(found(ada, "ПРИВЕТ") == "Привет мир");
    CHECK(found(ada, "bob@example.org") == "mail bob@example.org");
    CHECK(found(ada, "50%") == "it's 50% done");
}

TEST_CASE("the title weighs more than labels, and these more than notes") {
    FilteredHome home(GENERATE(engines()));
    home.add("in notes", [](Task& t) { t.notes = "milk"; });
    home.add("in label", [](Task& t) { t.labels = {"Milk"}; });
    home.add("Milkshake", [](Task&) {});
    home.add("Milk", [](Task&) {});
    home.add("More milk", [](Task&) {});
    home.add("done milk", [&](Task& t) { t.completed_at = home.now(); });
    const Client ada = home.world.program(home.world.ada);

    CHECK(found(ada, "milk") == "done milk, More milk, Milk, Milkshake, in label, in notes");

    const Reply reply = search(ada, "milk");
    CHECK(reply.at("results.0.rank") == "4");
    CHECK(reply.at("results.0.task.completed") == "true");
    CHECK(reply.at("results.5.rank") == "1");
    CHECK(reply.at("results.5.notes.0.text") == "milk");
    CHECK(reply.at("results.5.notes.0.hit") == "true");
    CHECK(reply.at("results.1.title.0.hit") == "false");
    CHECK(reply.at("results.1.title.1.text") == "milk");
    CHECK(reply.at("results.1.notes.0.text") == "(none)");
}

TEST_CASE("a search comes page by page") {
    World world(GENERATE(engines()));
    for (int i = 0; i < 5; ++i) {
        world.task(world.ada, "milk " + std::to_string(i));
        world.app.clock.advance(1);
    }
    const Client ada = world.program(world.ada);

    std::string cursor, titles;
    int pages = 0;
    do {
        const Reply reply =
            search(ada, "milk", cursor.empty() ? "&limit=2" : "&limit=2&cursor=" + cursor);
        for (int i = 0; i < 2; ++i)
            titles += reply.at("results." + std::to_string(i) + ".task.title") + ", ";
        cursor = reply.at("next_cursor");
        ++pages;
    } while (cursor != "null" && pages < 9);

    CHECK(pages == 3);
    CHECK(titles == "milk 4, milk 3, milk 2, milk 1, milk 0, (none), ");
}

TEST_CASE("what is written is found at once, and what is gone is not") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = world.task(world.ada, "Buy milk");
    CHECK(found(ada, "milk") == "Buy milk");

    (void)ada.patch_json("/api/v1/tasks/" + id, R"({"title":"Buy bread","notes":"rye"})");
    CHECK(found(ada, "milk").empty());
    CHECK(found(ada, "bread rye") == "Buy bread");

    const Reply deleted = ada.delete_json("/api/v1/tasks/" + id);
    CHECK(found(ada, "bread").empty());

    (void)ada.post_json("/api/v1/undo", R"({"operation":")" + deleted.at("operation") + "\"}");
    CHECK(found(ada, "bread") == "Buy bread");

    (void)ada.post_json("/api/v1/tasks/" + id + "/completion");
    CHECK(found(ada, "bread") == "Buy bread");
    (void)ada.patch_json("/api/v1/tasks/" + id, R"({"title":"Buy rolls"})");
    CHECK(found(ada, "rolls") == "Buy rolls");
}

TEST_CASE("nobody finds what belongs to others") {
    World world(GENERATE(engines()));
    world.task(world.ada, "secret plan");
    world.task(world.grace, "public plan");

    CHECK(found(world.program(world.grace), "plan") == "public plan");
    CHECK(found(world.program(world.grace), "secret").empty());
    // The mark of a user is no word.
    CHECK(
        found(world.program(world.grace), world.ada.user.id.text().substr(24) + "secret").empty());
    CHECK(found(world.program(world.grace), world.ada.user.id.text().substr(24)).empty());
}

TEST_CASE(
    "a search without words, with too many or with strange ones is refused or finds nothing") {
    World world(GENERATE(engines()));
    world.task(world.ada, "milk");
    const Client ada = world.program(world.ada);

    for (const std::string& wrong :
         std::vector<std::string>{"", "  ", "!?", std::string(1025, 'x'), "a\nb",
                                  "a b c d e f g h i j k l m n o p q r s t u"}) {
        const Reply reply = search(ada, wrong);
        INFO(wrong);
        CHECK(reply.status() == 422);
        CHECK(reply.at("errors.0.field") == "q");
    }
    CHECK(ada.get_json("/api/v1/search").status() == 422);
    for (const std::string strange : {"milk OR x", "NOT milk", "title:milk", "\"milk", "'milk",
                                      "milk & x", "milk:*B & x", "x\\"})
        CHECK(search(ada, strange).status() == 200);
    CHECK(found(ada, "\"milk\" -") == "milk");
    CHECK(found(ada, "milk*") == "milk");
    CHECK(found(ada, "milk OR x").empty());
}

TEST_CASE("a search costs two statements") {
    World world(GENERATE(engines()));
    world.task(world.ada, "milk");
    const Client ada = world.program(world.ada);
    const auto before = world.app.database().statistics().statements;

    (void)search(ada, "milk");

    CHECK(world.app.database().statistics().statements - before == 2);
}

TEST_CASE("housekeeping makes tasks searchable that another program wrote") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    world.task(world.ada, "old milk");
    world.task(world.ada, "old bread");
    world.task(world.ada, "old soap");
    write_behind_the_search(world,
                            "UPDATE tasks SET title = 'new bread', version = version + 1 "
                            "WHERE title = 'old bread'");
    write_behind_the_search(world,
                            "UPDATE tasks SET deleted_at = 1, version = version + 1 "
                            "WHERE title = 'old soap'");
    write_behind_the_search(world, "UPDATE tasks SET search_version = 0 WHERE title = 'old milk'");
    CHECK(found(ada, "soap").empty());

    (void)app::clean_up(world.app.database(), world.app.clock.now());

    CHECK(found(ada, "new") == "new bread");
    CHECK(found(ada, "old") == "old milk");
    CHECK(world.count("search_documents") == 2);
    CHECK(world.count("tasks WHERE search_version <> version") == 0);
}

TEST_CASE("a task that another program changed stays to be made up for when it is edited") {
    World world(GENERATE(engines()));
    const Client ada = world.program(world.ada);
    const std::string id = world.task(world.ada, "milk");
    write_behind_the_search(world, "UPDATE tasks SET title = 'bread', version = version + 1");

    (void)ada.post_json("/api/v1/tasks/" + id + "/completion");

    CHECK(world.count("tasks WHERE search_version <> version") == 1);
    (void)app::clean_up(world.app.database(), world.app.clock.now());
    CHECK(found(ada, "bread") == "bread");
}

TEST_CASE("the words found are marked in the title and in a part of the notes") {
    using filters::SearchMarks;

    CHECK(marked(SearchMarks("mil CAF").marked("Café, milk & tea")) == "[Café], [milk] & tea");
    CHECK(marked(SearchMarks("x").marked("Café")) == "Café");
    CHECK(marked(SearchMarks("a").marked("")).empty());
    CHECK(SearchMarks("x").snippet("nothing here").empty());
    CHECK(marked(
              SearchMarks("seven").snippet("zero one two\nthree four five six seven\teight <b>")) ==
          "… one two three four five six [seven] eight <b>");
    std::string long_text = "needle";
    for (int i = 0; i < 100; ++i)
        long_text += " word";
    const auto snippet = SearchMarks("need").snippet(long_text);
    CHECK(marked(snippet).starts_with("[needle] word"));
    CHECK(marked(snippet).ends_with("word …"));
    CHECK(code_points(marked(snippet)) < 170);
}

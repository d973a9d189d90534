#include "features/filters/search_api.hpp"

#include <utility>

#include "base/fold.hpp"
#include "base/text.hpp"
#include "features/filters/search_marks.hpp"
#include "features/tasks/task_json.hpp"
#include "model/filter.hpp"

namespace tasklight::filters {

using http::Response;
using web::Context;

namespace {

void write_segments(JsonWriter& json, const std::vector<Segment>& segments) {
    json.begin_array();
    for (const Segment& segment : segments) {
        json.begin_object();
        json.key("text").string(segment.text);
        json.key("hit").boolean(segment.is_hit);
        json.end_object();
    }
    json.end_array();
}

std::string to_json(const SearchPage& page, const std::string& words) {
    const SearchMarks marks(words);
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.key("results").begin_array();
    for (const store::SearchHit& hit : page.hits) {
        json.begin_object();
        json.key("task");
        tasks::write_task(json, hit.task);
        write_segments(json.key("title"), marks.marked(hit.task.title));
        write_segments(json.key("notes"), marks.snippet(hit.task.notes));
        json.key("rank").integer(hit.rank);
        json.end_object();
    }
    json.end_array();
    json.key("next_cursor").optional_string(page.next_cursor);
    json.end_object();
    return text;
}

}  // namespace

void check_search(const std::string& text) {
    if (text.size() > kFilterLimit) throw Invalid("q", "A search has at most 1024 bytes.");
    if (!is_valid_utf8(text) || has_control_characters(text))
        throw Invalid("q", "A search is one line without control characters.");
    const std::size_t words = words_of(text).size();
    if (words == 0) throw Invalid("q", "Type a word to search for.");
    if (words > kSearchWordsLimit) throw Invalid("q", "A search has at most 20 words.");
}

SearchPage search(const Context& context, const std::string& words, const web::Paging& paging) {
    SearchPage page;
    page.hits = context.database().read([&](database::Connection& connection) {
        return store::search_tasks(connection, context.viewer().user.id, words, paging.after,
                                   paging.limit + 1);
    });
    page.next_cursor = web::cut_page(page.hits, paging,
                                     [](const store::SearchHit& last) { return last.position; });
    std::erase_if(page.hits, [](const store::SearchHit& hit) { return hit.task.is_deleted(); });
    return page;
}

Response api::search(Context& context) {
    const auto paging = web::read_paging(context.request());
    const std::string words(context.request().query.find("q").value_or(""));
    check_search(words);

    const SearchPage page = filters::search(context, words, paging);

    Response response = http::json(to_json(page, words));
    if (page.next_cursor) web::link_next(response, context.request(), *page.next_cursor);
    return response;
}

}  // namespace tasklight::filters

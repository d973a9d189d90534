#include "web/precondition.hpp"

#include "base/error.hpp"
#include "web/entity_tag.hpp"

namespace tasklight::web {

void check_conditions(const http::Request& request, const std::optional<std::string>& tag,
                      const std::function<std::string()>& current) {
    if (!tag) {
        if (!request.header("If-Match")) return;
        (void)match_holds(request, {});  // one that cannot be read is told first
        throw Stale("null");
    }
    if (!match_holds(request, *tag) || none_match_holds(request, *tag)) throw Stale(current());
}

}  // namespace tasklight::web

// Finds what belongs to a method and a path. A pattern is a path whose segments may be
// parameters: /tasks/:id. A literal segment wins over a parameter. HEAD finds what GET finds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.hpp"
#include "http/request.hpp"

namespace tasklight::http {

using PathParameters = std::vector<std::pair<std::string_view, std::string>>;

template <class Target>
class Router {
public:
    struct Match {
        const Target* target = nullptr;  // null: see `allowed`
        PathParameters parameters;
        std::string allowed;  // for 405: "GET, HEAD, POST, OPTIONS"; empty: no such path
    };

    void add(Method method, std::string pattern, Target target);
    [[nodiscard]] Match find(Method method, std::string_view path) const;
};

}  // namespace tasklight::http

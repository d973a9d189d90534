// Finds what belongs to a method and a path. A pattern is a path whose segments may be
// parameters: /tasks/:id. A literal segment wins over a parameter, also if only the parameter's
// route knows the method. HEAD finds what GET finds. Immutable once all routes are added; then any
// thread may call find(). The names in a match live as long as the router.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
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

    void add(Method method, std::string pattern, Target target) {
        Node* node = &root_;
        std::vector<std::string> names;
        for (const auto segment : segments_of(pattern)) {
            const bool is_parameter = segment.starts_with(':');
            if (is_parameter) names.emplace_back(segment.substr(1));
            auto& child = is_parameter ? node->parameter : node->literals[std::string(segment)];
            if (!child) child = std::make_unique<Node>();
            node = child.get();
        }
        node->is_end = true;
        node->routes[index(method)] =
            std::make_unique<Route>(Route{std::move(target), std::move(names)});
    }

    [[nodiscard]] Match find(Method method, std::string_view path) const {
        Match match;
        if (!path.starts_with('/')) return match;
        const auto segments = segments_of(path);
        std::vector<std::string_view> values;
        const Node* node = descend(root_, segments, 0, values);
        if (!node) return match;
        const Route* route = node->routes[index(method)].get();
        if (!route && method == Method::kHead) route = node->routes[index(Method::kGet)].get();
        if (!route) {
            match.allowed = allowed_of(*node);
            return match;
        }
        match.target = &route->target;
        for (std::size_t i = 0; i < values.size(); ++i)
            match.parameters.emplace_back(route->names[i], values[i]);
        return match;
    }

private:
    static constexpr std::array kMethods{Method::kGet,    Method::kHead,  Method::kPost,
                                         Method::kPut,    Method::kPatch, Method::kDelete,
                                         Method::kOptions};

    struct Route {
        Target target;
        std::vector<std::string> names;  // of the parameters, from left to right
    };
    struct Node {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        bool is_end = false;
        std::array<std::unique_ptr<Route>, kMethods.size()> routes;
    };

    static std::size_t index(Method method) { return static_cast<std::size_t>(method); }

    static std::vector<std::string_view> segments_of(std::string_view path) {
        return split(path.substr(1), '/');
    }

    static const Node* descend(const Node& node, const std::vector<std::string_view>& segments,
                               std::size_t depth, std::vector<std::string_view>& values) {
        if (depth == segments.size()) return node.is_end ? &node : nullptr;
        const auto literal = node.literals.find(segments[depth]);
        if (literal != node.literals.end())
            if (const Node* end = descend(*literal->second, segments, depth + 1, values))
                return end;
        if (!node.parameter || segments[depth].empty()) return nullptr;
        values.push_back(segments[depth]);
        if (const Node* end = descend(*node.parameter, segments, depth + 1, values)) return end;
        values.pop_back();
        return nullptr;
    }

    static std::string allowed_of(const Node& node) {
        std::string allowed;
        for (const Method method : kMethods) {
            const bool implied =
                method == Method::kOptions ||
                (method == Method::kHead && node.routes[index(Method::kGet)] != nullptr);
            if (!implied && !node.routes[index(method)]) continue;
            if (!allowed.empty()) allowed += ", ";
            allowed += to_string(method);
        }
        return allowed;
    }

    Node root_;
};

}  // namespace tasklight::http

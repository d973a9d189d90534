// One person's records, and the operations that made and changed them.
#pragma once

#include "support/world.hpp"

namespace tasklight::test {

inline constexpr const char* kTasks = "/api/v1/tasks";
inline constexpr const char* kProjects = "/api/v1/projects";
inline constexpr const char* kSections = "/api/v1/sections";
inline constexpr const char* kLabels = "/api/v1/labels";

// A JSON object of members that are text, or null if they are empty.
inline std::string object(const FormFields& members) {
    std::string json = "{";
    for (const auto& [name, value] : members)
        json.append(json.size() > 1 ? ",\"" : "\"")
            .append(name)
            .append("\":")
            .append(value.empty() ? "null" : '"' + value + '"');
    return json + "}";
}

class Home {
public:
    explicit Home(database::Engine engine) : world(engine), ada(world.program(world.ada)) {}

    // The last operation becomes this one.
    std::string add(const char* path, const FormFields& members) {
        return done(ada.post_json(path, object(members))).at("id");
    }
    void change(const char* path, const std::string& id, const FormFields& members) {
        (void)done(ada.patch_json(std::string(path) + '/' + id, object(members)));
    }
    void remove(const char* path, const std::string& id) {
        (void)done(ada.delete_json(std::string(path) + '/' + id));
    }

    [[nodiscard]] std::string task(const std::string& title, const FormFields& more = {}) {
        FormFields members{{"title", title}};
        members.insert(members.end(), more.begin(), more.end());
        return add(kTasks, members);
    }
    [[nodiscard]] std::string project(const std::string& name, const std::string& parent = {}) {
        return add(kProjects, {{"name", name}, {"parent_id", parent}});
    }
    [[nodiscard]] std::string section(const std::string& project) {
        return add(kSections, {{"name", "Soon"}, {"project_id", project}});
    }
    // A task at the end of a chain of this many.
    [[nodiscard]] std::string chain(int levels, std::string parent = {}) {
        for (; levels > 0; --levels)
            parent = task("Part", {{"parent_id", parent}});
        return parent;
    }

    [[nodiscard]] std::string of(const char* path, const std::string& id, const char* member) {
        return ada.get_json(std::string(path) + '/' + id).at(member);
    }
    [[nodiscard]] int status(const char* path, const std::string& id) {
        return ada.get_json(std::string(path) + '/' + id).status();
    }

    Reply undo(const std::string& undone) {
        Reply reply = ada.post_json("/api/v1/undo", object({{"operation", undone}}));
        if (reply.status() == 200) operation = reply.at("operation");
        return reply;
    }
    // An undo that is refused leaves everything as it is.
    void check_refused(const std::string& undone) {
        const std::string before = world.state();
        CHECK(undo(undone).status() == 409);
        CHECK(world.state() == before);
    }

    World world;
    Client ada;
    std::string operation;  // the last one

private:
    Reply done(Reply reply) {
        REQUIRE(reply.status() < 300);
        operation = reply.at("operation");
        return reply;
    }
};

}  // namespace tasklight::test

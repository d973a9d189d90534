// A small company for the tests: Ada and Grace work there, Linus left and his account is disabled.
//
//     World world(GENERATE(engines()));
//     const Client ada = world.program(world.ada);
//     const std::string milk = world.task(world.ada, "Buy milk");
#pragma once

#include <string>

#include "model/project.hpp"
#include "model/session.hpp"
#include "support/app.hpp"

namespace tasklight::test {

struct Person {
    User user;
    std::string password;
    std::string token;  // an API token's secret
    ProjectId inbox;
};

class World {
public:
    explicit World(database::Engine engine, const TestApp::Settings& settings = {});

    // Signed in by the person's token.
    [[nodiscard]] Client program(const Person& person);
    // Signed in by a session cookie.
    [[nodiscard]] Client browser(const Person& person);
    [[nodiscard]] Client stranger() { return app.stranger(); }

    // The id of a new task.
    std::string task(const Person& person, const std::string& title);
    std::string completed_task(const Person& person, const std::string& title);
    // How many rows a table has.
    [[nodiscard]] std::int64_t count(const std::string& table);
    // Everything that a request could change of the people's data, as one text to compare.
    [[nodiscard]] std::string state();

    TestApp app;
    Person ada;
    Person grace;
    Person linus;

private:
    void hire(database::Transaction& transaction, const std::string& name, Person& person);
    std::string sign_in(database::Transaction& transaction, const User& user, SessionKind kind,
                        const std::string& name);
};

}  // namespace tasklight::test

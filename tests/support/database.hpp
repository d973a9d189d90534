// A fresh database for each test case, on every engine:
//
//     TEST_CASE("a task can be found again") {
//         ScratchDatabase scratch(GENERATE(engines()));
//         Database& database = scratch.database();
//
// SQLite gets a file in a folder of its own, PostgreSQL a schema of its own in the server that
// libpq's variables name (pg_virtualenv sets them); without a server the cases fail.
// TEST_ENGINES=sqlite or =postgresql leaves the other out.
#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "database/database.hpp"

namespace tasklight::test {

[[nodiscard]] std::vector<database::Engine> configured_engines();
[[nodiscard]] bool has_postgresql();

inline Catch::Generators::GeneratorWrapper<database::Engine> engines() {
    return Catch::Generators::from_range(configured_engines());
}

// A folder that goes with it.
class ScratchFolder {
public:
    ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class ScratchDatabase {
public:
    // `options.address` is ignored. Opens the database at the first call of database().
    explicit ScratchDatabase(database::Engine engine, database::DatabaseOptions options = {});
    ScratchDatabase(const ScratchDatabase&) = delete;
    ScratchDatabase& operator=(const ScratchDatabase&) = delete;
    ~ScratchDatabase();

    [[nodiscard]] database::Database& database();
    // Until database() is called again.
    void close() { database_.reset(); }
    // For a second Database on the same data.
    [[nodiscard]] const database::DatabaseOptions& options() const { return options_; }
    // Runs each statement in one write.
    void run(const std::vector<std::string>& statements);

private:
    database::Engine engine_;
    database::DatabaseOptions options_;
    std::unique_ptr<ScratchFolder> folder_;  // of SQLite
    std::string schema_;                     // of PostgreSQL
    std::unique_ptr<database::Database> database_;
};

// A database that holds the program's tables and no rows, on PostgreSQL as a role that may read and
// write rows and no more. The tables are made once in a run, so it costs little; one at a time.
class EmptyDatabase {
public:
    explicit EmptyDatabase(database::Engine engine);
    EmptyDatabase(const EmptyDatabase&) = delete;
    EmptyDatabase& operator=(const EmptyDatabase&) = delete;
    ~EmptyDatabase();

    [[nodiscard]] const std::string& address() const { return address_; }

private:
    std::string address_;
    std::unique_ptr<ScratchFolder> folder_;  // of SQLite
};

}  // namespace tasklight::test

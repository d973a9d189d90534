// What was acknowledged is there after the program, or PostgreSQL, was cut off in the middle of
// it, and nothing is half done.
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "support/program.hpp"
#include "support/seed.hpp"
#include "support/wire.hpp"

using namespace tasklight;
using namespace tasklight::database;
using namespace tasklight::test;

namespace {

using namespace std::chrono_literals;

constexpr int kWriters = 16;
constexpr int kUsers = 4;

struct Change {
    enum Kind { kAdd, kEdit, kDelete };
    Kind kind;
    std::string id;
    std::string title;  // afterwards
};

// Titles of tasks by id; those in the Trash are not among them.
using Tasks = std::map<std::string, std::string>;

// One client with tasks of its own, which knows what they must be.
class Writer {
public:
    Writer(int number, int port, const std::string& token, unsigned seed)
        : number_(number), wire_(port), random_(seed) {
        wire_.sign_in(token);
    }

    // Changes until it is told to stop, or until a change stays without an answer.
    void work(const std::atomic<bool>& stop) {
        try {
            while (!stop && faults_.empty())
                make(next_change());
        } catch (const WireError&) {
            wire_.close();
        }
    }

    // As work(), but an interruption must pass by itself.
    void work_on(const std::atomic<bool>& stop) {
        while (faults_.empty() && (!stop || doubtful_)) {
            try {
                make(doubtful_ ? *doubtful_ : next_change());
                patience_ = 1000;
            } catch (const WireError&) {
                be_patient("the program does not answer");
            }
        }
    }

    // The change without an answer is made again: as if it had not been, or without any effect.
    void repeat() {
        if (doubtful_) make(*doubtful_);
    }

    // Compares with what is there; a change in doubt may have been made or not.
    void compare(const Tasks& present) {
        for (const auto& [id, title] : tasks_)
            if (!in_doubt(id)) expect(id, present, title);
        for (const std::string& id : deleted_)
            if (!in_doubt(id) && present.contains(id)) faults_.push_back("back again: " + id);
        if (!doubtful_) return;
        const auto before = tasks_.find(doubtful_->id);
        const auto found = present.find(doubtful_->id);
        const bool is_before = before == tasks_.end()
                                   ? found == present.end()
                                   : found != present.end() && found->second == before->second;
        const bool is_after = doubtful_->kind == Change::kDelete
                                  ? found == present.end()
                                  : found != present.end() && found->second == doubtful_->title;
        if (!is_before && !is_after) faults_.push_back("half done: " + doubtful_->id);
    }

    [[nodiscard]] const Tasks& tasks() const { return tasks_; }
    [[nodiscard]] const std::vector<std::string>& faults() const { return faults_; }
    [[nodiscard]] int acknowledged() const { return acknowledged_; }
    [[nodiscard]] bool is_in_doubt() const { return doubtful_.has_value(); }

private:
    Change next_change() {
        const std::string title =
            "writer " + std::to_string(number_) + " change " + std::to_string(++count_);
        const int chance = between(random_, 1, 100);
        if (tasks_.size() < 4 || (chance <= 45 && tasks_.size() < 12))
            return {Change::kAdd, new_uuid(SystemClock().now()), title};
        const auto any = std::next(tasks_.begin(), between(random_, 0, int(tasks_.size()) - 1));
        return {chance <= 75 ? Change::kEdit : Change::kDelete, any->first, title};
    }

    void make(const Change& change) {
        const bool again = doubtful_.has_value();
        doubtful_ = change;
        const Answer answer = send(change);
        if (answer.status == 503) return be_patient(answer.body);
        const bool is_gone = again && change.kind == Change::kDelete && answer.status == 404;
        if (answer.status != (change.kind == Change::kAdd ? 201 : 200) && !is_gone) {
            faults_.push_back(std::to_string(answer.status) + ": " + answer.body);
            return;
        }
        if (change.kind == Change::kDelete) {
            tasks_.erase(change.id);
            deleted_.push_back(change.id);
        } else {
            tasks_[change.id] = change.title;
        }
        ++acknowledged_;
        doubtful_.reset();
    }

    Answer send(const Change& change) {
        const std::string title = R"("title":")" + change.title + "\"}";
        switch (change.kind) {
            case Change::kAdd:
                return wire_.send("POST", "/api/v1/tasks", R"({"id":")" + change.id + "\"," + title,
                                  {{"Idempotency-Key", change.id}});
            case Change::kEdit:
                return wire_.send("PATCH", "/api/v1/tasks/" + change.id, "{" + title);
            default:
                return wire_.send("DELETE", "/api/v1/tasks/" + change.id);
        }
    }

    void be_patient(const std::string& reason) {
        wire_.close();
        std::this_thread::sleep_for(20ms);
        if (--patience_ == 0) faults_.push_back("never recovers: " + reason);
    }

    [[nodiscard]] bool in_doubt(const std::string& id) const {
        return doubtful_ && doubtful_->id == id;
    }

    void expect(const std::string& id, const Tasks& present, const std::string& title) {
        const auto found = present.find(id);
        if (found == present.end()) {
            faults_.push_back("lost: " + title);
        } else if (found->second != title) {
            faults_.push_back("instead of " + title + ": " + found->second);
        }
    }

    int number_;
    Wire wire_;
    std::mt19937 random_;
    Tasks tasks_;
    std::vector<std::string> deleted_;
    std::optional<Change> doubtful_;
    std::vector<std::string> faults_;
    int count_ = 0;
    int acknowledged_ = 0;
    int patience_ = 1000;
};

class Writers {
public:
    Writers(const Service& service, std::mt19937& random) {
        for (int user = 0; user < kUsers; ++user) {
            wires_.push_back(std::make_unique<Wire>(service.port()));
            tokens_.push_back(join(*wires_.back(), "writer" + std::to_string(user)));
        }
        for (int i = 0; i < kWriters; ++i)
            writers_.push_back(
                std::make_unique<Writer>(i, service.port(), tokens_[i % kUsers], random()));
    }

    // While they all work, `interrupt` is called.
    template <class Interrupt>
    void run(void (Writer::*work)(const std::atomic<bool>&), Interrupt interrupt) {
        std::atomic<bool> stop{false};
        std::vector<std::thread> threads;
        for (const auto& writer : writers_)
            threads.emplace_back([&] { (writer.get()->*work)(stop); });
        std::exception_ptr fault;
        try {
            interrupt();
        } catch (...) {
            fault = std::current_exception();
        }
        stop = true;
        for (std::thread& thread : threads)
            thread.join();
        if (fault) std::rethrow_exception(fault);
    }

    void check(const Tasks& present) {
        for (const auto& writer : writers_)
            writer->compare(present);
        for (const auto& writer : writers_)
            writer->repeat();
        Tasks expected;
        std::vector<std::string> faults;
        for (const auto& writer : writers_) {
            expected.insert(writer->tasks().begin(), writer->tasks().end());
            faults.insert(faults.end(), writer->faults().begin(), writer->faults().end());
        }
        CHECK(faults == std::vector<std::string>());
        CHECK(listed() == expected);
    }

    [[nodiscard]] int acknowledged() const {
        int sum = 0;
        for (const auto& writer : writers_)
            sum += writer->acknowledged();
        return sum;
    }
    [[nodiscard]] int in_doubt() const {
        return int(std::count_if(writers_.begin(), writers_.end(),
                                 [](const auto& writer) { return writer->is_in_doubt(); }));
    }

private:
    // As clients see it.
    Tasks listed() {
        Tasks tasks;
        for (const auto& wire : wires_) {
            wire->close();
            std::string cursor;
            do {
                const Answer page = wire->send("GET", "/tasks?limit=200" + cursor);
                const JsonValue document = page.json();
                for (const JsonValue& task : *document.find("tasks")->array())
                    tasks[*task.find("id")->string()] = *task.find("title")->string();
                cursor = page.text("next_cursor");
                if (!cursor.empty()) cursor.insert(0, "&cursor=");
            } while (!cursor.empty());
        }
        return tasks;
    }

    std::vector<std::unique_ptr<Wire>> wires_;
    std::vector<std::string> tokens_;
    std::vector<std::unique_ptr<Writer>> writers_;
};

using Count = std::tuple<std::int64_t>;
using Text = std::tuple<std::string>;

std::int64_t count(Connection& connection, const char* sql) {
    return std::get<0>(*connection.find<Count>(sql));
}

Tasks present_tasks(Connection& connection) {
    using Row = std::tuple<std::string, std::string>;
    Tasks tasks;
    for (auto& [id, title] :
         connection.list<Row>("SELECT id, title FROM tasks WHERE deleted_at IS NULL"))
        tasks.emplace(std::move(id), std::move(title));
    return tasks;
}

void check_nothing_is_half_done(Connection& connection) {
    constexpr auto* kGaps = R"sql(
        SELECT COUNT(*) FROM streams
        WHERE revision <> (SELECT COUNT(DISTINCT changes.revision) FROM changes
                           WHERE changes.stream_id = streams.id)
           OR revision <> (SELECT COALESCE(MAX(changes.revision), 0) FROM changes
                           WHERE changes.stream_id = streams.id)
    )sql";
    constexpr auto* kUnloggedTasks = R"sql(
        SELECT COUNT(*)
        FROM tasks LEFT JOIN (SELECT entity_id, COUNT(*) AS logged FROM changes GROUP BY entity_id)
            AS log ON log.entity_id = tasks.id
        WHERE logged IS NULL OR logged <> version
    )sql";
    constexpr auto* kChangesOfNothing = R"sql(
        SELECT COUNT(*) FROM changes
        WHERE entity = 'task' AND NOT EXISTS (SELECT 1 FROM tasks WHERE tasks.id = entity_id)
    )sql";
    constexpr auto* kKeysWithoutTasks = R"sql(
        SELECT COUNT(*) FROM idempotency_keys
        WHERE status <> 201 OR idempotency_key NOT IN (SELECT CAST(id AS TEXT) FROM tasks)
    )sql";
    CHECK(count(connection, kGaps) == 0);
    CHECK(count(connection, kUnloggedTasks) == 0);
    CHECK(count(connection, kChangesOfNothing) == 0);
    CHECK(count(connection, kKeysWithoutTasks) == 0);
}

// The log, replayed, gives the tasks.
void check_log_tells_the_tasks(Connection& connection) {
    using Row = std::tuple<std::string, std::string, std::string>;
    Tasks replayed;
    for (const auto& [id, action, after] : connection.list<Row>(R"sql(
             SELECT entity_id, action, fields_after FROM changes
             WHERE entity = 'task'
             ORDER BY stream_id, revision, ordinal)sql")) {
        const JsonValue fields = parse_json(after);
        if (const JsonValue* title = fields.find("title")) replayed[id] = *title->string();
        if (action == "deleted") replayed.erase(id);
    }
    CHECK(replayed == present_tasks(connection));
}

// Its own connection, closed at once: as long as one is open, SQLite recovers nothing.
template <class Look>
auto look(const ScratchDatabase& scratch, Look look) {
    Database database(scratch.options());
    return database.read(look);
}

void check_round(const ScratchDatabase& scratch, Writers& writers) {
    writers.check(look(scratch, present_tasks));
    look(scratch, check_nothing_is_half_done);
}

void check_end(const ScratchDatabase& scratch) {
    look(scratch, check_log_tells_the_tasks);
    look(scratch, [](Connection& connection) {
        if (connection.engine() == Engine::kPostgresql) return;
        CHECK(connection.list<Text>("PRAGMA integrity_check") == std::vector<Text>{{"ok"}});
    });
}

constexpr auto* kOfTheProgram = R"sql(
    SELECT CAST(pid AS BIGINT) FROM pg_stat_activity
    WHERE application_name = 'tasklight' AND pid <> pg_backend_pid() AND datname IS NOT NULL
)sql";

void end_connections(const ScratchDatabase& scratch) {
    look(scratch, [](Connection& connection) {
        for (const auto& [pid] : connection.list<Count>(kOfTheProgram))
            (void)connection.list<std::tuple<bool>>(
                "SELECT CAST(pg_terminate_backend(CAST(:pid AS INTEGER)) AS INTEGER)",
                named("pid", pid));
    });
}

// PostgreSQL ends all of its processes and recovers from its log as soon as one was killed.
// False where the cluster is not one for tests alone.
bool crash_postgresql(const ScratchDatabase& scratch) {
    const auto victim = look(scratch, [](Connection& connection) -> pid_t {
        const auto file = connection.find<Text>("SELECT current_setting('config_file')");
        const std::filesystem::path config = std::get<0>(*file);
        if (!std::filesystem::exists(config.parent_path() / ".by_pg_virtualenv")) return 0;
        const auto pids = connection.list<Count>(kOfTheProgram);
        return pids.empty() ? 0 : static_cast<pid_t>(std::get<0>(pids.front()));
    });
    return victim > 0 && ::kill(victim, SIGKILL) == 0;
}

}  // namespace

TEST_CASE("what was acknowledged survives kill -9", "[smoke][concurrent]") {
    const ScratchDatabase scratch(GENERATE(engines()));
    Service service(scratch, {{"--log-level", "error"}, {}, {}, {}});
    std::mt19937 random = seeded_random();
    Writers writers(service, random);

    int in_doubt = 0;
    for (int round = 0; round < scaled(20); ++round) {
        CAPTURE(round);
        writers.run(&Writer::work, [&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(between(random, 20, 400)));
            service.program().kill_at_once();
        });
        in_doubt += writers.in_doubt();
        service.restart();
        check_round(scratch, writers);
    }
    check_end(scratch);

    // Few on a slow machine, but never so few that nothing was at stake.
    CHECK(writers.acknowledged() > kWriters);
    CHECK(in_doubt > 0);
    CHECK(service.log() == "");
}

TEST_CASE("the program recovers by itself when PostgreSQL ends its connections or crashes",
          "[smoke][concurrent]") {
    if (!has_postgresql()) return;
    const ScratchDatabase scratch(Engine::kPostgresql);
    Service service(scratch);
    std::mt19937 random = seeded_random();
    Writers writers(service, random);

    for (int round = 0; round < scaled(6); ++round) {
        CAPTURE(round);
        writers.run(&Writer::work_on, [&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(between(random, 20, 300)));
            if (round % 3 != 2 || !crash_postgresql(scratch)) end_connections(scratch);
            std::this_thread::sleep_for(200ms);
        });
        check_round(scratch, writers);
    }
    check_end(scratch);

    CHECK(service.program().runs());
    CHECK(service.log().find("defect") == std::string::npos);
    CHECK(service.stop() == 0);
}

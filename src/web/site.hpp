// What all requests share. Built and owned by app/application; outlives every request.
#pragma once

#include <string>

#include "base/clock.hpp"
#include "database/database.hpp"
#include "web/page.hpp"

namespace tasklight::web {

// How long a sign-in lasts without use, and at the most.
inline constexpr std::int64_t kSessionIdle = 14 * kDay;
inline constexpr std::int64_t kSessionLife = 90 * kDay;

struct Site {
    database::Database& database;
    const Clock& clock;
    const Pages& pages;
    std::string public_url;  // empty: whatever Host says
    std::string build;       // changes with every build: part of the tags of pages
};

}  // namespace tasklight::web

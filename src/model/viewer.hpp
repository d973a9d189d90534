// Who makes a request: the account, the session that vouches for it, and how far the streams that
// this person sees have come. The two revisions together change with every change that the viewer
// could see, so they are the entity tag of every list.
#pragma once

#include <cstdint>

#include "model/session.hpp"
#include "model/user.hpp"

namespace tasklight {

struct Viewer {
    User user;
    Session session;
    std::int64_t own_revision = 0;
    std::int64_t projects_revision = 0;  // the sum over the viewer's projects
};

}  // namespace tasklight

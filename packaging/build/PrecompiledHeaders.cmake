# Parses the standard library, and SOCI, once instead of in every file. A file still includes what
# it uses: CMAKE_DISABLE_PRECOMPILE_HEADERS builds without this.
function(tasklight_precompile)
    cmake_parse_arguments(PARSE_ARGV 0 arg "" "" "ROOMS;HEADERS")
    set(owner "")
    foreach(room IN LISTS arg_ROOMS)
        get_target_property(type tasklight_${room} TYPE)
        if(type STREQUAL "INTERFACE_LIBRARY")
            continue()
        elseif(owner)
            target_precompile_headers(tasklight_${room} REUSE_FROM ${owner})
        else()
            set(owner tasklight_${room})
            target_precompile_headers(${owner} PRIVATE ${arg_HEADERS})
        endif()
    endforeach()
endfunction()

set(standard_headers <algorithm> <array> <atomic> <charconv> <chrono> <condition_variable> <cstdint>
    <functional> <map> <memory> <mutex> <optional> <set> <span> <stdexcept> <string> <string_view>
    <thread> <tuple> <unordered_map> <utility> <variant> <vector>)

tasklight_precompile(ROOMS base http schedule model web features app HEADERS ${standard_headers})
tasklight_precompile(ROOMS database store HEADERS ${standard_headers}
    <soci/soci.h> <soci/postgresql/soci-postgresql.h> <soci/sqlite3/soci-sqlite3.h>)

# Debian's libsoci-dev ships neither a CMake package nor a pkg-config file.
# Offers SOCI::core, SOCI::postgresql and SOCI::sqlite3. They are the static libraries, so that the
# program need not be linked to libpq: see src/database/libpq.cpp.
include(FindPackageHandleStandardArgs)

find_path(SOCI_INCLUDE_DIR soci/soci.h)
foreach(part core postgresql sqlite3)
    find_library(SOCI_${part}_ARCHIVE libsoci_${part}.a)
    list(APPEND soci_libraries SOCI_${part}_ARCHIVE)
endforeach()
find_package_handle_standard_args(SOCI REQUIRED_VARS SOCI_INCLUDE_DIR ${soci_libraries})

foreach(part core postgresql sqlite3)
    if(SOCI_FOUND AND NOT TARGET SOCI::${part})
        add_library(SOCI::${part} UNKNOWN IMPORTED)
        set_target_properties(SOCI::${part} PROPERTIES
            IMPORTED_LOCATION ${SOCI_${part}_ARCHIVE}
            INTERFACE_INCLUDE_DIRECTORIES ${SOCI_INCLUDE_DIR})
    endif()
endforeach()
target_link_libraries(SOCI::core INTERFACE ${CMAKE_DL_LIBS})
target_link_libraries(SOCI::postgresql INTERFACE SOCI::core)
target_link_libraries(SOCI::sqlite3 INTERFACE SOCI::core SQLite::SQLite3)
mark_as_advanced(SOCI_INCLUDE_DIR ${soci_libraries})

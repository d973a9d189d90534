# Debian's libsoci-dev ships neither a CMake package nor a pkg-config file.
# Offers SOCI::core, SOCI::postgresql and SOCI::sqlite3.
include(FindPackageHandleStandardArgs)

find_path(SOCI_INCLUDE_DIR soci/soci.h)
foreach(part core postgresql sqlite3)
    find_library(SOCI_${part}_LIBRARY soci_${part})
    list(APPEND soci_libraries SOCI_${part}_LIBRARY)
endforeach()
find_package_handle_standard_args(SOCI REQUIRED_VARS SOCI_INCLUDE_DIR ${soci_libraries})

foreach(part core postgresql sqlite3)
    if(SOCI_FOUND AND NOT TARGET SOCI::${part})
        add_library(SOCI::${part} UNKNOWN IMPORTED)
        set_target_properties(SOCI::${part} PROPERTIES
            IMPORTED_LOCATION ${SOCI_${part}_LIBRARY}
            INTERFACE_INCLUDE_DIRECTORIES ${SOCI_INCLUDE_DIR})
    endif()
endforeach()
mark_as_advanced(SOCI_INCLUDE_DIR ${soci_libraries})

# The libraries that packaging/build/embed.py writes. Each is made again when a file is edited,
# added or removed.
set(embed_script ${CMAKE_CURRENT_LIST_DIR}/embed.py)
set(embed_scripts ${embed_script} ${CMAKE_CURRENT_LIST_DIR}/openapi.py)

function(tasklight_embed target kind folder pattern)
    set(output ${CMAKE_BINARY_DIR}/embedded/${kind}.cpp)
    file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${folder}/${pattern})
    # A removed file changes only this list.
    file(GENERATE OUTPUT ${output}.inputs CONTENT "${inputs}\n")
    add_custom_command(OUTPUT ${output}
        COMMAND ${Python3_EXECUTABLE} ${embed_script} ${kind} ${folder} ${ARGN} ${output}
        DEPENDS ${embed_scripts} ${output}.inputs ${inputs} VERBATIM)
    add_library(${target} STATIC EXCLUDE_FROM_ALL ${output})
    target_include_directories(${target} PRIVATE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${target} PRIVATE tasklight_options)
endfunction()

tasklight_embed(tasklight_templates templates ${CMAKE_SOURCE_DIR}/views *.mustache)
tasklight_embed(tasklight_assets assets ${CMAKE_SOURCE_DIR}/views/assets *)
tasklight_embed(tasklight_migrations migrations ${CMAKE_SOURCE_DIR}/db/migrations *.sql)
tasklight_embed(tasklight_openapi openapi ${CMAKE_SOURCE_DIR}/docs/openapi *.yaml ${PROJECT_VERSION})

set(passwords ${CMAKE_BINARY_DIR}/embedded/passwords.cpp)
add_custom_command(OUTPUT ${passwords}
    COMMAND ${Python3_EXECUTABLE} ${embed_script} passwords ${passwords}
    DEPENDS ${embed_scripts} VERBATIM)
add_library(tasklight_common_passwords STATIC EXCLUDE_FROM_ALL ${passwords})
target_include_directories(tasklight_common_passwords PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(tasklight_common_passwords PRIVATE tasklight_options)

"""Trees that break one rule each, so that a rule which has gone blind is noticed."""

import rules

SOUND = {
    "src/base/text.cpp": '#include "base/text.hpp"\n// SELECT a FROM b, <p>\nint n = 10\'000;\n',
    "src/store/task_store.cpp": '#include <soci/soci.h>\n#include "model/task.hpp"\nR"(SELECT id FROM tasks)";\n',
    "src/features/tasks/task_pages.cpp":
        '#include "database/database.hpp"\n#include "features/projects/project_actions.hpp"\n'
        '#include "web/page.hpp"\nauto usage = "tasklight user role NAME";\n',
    "src/app/routes.cpp": '#include "features/tasks/task_pages.hpp"\n',
    "src/main.cpp": '#include "app/run.hpp"\n',
    "views/layouts/application.mustache": '<main>{{{body}}}</main><script src="/a.js"></script>\n',
    "views/tasks/_row.mustache": '<a href="/tasks?cursor={{cursor}}">{{title}}</a>\n',
    "views/tasks/index.mustache": "{{#has_tasks}}{{> tasks/_row}}{{/has_tasks}}{{! a note }}\n",
}

BROKEN = [
    (rules.includes_follow_the_arrows, "src/http/server.cpp", '#include "web/page.hpp"\n'),
    (rules.includes_follow_the_arrows, "src/web/page.cpp", '#include "app/config.hpp"\n'),
    (rules.includes_follow_the_arrows, "src/store/task_store.cpp", '#include "task_store.hpp"\n'),
    (rules.includes_follow_the_arrows, "src/main.cpp", '#include "http/server.hpp"\n'),
    (rules.features_see_little_of_each_other, "src/features/tasks/task_api.cpp",
     '#include "features/projects/project_pages.hpp"\n'),
    (rules.features_see_little_of_each_other, "src/features/tasks/task_api.cpp",
     '#include "database/migrator.hpp"\n'),
    (rules.libraries_stay_behind_their_fences, "src/features/tasks/task_api.cpp",
     "#include <soci/soci.h>\n"),
    (rules.libraries_stay_behind_their_fences, "src/store/a.cpp", "#include <sqlite3.h>\n"),
    (rules.libraries_stay_behind_their_fences, "src/web/page.cpp", '#include "civetweb.h"\n'),
    (rules.libraries_stay_behind_their_fences, "src/app/routes.cpp", "#include <mstch/mstch.hpp>\n"),
    (rules.libraries_stay_behind_their_fences, "src/web/csrf.cpp", "#include <sodium.h>\n"),
    (rules.libraries_stay_behind_their_fences, "src/base/text.cpp", "#include <rapidjson/reader.h>\n"),
    (rules.sql_is_in_the_stores, "src/features/tasks/a.cpp", 'run("SELECT id "\n    "FROM tasks");\n'),
    (rules.sql_is_in_the_stores, "src/web/a.cpp", 'run(R"(\nUPDATE tasks SET title = 1)");\n'),
    (rules.sql_is_in_the_stores, "src/app/a.cpp", 'run("INSERT INTO tasks");\n'),
    (rules.sql_is_in_the_stores, "src/app/a.cpp", 'run("DELETE FROM tasks");\n'),
    (rules.html_is_in_the_templates, "src/features/tasks/a.cpp", 'auto a = "<p class=\\"x\\">";\n'),
    (rules.templates_escape, "views/tasks/a.mustache", "{{{notes}}}\n"),
    (rules.templates_escape, "views/tasks/a.mustache", "{{& notes}}\n"),
    (rules.templates_escape, "views/layouts/a.mustache", "{{{title}}}\n"),
    (rules.templates_escape, "views/tasks/a.mustache", "<p class={{kind}}>\n"),
    (rules.templates_are_whole, "views/tasks/a.mustache", "{{#a}}{{#b}}{{/a}}{{/b}}\n"),
    (rules.templates_are_whole, "views/tasks/a.mustache", "{{#a}}\n"),
    (rules.templates_are_whole, "views/tasks/a.mustache", "{{> tasks/_missing}}\n"),
    (rules.templates_are_whole, "views/tasks/a.mustache", "{{=<% %>=}}\n"),
    (rules.pages_hold_no_inline_code, "views/tasks/a.mustache", "<script>go()</script>\n"),
    (rules.pages_hold_no_inline_code, "views/tasks/a.mustache", '<p style="color: red">\n'),
    (rules.pages_hold_no_inline_code, "views/tasks/a.mustache", '<p onclick="go()">\n'),
    (rules.files_are_short, "src/base/a.cpp", "\n" * 301),
    (rules.files_are_short, "views/tasks/a.mustache", "\n" * 61),
    (rules.files_are_short, "views/assets/css/a.css", "\n" * 151),
    (rules.files_are_short, "views/assets/js/a.js", "\n" * 81),
    (rules.nothing_tells_of_the_making, "src/base/a.cpp", "// see issue " + "#12\n"),
    (rules.nothing_tells_of_the_making, "README.md", "It is a stu" + "b.\n"),
    (rules.nothing_tells_of_the_making, "tests/a.cpp", "// TO" + "DO: later\n"),
    (rules.nothing_tells_of_the_making, "bin/a", "cd /wor" + "k/main\n"),
]

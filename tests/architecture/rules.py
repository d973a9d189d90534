"""The rules of ARCHITECTURE.md that a compiler cannot check.

A tree is a dict from path to text. A rule is a generator over a tree that yields a sentence,
beginning with the path, for each place that breaks it.
"""

import re

import cpp

ARROWS = {
    "base": {"base"},
    "model": {"model", "base"},
    "schedule": {"schedule", "base"},
    "database": {"database", "base"},
    "http": {"http", "base"},
    "store": {"store", "database", "model", "base"},
    "web": {"web", "http", "store", "database", "model", "base"},
    "features": {"features", "web", "http", "store", "database", "schedule", "model", "base"},
    "app": {"app", "features", "web", "http", "store", "database", "schedule", "model", "base"},
}

# Whose headers may be included where: a folder, or one file.
FENCES = {
    r"soci\b": ("src/store/", "src/database/"),
    r"libpq|sqlite3": ("src/database/",),
    r"civetweb": ("src/http/",),
    r"mstch": ("src/web/",),
    r"sodium": ("src/base/",),
    r"date/": ("src/base/time_zone.cpp",),
    r"utf8proc": ("src/base/fold.cpp",),
    r"cmark": ("src/web/markdown.cpp",),
    r"rapidjson": ("src/base/json.cpp",),
}

# Which values a template may print without escaping.
UNESCAPED = {"views/layouts/": {"body"}, "views/tasks/_notes.mustache": {"notes_html"}}

LINES = {r"src/.*": 300, r"views/.*\.mustache": 60, r"views/.*\.css": 150, r"views/.*\.js": 80,
         r"docs/openapi/.*": 300}

SQL = re.compile(r"\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|\bUPDATE\s+\w+\s+SET\b|\bDELETE FROM\b", re.S)

HTML = re.compile(
    r"</?(a|article|aside|b|body|br|button|code|dd|details|dialog|div|dl|dt|em|fieldset|footer|form|h[1-6]"
    r"|head|header|hr|html|i|img|input|label|legend|li|link|main|meta|nav|ol|option|p|pre|script|section"
    r"|select|small|span|strong|style|summary|svg|table|tbody|td|textarea|th|thead|time|title|tr|ul)"
    r"(\s[^<>]*)?/?>", re.I)

MAKING = re.compile(
    r"\b(issue|ticket) #?\d+\b|\b(this|previous) session (of|was|did)\b|\bTO[D]O\b|\bFIX[M]E\b|\bstu[b]\b"
    r"|(?<![\w.$}-])/(wor[k]|far[m]|roo[t]|tmp/w[t])/|registry\.npm[j]s|deb\.debia[n]\.", re.I)

TAG = re.compile(r"\{\{(\{|[#^/>&!=]?)\s*(.*?)\s*\}?\}\}", re.S)


def cpp_files(tree):
    return {path: text for path, text in tree.items() if re.fullmatch(r"src/.*\.(cpp|hpp|h)", path)}


def templates(tree):
    return {path: text for path, text in tree.items() if re.fullmatch(r"views/.*\.mustache", path)}


def includes_follow_the_arrows(tree):
    for path, text in cpp_files(tree).items():
        room = path.split("/")[1]
        for header in cpp.own_includes(text):
            target = header.split("/")[0]
            if room not in ARROWS:  # src/main.cpp
                if target != "app":
                    yield f"{path} includes {header}: only app may be included here"
            elif any(re.match(library, header) for library in FENCES):
                continue  # a library's, found by quotes
            elif target not in ARROWS or "/" not in header:
                yield f"{path} includes {header}, which does not begin with a folder of src/"
            elif target not in ARROWS[room]:
                yield f"{path} includes {header}: {room} may not see {target}"


def features_see_little_of_each_other(tree):
    for path, text in cpp_files(tree).items():
        parts = path.split("/")
        if parts[1] != "features":
            continue
        for header in cpp.own_includes(text):
            target = header.split("/")
            if target[0] == "database" and header != "database/database.hpp":
                yield f"{path} includes {header}: a feature needs database/database.hpp alone"
            other_room = target[0] == "features" and target[1] != parts[2]
            if other_room and header.endswith(("_pages.hpp", "_view.hpp", "_api.hpp")) and target[1] != "records":
                yield f"{path} includes {header}: another room's pages, views and routes are its own"


def libraries_stay_behind_their_fences(tree):
    for path, text in cpp_files(tree).items():
        for header in cpp.library_includes(text):
            for library, homes in FENCES.items():
                if re.match(library, header) and not path.startswith(homes):
                    yield f"{path} includes <{header}>, which belongs to {' and '.join(homes)}"


def sql_is_in_the_stores(tree):
    for path, text in cpp_files(tree).items():
        if not path.startswith(("src/store/", "src/database/")):
            for literal in cpp.literals(text):
                if SQL.search(literal):
                    yield f"{path} holds SQL: {literal.strip()[:60]}"


def html_is_in_the_templates(tree):
    for path, text in cpp_files(tree).items():
        if not path.startswith("src/web/"):
            for literal in cpp.literals(text):
                if HTML.search(literal):
                    yield f"{path} holds HTML: {literal.strip()[:60]}"


def templates_escape(tree):
    for path, text in templates(tree).items():
        allowed = set().union(*(names for home, names in UNESCAPED.items() if path.startswith(home)))
        for kind, name in TAG.findall(text):
            if kind in ("{", "&") and name not in allowed:
                yield f"{path} prints {name} without escaping"
        for attribute in re.findall(r"\s[a-z-]+=\{\{", text):
            yield f"{path} has an attribute without quotes:{attribute}"


def templates_are_whole(tree):
    known = templates(tree)
    for path, text in known.items():
        open_sections = []
        for kind, name in TAG.findall(text):
            if kind in ("#", "^"):
                open_sections.append(name)
            elif kind == "/" and (not open_sections or open_sections.pop() != name):
                yield f"{path} closes {name}, which is not the section that is open"
            elif kind == ">" and f"views/{name}.mustache" not in known:
                yield f"{path} includes {name}, and views/{name}.mustache is not there"
            elif kind == "=":
                yield f"{path} changes the delimiters"
        for name in open_sections:
            yield f"{path} never closes {name}"


def pages_hold_no_inline_code(tree):
    for path, text in templates(tree).items():
        for found in re.findall(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script\b(?![^>]*\ssrc=)", text):
            yield f"{path} holds {found.strip()}, which the Content-Security-Policy refuses"


def files_are_short(tree):
    for path, text in tree.items():
        for pattern, limit in LINES.items():
            lines = text.count("\n")
            if re.fullmatch(pattern, path) and lines > limit:
                yield f"{path} has {lines} lines; the limit is {limit}"


def nothing_tells_of_the_making(tree):
    for path, text in tree.items():
        for number, line in enumerate(text.splitlines(), 1):
            if found := MAKING.search(line):
                yield f"{path}:{number} says “{found[0]}”"


ALL = [
    includes_follow_the_arrows,
    features_see_little_of_each_other,
    libraries_stay_behind_their_fences,
    sql_is_in_the_stores,
    html_is_in_the_templates,
    templates_escape,
    templates_are_whole,
    pages_hold_no_inline_code,
    files_are_short,
    nothing_tells_of_the_making,
]

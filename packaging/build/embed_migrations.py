#!/usr/bin/env python3
"""Writes the C++ file that holds the migrations: embed_migrations.py OUT.cpp NNNN_name.sql …"""

import pathlib
import re
import sys

HEAD = """#include "database/migrator.hpp"

namespace tasklight::database {

const std::vector<Migration>& compiled_migrations() {
    static const std::vector<Migration> migrations = {
"""
TAIL = """    };
    return migrations;
}

}  // namespace tasklight::database
"""


def entry(path):
    match = re.fullmatch(r"(\d{4})_[a-z0-9_]+", path.stem)
    if not match:
        sys.exit(f"{path}: a migration is named NNNN_name.sql")
    sql = path.read_text(encoding="utf-8")
    if ')migration"' in sql:
        sys.exit(f"{path}: must not hold )migration\"")
    return int(match[1]), f'        {{{int(match[1])}, "{path.stem}", R"migration({sql})migration"}},\n'


def main():
    out, *paths = map(pathlib.Path, sys.argv[1:])
    entries = sorted(entry(path) for path in paths)
    numbers = [number for number, _ in entries]
    if len(numbers) != len(set(numbers)):
        sys.exit("two migrations have the same number")
    out.write_text(HEAD + "".join(text for _, text in entries) + TAIL, encoding="utf-8")


main()

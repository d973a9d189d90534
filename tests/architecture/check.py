#!/usr/bin/env python3
"""Checks this repository against the rules, and the rules against trees that break them."""

import pathlib
import sys

import fixtures
import rules

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ["src", "views", "db", "docs", "config", "tests", "bin", "packaging", ".ci"]


def this_tree():
    paths = [path for path in ROOT.iterdir() if path.suffix in (".md", ".txt", ".json")]
    for folder in FOLDERS:
        paths += (ROOT / folder).rglob("*")
    tree = {}
    for path in paths:
        name = path.relative_to(ROOT).as_posix()
        if path.is_file() and "node_modules" not in name and "__pycache__" not in name:
            try:
                tree[name] = path.read_text()
            except UnicodeDecodeError:  # an image
                pass
    return tree


def main():
    passed = failed = 0

    def count(ok, title, details=()):
        nonlocal passed, failed
        passed, failed = passed + bool(ok), failed + (not ok)
        if not ok:
            print(f"FAILED: {title}", *details, sep="\n    ")

    tree = this_tree()
    for rule in rules.ALL:
        title = rule.__name__.replace("_", " ")
        broken = list(rule(tree))
        count(not broken, title, broken)
        false_alarms = list(rule(fixtures.SOUND))
        count(not false_alarms, f"{title}: a sound tree passes", false_alarms)
        count(any(which is rule for which, _, _ in fixtures.BROKEN), f"{title}: has a fixture")
    for rule, path, text in fixtures.BROKEN:
        found = list(rule(fixtures.SOUND | {path: text}))
        count(found, f"{rule.__name__} does not notice {text.strip()[:60]!r} in {path}")

    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())

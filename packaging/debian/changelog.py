#!/usr/bin/python3
"""Writes debian/changelog to standard output from CMakeLists.txt and CHANGELOG.md of a source tree.

usage: changelog.py TREE    (SOURCE_DATE_EPOCH is the moment of the newest entry)
"""

import datetime
import email.utils
import os
import pathlib
import re
import sys
import textwrap


def sections(text):
    """(version, words behind it, [item, …]) for each "## 1.2.3 (…)", newest first."""
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        heading, _, body = part.partition("\n")
        version, _, note = heading.partition(" ")
        items = re.findall(r"^- (.*(?:\n  .*)*)", body, re.M)
        yield version, note, [" ".join(item.split()) for item in items]


def moment(note, is_newest):
    if is_newest:
        return int(os.environ["SOURCE_DATE_EPOCH"])
    date = re.search(r"\d{4}-\d\d-\d\d", note)
    if not date:
        sys.exit(f"changelog.py: \"{note}\" of an older version should hold its date, year-month-day")
    return datetime.datetime.fromisoformat(date[0] + "T12:00:00+00:00").timestamp()


def main(tree):
    version = re.search(r"project\(tasklight VERSION (\S+)", (tree / "CMakeLists.txt").read_text())[1]
    maintainer = re.search(r"^Maintainer: (.*)$", (tree / "packaging/debian/control").read_text(), re.M)[1]
    entries = list(sections((tree / "CHANGELOG.md").read_text()))
    if not entries or entries[0][0] != version:
        sys.exit(f"changelog.py: CHANGELOG.md does not begin with version {version} of CMakeLists.txt")
    for position, (number, note, items) in enumerate(entries):
        print(f"tasklight ({number}) unstable; urgency=medium\n")
        for item in items or ["See CHANGELOG.md."]:
            print(textwrap.fill(item, 78, initial_indent="  * ", subsequent_indent="    "))
        date = email.utils.formatdate(moment(note, position == 0))
        print(f"\n -- {maintainer}  {date.replace('-0000', '+0000')}\n")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))

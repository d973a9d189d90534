#!/usr/bin/python3
"""Lists what the command line of Tasklight consists of, a fact a line, from one of its tellers.

usage: command_line.py help PROGRAM | man TASKLIGHT.1 TASKLIGHT.CONF.5 | conf FILE

The facts are "command NAME", "verb COMMAND NAME", "flag COMMAND NAME" and "setting NAME". The lists
of two tellers are equal if each tells all that the other one does.
"""

import re
import subprocess
import sys


def ask(program, *words):
    return subprocess.run([program, "help", *words], check=True, text=True, capture_output=True).stdout


def flags(text):
    return [name.replace("-", "_") for name in re.findall(r"^  --([a-z-]+) ", text, re.M)]


def from_help(program):
    commands, settings = ask(program).split("Settings:")
    yield from (f"setting {name}" for name in flags(settings))
    for command in re.findall(r"^  ([a-z]+)  ", commands, re.M):
        yield f"command {command}"
        if command == "help":
            continue
        text = ask(program, command).split("Settings:")[0]
        usage = text.splitlines()[0].removeprefix(f"Usage: tasklight {command}")
        for choice in usage.strip(" []").split("|"):
            verb = re.match(r" *([a-z]+)\b", choice)
            if verb:
                yield f"verb {command} {verb[1]}"
        yield from (f"flag {command} {name}" for name in flags(text))


def from_man(page, settings):
    command = None
    for line in open(page):
        words = re.sub(r" (Ar|Op) .*", "", line).split()
        if words[:2] == [".It", "Cm"]:
            command = words[2]
            yield f"command {command}"
            if len(words) > 3:
                yield f"verb {command} {words[3]}"
        elif words[:2] == [".It", "Fl"] and command:
            yield f"flag {command} {words[2].lstrip('-').replace('-', '_')}"
        elif line.startswith(".Sh") and command:
            break
    for line in open(settings):
        name = re.match(r"\.It Sy (\w+) Ns = Ns Ar", line)
        if name:
            yield f"setting {name[1]}"


def from_conf(file):
    for line in open(file):
        name = re.match(r"(?:# )?([a-z_]+) = ?", line)
        if name:
            yield f"setting {name[1]}"


def main(arguments):
    match arguments:
        case ["help", program]:
            facts = from_help(program)
        case ["man", page, settings]:
            facts = from_man(page, settings)
        case ["conf", file]:
            facts = from_conf(file)
        case _:
            sys.exit(__doc__)
    print("\n".join(sorted(set(facts))))


if __name__ == "__main__":
    main(sys.argv[1:])

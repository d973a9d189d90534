#!/usr/bin/env python3
"""Reports how long files and functions are, against the budgets of STYLE.md."""

import re
import statistics

import check
import cpp

BUDGETS = [  # what, which files, lines
    (".cpp files", r"src/.*\.cpp", 300),
    (".hpp files", r"src/.*\.hpp", 120),
    ("tests", r"tests/.*\.cpp", 300),
    ("templates", r"views/.*\.mustache", 60),
    ("style sheets", r"views/.*\.css", 150),
    ("scripts", r"views/.*\.js", 80),
]
FUNCTION_BUDGET = 40
OPENS_FUNCTION = re.compile(r"\)[^;{}()]*(?:\([^;{}]*\)[^;{}]*)?$")
OPENS_OTHER = re.compile(r"\b(namespace|class|struct|enum|union|if|for|while|switch|else|do|try|catch)\b[^;{}]*$")


def functions(path, text):
    """(lines, place) of each function: a brace after a parameter list, outside other functions."""
    code = cpp.without_literals_and_comments(text)
    depth, inside, found = 0, None, []
    for brace in re.finditer(r"[{}]", code):
        if brace[0] == "{":
            head = code[max(0, brace.start() - 400):brace.start()]
            head = re.split(r"[;{}]", head)[-1]
            if inside is None and OPENS_FUNCTION.search(head) and not OPENS_OTHER.search(head):
                first = code.count("\n", 0, brace.start()) + 1
                inside = (depth, first)
            depth += 1
        else:
            depth -= 1
            if inside and inside[0] == depth:
                last = code.count("\n", 0, brace.start()) + 1
                found.append((last - inside[1] + 1, f"{path}:{inside[1]}"))
                inside = None
    return found


def line(what, lengths, budget):
    lengths = sorted(lengths)
    over = sum(length > budget for length in lengths)
    ninth = lengths[(len(lengths) * 9 - 1) // 10]
    print(f"{what:14}{len(lengths):6}{statistics.median(lengths):8.0f}{ninth:6}{lengths[-1]:6}{budget:8}{over:6}")


def main():
    tree = check.this_tree()
    print(f"{'lines':14}{'count':>6}{'median':>8}{'p90':>6}{'max':>6}{'budget':>8}{'over':>6}")
    files, all_functions = [], []
    for what, pattern, budget in BUDGETS:
        sizes = [(text.count("\n"), path) for path, text in tree.items() if re.fullmatch(pattern, path)]
        files += sizes
        if sizes:
            line(what, [size for size, _ in sizes], budget)
    for path, text in tree.items():
        if re.fullmatch(r"src/.*\.[ch]pp", path):
            all_functions += functions(path, text)
    if all_functions:
        line("functions", [size for size, _ in all_functions], FUNCTION_BUDGET)
    for title, sizes in (("longest files", files), ("longest functions", all_functions)):
        print(f"\n{title}")
        for size, place in sorted(sizes, reverse=True)[:10]:
            print(f"{size:6}  {place}")


if __name__ == "__main__":
    main()

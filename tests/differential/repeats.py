#!/usr/bin/python3
"""Compares the occurrences of random repeats with python3-dateutil's.

  repeats.py PROGRAM [--seed N] [--rules N] [--only INDEX]   PROGRAM is the built occurrences.cpp
"""

import argparse
import collections
import multiprocessing
import os
import subprocess
import sys

import rules
import truth

CHUNK = 250


def expected(repeat, index):
    windows = []
    for window in repeat.windows:
        # A few are walked from the anchor as they stand, the others from a period near the window.
        found = truth.occurrences(repeat, *window, from_anchor=window is repeat.windows[0] or index % 15 == 0)
        windows.append([row(repeat, time, number) for time, number in found])
    return windows


def row(repeat, time, number):
    day = truth.wanted_day(repeat, time) or ""
    if not repeat.has_times():
        return f"{time:%Y-%m-%d}/{time:%Y-%m-%d}//0/{day}/{number}"
    seconds, shown, fit = truth.in_zone(repeat.zone, time)
    return f"{time:%Y-%m-%dT%H:%M}/{shown:%Y-%m-%dT%H:%M}/{seconds}/{fit}/{day}/{number}"


def told(repeat, line):
    """The windows of an answer up to the year that the truth goes to, each with its count."""
    windows = []
    for (_, _, last_year), text in zip(repeat.windows, line.split("\t")[1:], strict=True):
        count, *rows = text.split(" ")
        windows.append((int(count), len(rows), [row for row in rows if int(row[:4]) <= last_year]))
    return windows


def fault_of(repeat, index, line, tally):
    wanted = expected(repeat, index)
    if line.startswith("!"):
        return None if not any(wanted) else f"refused: {line}, but there are {wanted[0][:3]}"
    for window, rows, (count, length, answer) in zip(repeat.windows, wanted, told(repeat, line), strict=True):
        if answer != rows:
            return f"after {window[0]}\n      wanted {rows}\n      told   {answer}"
        if count != max(length - 1, 0):
            return f"after {window[0]}: counted {count} before the last of {length}"
        tally["windows"] += 1
        tally["empty ones"] += not rows
        tally["occurrences"] += len(rows)
        tally["clamped"] += sum(row.split("/")[4] != "" for row in rows)
        tally["in gaps"] += sum(row.split("/")[3] == "1" for row in rows)
        tally["in overlaps"] += sum(row.split("/")[3] == "2" for row in rows)
    return None


def compare(job):
    program, seed, indices = job
    repeats = [rules.random_repeat(seed, index, truth.changes_of) for index in indices]
    questions = "".join(repeat.question() + "\n" for repeat in repeats)
    answers = subprocess.run([program], input=questions, capture_output=True, text=True, check=True).stdout
    tally, faults = collections.Counter(), []
    for index, repeat, line in zip(indices, repeats, answers.splitlines(), strict=True):
        fault = fault_of(repeat, index, line, tally)
        kind = f"{repeat.frequency.lower()}, {'clamped' if repeat.clamp else 'skipped'} months"
        faults.append((index, kind, fault and f"{repeat.question()}\n      {fault}"))
    return tally, faults


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seed", type=int, default=5545)
    parser.add_argument("--rules", type=int, default=10000)
    parser.add_argument("--only", type=int)
    options = parser.parse_args()

    indices = range(options.rules) if options.only is None else range(options.only, options.only + 1)
    jobs = [(options.program, options.seed, indices[start:start + CHUNK]) for start in range(0, len(indices), CHUNK)]
    tally, failures = collections.Counter(), collections.defaultdict(int)
    with multiprocessing.Pool(min(len(jobs), len(os.sched_getaffinity(0)))) as pool:
        for counts, faults in pool.imap(compare, jobs):
            tally += counts
            for index, kind, fault in faults:
                failures[kind] += fault is not None
                if fault and sum(failures.values()) <= 10:
                    print(f"FAILED: rule {index} of seed {options.seed}\n      {fault}")

    failed = sum(count != 0 for count in failures.values())
    for kind, count in sorted(failures.items()):
        if count:
            print(f"{count} repeats differ: {kind}")
    print(f"{len(indices)} repeats:", ", ".join(f"{count} {what}" for what, count in tally.items()))
    print(f"{len(failures) - failed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())

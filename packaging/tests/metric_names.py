#!/usr/bin/python3
"""Compares the names of metrics in our files with those of a running Tasklight.

usage: metric_names.py METRICS known FILE…    every metric that the files name is in METRICS
       metric_names.py METRICS table GUIDE    the guide's table and METRICS name the same ones
       metric_names.py - rules DASHBOARD      prints the dashboard's queries as recording rules
METRICS is the text of /metrics.
"""

import json
import re
import sys


def families(path):
    with open(path) as file:
        return dict(re.findall(r"^# TYPE (\S+) (\S+)$", file.read(), re.M))


def samples(families):
    names = set()
    for name, kind in families.items():
        names |= {name + end for end in ("_bucket", "_sum", "_count")} if kind == "histogram" else {name}
    return names


def named_in(path):
    with open(path) as file:
        return set(re.findall(r"\b(?:tasklight|process)_[a-z_]+\b", file.read()))


def queries(dashboard):
    with open(dashboard) as file:
        panels = json.load(file)["panels"]
    return [target["expr"] for panel in panels for target in panel.get("targets", [])]


def main():
    metrics, task, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    wrong = []
    if task == "known":
        known = samples(families(metrics))
        for path in files:
            used = named_in(path)
            wrong += [f"{path}: there is no {name}" for name in sorted(used - known)]
            if not used:
                wrong.append(f"{path} names no metric")
    elif task == "table":
        with open(files[0]) as file:
            section = file.read().split("### Metrics\n")[1].split("\n### ")[0]
        told = re.findall(r"^\| `(\S+)` \|", section, re.M)
        real = families(metrics).keys()
        wrong += [f"the guide lacks {name}" for name in sorted(real - set(told))]
        wrong += [f"the guide names {name}, which is none" for name in sorted(set(told) - real)]
        wrong += ["the guide names one twice"] if len(told) != len(set(told)) else []
    else:
        print("groups: [{name: dashboard, rules: [")
        for number, query in enumerate(queries(files[0])):
            query = query.replace("$__rate_interval", "1m").replace("$job", ".+")
            print(json.dumps({"record": f"panel:{number}", "expr": query.replace("$instance", ".+")}) + ",")
        print("]}]")
    sys.exit("\n".join(wrong) or 0)


if __name__ == "__main__":
    main()

#!/usr/bin/python3
"""Asks one process for one thing over many connections for 8 s, and tells what that cost the process.

usage: measure.py PORT PID list|page|add|log-in CONNECTIONS
"""

import http.client
import json
import os
import re
import ssl
import sys
import threading
import time

port, pid, load, connections = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
JSON = {"Content-Type": "application/json", "Accept": "application/json"}
PERSON = {"username": "eva", "email": "eva@example.org", "password": "a lamp in the fog"}
LOG_IN = ("POST", "/login", json.dumps({"username": "eva", "password": PERSON["password"]}))


def connect():
    return http.client.HTTPSConnection("127.0.0.1", port, timeout=60,
                                       context=ssl._create_unverified_context())


def ask(connection, method, path, body=None, headers=None):
    connection.request(method, path, body, headers or {})
    answer = connection.getresponse()
    return answer.status, answer.read()


def processor_seconds():
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(name):
    with open(f"/proc/{pid}/status") as file:
        return int(re.search(rf"{name}:\s+(\d+)", file.read())[1])


first = connect()
ask(first, "POST", "/register", json.dumps(PERSON), JSON)
known = {"Authorization": "Bearer " + json.loads(ask(first, *LOG_IN, JSON)[1])["token"]}
ADD = ("POST", "/tasks/add", json.dumps({"title": "A task"}), {**JSON, **known})
if load == "list":
    for _ in range(20):
        ask(first, *ADD)
request = {"list": ("GET", "/tasks", None, {**JSON, **known}), "page": ("GET", "/", None, known),
           "add": ADD, "log-in": (*LOG_IN, JSON)}[load]
answers, end = [], time.time() + 8


def work():
    connection = connect()
    while time.time() < end:
        try:
            answers.append(ask(connection, *request)[0])
        except (OSError, http.client.HTTPException):
            connection = connect()


before = processor_seconds()
threads = [threading.Thread(target=work) for _ in range(connections)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
cost = (processor_seconds() - before) / max(len(answers), 1)
print(f"{load} over {connections} connections: {len(answers)} answers, "
      f"{sum(status not in (200, 201) for status in answers)} of them refusals, {cost * 1000:.2f} ms of "
      f"processor time each; {memory('VmRSS')} KiB resident, {memory('VmHWM')} KiB at most so far")

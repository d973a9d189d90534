#!/usr/bin/python3
"""What processes of Tasklight owe each other, asked of each of them and through the entry.

usage: across.py SITE SITE-CA PODS-CA tasklight-accounts=PORT,PORT tasklight-tasks=… tasklight-pages=…

Tells "ok WORDS" or "not WORDS" for each thing, and ends with 1 if one was not so.
"""

import http.client
import json
import re
import secrets
import socket
import ssl
import sys
import urllib.parse

PASSWORD = "a lamp in the fog"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json", "Accept": "application/json"}
failed = False


def tell(words, truth, seen=""):
    global failed
    failed = failed or not truth
    print(f"{'ok' if truth else 'not'} {words}" + ("" if truth else f": {seen}"))


class Pod(http.client.HTTPSConnection):
    """A process, asked directly: it must show the certificate of the pods."""

    def __init__(self, port):
        super().__init__("127.0.0.1", port, timeout=20)

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.port), 20)
        self.sock = ssl.create_default_context(cafile=sys.argv[3]).wrap_socket(
            plain, server_hostname="tasklight")

    def ask(self, method, path, body=None, **headers):
        self.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = self.getresponse()
        text = answer.read().decode()
        self.close()
        return answer.status, text, answer


pods = {name.removeprefix("tasklight-"): [Pod(int(port)) for port in numbers.split(",")]
        for name, numbers in (pair.split("=") for pair in sys.argv[4:])}
accounts, tasks, pages = pods["accounts"], pods["tasks"], pods["pages"]
name = "eva-" + secrets.token_hex(4)


def log_in(pod):
    body = json.dumps({"username": name, "password": PASSWORD})
    return json.loads(pod.ask("POST", "/login", body, **JSON)[1])["token"]


def own_routes(token):
    paths = {"accounts": ["/login", "/register", "/users/me"],
             "tasks": ["/tasks", "/tasks/completed", "/api/v1/tasks", "/api/v1/sessions", "/api/v1/tokens"],
             "pages": ["/"]}
    for service, processes in pods.items():
        for pod in processes:
            for owner, owned in paths.items():
                for path in owned:
                    known = {} if path in ("/login", "/register") else {"Authorization": "Bearer " + token}
                    status = pod.ask("GET", path, **known)[0]
                    tell(f"{service} answers {path} with {status}",
                         status == (200 if owner == service else 404), status)
            told = [pod.ask("GET", path)[0] for path in ("/healthz", "/readyz", "/nothing")]
            tell(f"{service} tells its health, and knows nothing else", told == [200, 200, 404], told)
            metrics = [pod.ask("GET", "/metrics", Authorization="Bearer " + known,
                               X_Forwarded_For="192.0.2.1")[0] for known in ("a token for metrics", "no")]
            tell(f"{service} tells its metrics to who knows the token", metrics == [200, 403], metrics)


def form(text, path):
    found = re.search(r'<form[^>]*action="%s".*?</form>' % re.escape(path), text, re.S)
    return re.search(r'name="csrf" value="([^"]+)"', found[0])[1]


def browser():
    """A form of one process is sent to another; the session of one is known to all."""
    _, page, answer = accounts[0].ask("GET", "/login")
    cookies = answer.getheader("Set-Cookie").split(";")[0]
    fields = urllib.parse.urlencode({"csrf": form(page, "/login"), "username": name, "password": PASSWORD})
    status, _, answer = accounts[1].ask("POST", "/login", fields, Cookie=cookies, **FORM)
    tell("a log-in form of one process is taken by another", status == 303, status)
    sent = answer.headers.get_all("Set-Cookie")
    tell("the cookie is for HTTPS alone", any("__Host-" in one and "Secure" in one for one in sent), sent)
    cookies = "; ".join(one.split(";")[0] for one in sent if "Max-Age=0" not in one)

    page = pages[0].ask("GET", "/", Cookie=cookies)[1]
    title = "Fern " + secrets.token_hex(4)
    fields = urllib.parse.urlencode({"csrf": form(page, "/tasks/add"), "title": title})
    status = tasks[1].ask("POST", "/tasks/add", fields, Cookie=cookies, **FORM)[0]
    tell("a task is added by tasks with a form of pages", status == 303, status)
    for service, pod, path in (("tasks", tasks[0], "/tasks"), ("pages", pages[1], "/")):
        tell(f"{service} shows it at once", title in pod.ask("GET", path, Cookie=cookies)[1])
    for pod in tasks:
        status = pod.ask("POST", "/tasks/add", "title=Forged&csrf=wrong", Cookie=cookies, **FORM)[0]
        tell("a form with a forged token is refused", status == 403, status)
    fields = urllib.parse.urlencode({"csrf": form(page, "/logout")})
    status = accounts[0].ask("POST", "/logout", fields, Cookie=cookies, **FORM)[0]
    tell("a log-out form of pages is taken by accounts", status == 303, status)
    after = [pod.ask("GET", path, Cookie=cookies)[2].getheader("Location", "")
             for pod, path in [(pod, "/users/me") for pod in accounts] + [(pod, "/tasks") for pod in tasks] +
             [(pod, "/") for pod in pages]]
    tell("the log-out is felt everywhere at once", all(to.startswith("/login") for to in after), after)


def program():
    token = log_in(accounts[0])
    ask = lambda pod, path: pod.ask("GET", path, Authorization="Bearer " + token, Accept="application/json")[0]
    before = [ask(pod, "/tasks") for pod in tasks]
    accounts[1].ask("POST", "/logout", None, Authorization="Bearer " + token, **JSON)
    after = [ask(pod, "/tasks") for pod in tasks] + [ask(pod, "/users/me") for pod in accounts]
    tell("a token ends everywhere at once", before == [200, 200] and set(after) == {401}, after)


accounts[0].ask("POST", "/register", json.dumps(
    {"username": name, "email": name + "@example.org", "password": PASSWORD}), **JSON)
own_routes(log_in(accounts[1]))
browser()
program()
sys.exit(failed)

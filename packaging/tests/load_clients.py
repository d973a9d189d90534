"""The clients of load.py: each has an account of its own and remembers what it was told."""

import collections
import http.client
import json
import random
import re
import secrets
import time
import urllib.parse

MOST_TASKS = 20
PAUSE = 0.02
PASSWORD = "a lamp in the fog"


class Failure(Exception):
    pass


def expect(truth, step, answer):
    if not truth:
        raise Failure(f"{step}: status {answer.status}, {answer.text[:200]!r}")


class Client:
    """One account. `tasks` is what the program has acknowledged: title by id."""

    def __init__(self, number, host):
        self.name = f"load-{number}-{secrets.token_hex(4)}"
        self.host = host
        self.connection = None
        self.credentials = {}
        self.tasks = {}
        self.made = 0
        self.counts = collections.Counter()
        self.failures = []

    def new_title(self):
        self.made += 1
        return f"Task {self.made} of {self.name}"

    def exchange(self, method, path, body, headers):
        """One request. A kept-alive connection that the proxy closed meanwhile says nothing about
        the request, which then goes again, as with every client; its key makes that safe."""
        reused = self.connection is not None
        try:
            if not reused:
                self.connection = http.client.HTTPConnection(self.host, timeout=30)
            self.connection.request(method, path, body, headers)
            return self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection = None
            if not reused:
                raise
            self.counts["sent again"] += 1
            return self.exchange(method, path, body, headers)

    def send(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        response = self.exchange(method, path, body, {**self.credentials, **headers})
        response.text = response.read().decode()
        if response.will_close or not self.keeps_alive:
            self.connection.close()
            self.connection = None
        self.counts["answered"] += 1
        return response

    def json(self, method, path, fields=None):
        return self.send(method, path, json.dumps(fields) if fields is not None else None,
                         Accept="application/json", Content_Type="application/json",
                         Idempotency_Key=secrets.token_hex(16))

    def listed(self):
        answer = self.json("GET", "/tasks?limit=200")
        expect(answer.status == 200, "listing", answer)
        return {task["id"]: task["title"] for task in json.loads(answer.text)["tasks"]}

    def compare(self):
        listed = self.listed()
        self.counts["lost"] += len(self.tasks.keys() - listed.keys())
        self.counts["doubled"] += len(listed) - len(set(listed.values()))
        self.counts["unasked"] += len(listed.keys() - self.tasks.keys())

    def work(self, stop):
        while not stop.is_set():
            try:
                self.step()
            except (Failure, OSError, http.client.HTTPException, ValueError) as failure:
                self.counts["failed"] += 1
                self.failures.append(f"{time.time():.3f} {self.name}: {failure!r}")
                self.connection = None
            time.sleep(random.uniform(0, 2 * PAUSE))


class Program(Client):
    keeps_alive = True

    def enter(self):
        answer = self.json("POST", "/register", {"username": self.name, "password": PASSWORD,
                                                 "email": f"{self.name}@example.org"})
        expect(answer.status == 201, "registering", answer)
        answer = self.json("POST", "/login", {"username": self.name, "password": PASSWORD})
        expect(answer.status == 200, "logging in", answer)
        self.credentials = {"Authorization": "Bearer " + json.loads(answer.text)["token"]}

    def step(self):
        choice = random.random()
        if choice < 0.4 and len(self.tasks) < MOST_TASKS:
            title = self.new_title()
            answer = self.json("POST", "/tasks/add", {"title": title})
            expect(answer.status == 201, "adding", answer)
            task = json.loads(answer.text)["task"]
            expect(task["title"] == title, "the added title", answer)
            self.tasks[task["id"]] = title
        elif choice < 0.7 and self.tasks:
            task = random.choice(list(self.tasks))
            answer = self.json("POST", f"/tasks/delete/{task}")
            expect(answer.status == 200, "deleting", answer)
            del self.tasks[task]
        else:
            listed = self.listed()
            if listed != self.tasks:
                raise Failure(f"the list has {len(listed)} tasks, not {len(self.tasks)}")


class Browser(Client):
    keeps_alive = False

    def page(self, path):
        answer = self.send("GET", path)
        expect(answer.status == 200 and "</html>" in answer.text, f"the page {path}", answer)
        csrf = re.search(r'name="csrf" value="([^"]+)"', answer.text)
        expect(csrf, f"a form on {path}", answer)
        return answer, csrf[1]

    def post(self, path, **fields):
        answer = self.send("POST", path, urllib.parse.urlencode(fields),
                           Content_Type="application/x-www-form-urlencoded")
        expect(answer.status == 303, f"POST {path}", answer)
        return answer

    def keep_cookie(self, answer):
        cookies = answer.headers.get_all("Set-Cookie") or []
        self.credentials = {"Cookie": "; ".join(one.split(";")[0] for one in cookies)}

    def enter(self):
        answer, csrf = self.page("/register")
        self.keep_cookie(answer)
        self.post("/register", csrf=csrf, username=self.name, password=PASSWORD,
                  email=f"{self.name}@example.org")
        answer, csrf = self.page("/login")
        self.keep_cookie(self.post("/login", csrf=csrf, username=self.name, password=PASSWORD))

    def step(self):
        page, csrf = self.page("/")
        for title in self.tasks.values():
            expect(title in page.text, f"the page without {title!r}", page)
        if len(self.tasks) < MOST_TASKS and random.random() < 0.7:
            title = self.new_title()
            self.post("/tasks/add", csrf=csrf, title=title)
            added = [task for task, known in self.listed().items() if known == title]
            if len(added) != 1:
                raise Failure(f"{title!r} is {len(added)} times in the list")
            self.tasks[added[0]] = title
        elif self.tasks:
            task = random.choice(list(self.tasks))
            self.post(f"/tasks/delete/{task}", csrf=csrf)
            del self.tasks[task]

#!/usr/bin/python3
"""Does what a person and a program come for, against a Tasklight that serves somewhere.

usage: main_job.py URL [--ca FILE] [--keep NAME | --find NAME]

A person registers, logs in, adds a task, sees it and deletes it by forms; a program does the same
by JSON. With --keep the task and the account stay; with --find they must be there from before.
Ends with 0 if all of it worked, else with 1 and a sentence about the first step that did not.
"""

import argparse
import http.cookiejar
import json
import re
import secrets
import ssl
import sys
import urllib.error
import urllib.parse
import urllib.request

PASSWORD = "a lamp in the fog"


class Failure(Exception):
    pass


class Visitor:
    """A client with a cookie jar, which follows redirections as a browser does."""

    def __init__(self, url, ca):
        self.url = url.rstrip("/")
        context = ssl.create_default_context(cafile=ca) if ca else None
        self.opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        self.token = None

    def send(self, method, path, data=None, headers=()):
        request = urllib.request.Request(self.url + path, data, dict(headers), method=method)
        try:
            with self.opener.open(request, timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path):
        status, text = self.send("GET", path)
        expect(status == 200, f"GET {path} as a page", status, text)
        return text

    def post_form(self, page, path, **fields):
        """Fills the form that posts to `path` and stands on `page`."""
        form = re.search(r'<form[^>]*action="%s".*?</form>' % re.escape(path), page, re.S)
        expect(form, f"a form for {path} on the page", 200, page)
        csrf = re.search(r'name="csrf" value="([^"]+)"', form[0])
        expect(csrf, f"a CSRF token in the form for {path}", 200, page)
        body = urllib.parse.urlencode({"csrf": csrf[1], **fields}).encode()
        status, text = self.send("POST", path, body)
        expect(status == 200, f"POST {path} by form", status, text)
        return text

    def json(self, method, path, wanted, **fields):
        headers = {"Accept": "application/json"}
        if self.token:
            headers["Authorization"] = "Bearer " + self.token
        body = None
        if fields:
            headers["Content-Type"] = "application/json"
            body = json.dumps(fields).encode()
        status, text = self.send(method, path, body, headers)
        expect(status == wanted, f"{method} {path} as JSON", status, text)
        return json.loads(text)


def expect(truth, step, status, text):
    if not truth:
        raise Failure(f"{step} did not work: status {status}, {text[:300]!r}")


def by_forms(url, ca, name):
    person = Visitor(url, ca)
    person.post_form(person.page("/register"), "/register", username=name,
                     email=f"{name}@example.org", password=PASSWORD)
    person.post_form(person.page("/login"), "/login", username=name, password=PASSWORD)
    title = f"Water the ferns of {name}"
    listed = person.post_form(person.page("/"), "/tasks/add", title=title)
    expect(title in listed, "seeing the added task", 200, listed)
    style = re.search(r'href="(/assets/[^"]+\.css)"', listed)
    expect(style, "a style sheet on the page", 200, listed)
    person.page(style[1])


def by_json(url, ca, name, keep):
    program = Visitor(url, ca)
    program.json("POST", "/register", 201, username=name, email=f"{name}@example.org",
                 password=PASSWORD)
    program.token = program.json("POST", "/login", 200, username=name, password=PASSWORD)["token"]
    expect(program.json("GET", "/users/me", 200)["username"] == name, "the user's name", 200, "")
    task = program.json("POST", "/tasks/add", 201, title=f"Task of {name}")["task"]
    find_task(program, name)
    program.json("PATCH", f"/api/v1/tasks/{task['id']}", 200, notes="Changed.")
    if not keep:
        program.json("POST", f"/tasks/delete/{task['id']}", 200)
        program.json("POST", "/logout", 200)


def find_task(program, name):
    titles = [task["title"] for task in program.json("GET", "/tasks", 200)["tasks"]]
    expect(f"Task of {name}" in titles, "finding the task in the list", 200, str(titles))


def find(url, ca, name):
    program = Visitor(url, ca)
    program.token = program.json("POST", "/login", 200, username=name, password=PASSWORD)["token"]
    find_task(program, name)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("--ca")
    parser.add_argument("--keep")
    parser.add_argument("--find")
    wanted = parser.parse_args()
    try:
        if wanted.find:
            find(wanted.url, wanted.ca, wanted.find)
        else:
            by_forms(wanted.url, wanted.ca, "ada-" + secrets.token_hex(4))
            by_json(wanted.url, wanted.ca, wanted.keep or "bob-" + secrets.token_hex(4),
                    keep=bool(wanted.keep))
    except (Failure, OSError) as failure:
        sys.exit(f"main_job.py: {failure}")


if __name__ == "__main__":
    main()

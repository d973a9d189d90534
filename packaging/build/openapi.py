#!/usr/bin/python3
"""Joins the files of docs/openapi/ to one OpenAPI 3.1 document, and writes what they leave unsaid.

usage: openapi.py FOLDER VERSION       prints the document

Each file describes one noun: a `tag`, the `paths` that carry it, and the components that it adds.
What follows from the rest is not written there:

  $ref: Task, $ref: Task or null       a schema; a schema or null
  parameters: [Limit]                  components of that name
  200: {description, body: Task, headers: [ETag]}
                                       JSON of that schema, and these headers of components
  409: "Why it is refused."            a problem
  429: {$ref: Busy}                    a response of components
  requestBody: {body: NewTask}         JSON of that schema, required
  access: anyone                       needs no sign-in

Each operation gets the tag of its file, what it takes to sign in, and the refusals that follow from
its method, its path, its parameters and its body.
"""

import json
import pathlib
import re
import sys

import yaml

METHODS = ("get", "post", "put", "patch", "delete")
COMPONENTS = ("schemas", "parameters", "responses", "headers", "securitySchemes")


class Loader(yaml.SafeLoader):
    """YAML 1.2's scalars: a date, 09:00 and `no` are text."""


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in (("null", r"null|", ["n", ""]), ("bool", r"true|false", list("tf")),
                            ("int", r"-?(0|[1-9]\d*)", list("-0123456789"))):
    Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)


def join(target, part, where):
    for name, value in part.items():
        if name in target:
            sys.exit(f"openapi: {where}: {name} stands twice")
        target[name] = value


def ref(kind, name):
    return {"$ref": f"#/components/{kind}/{name}"}


def expanded(node):
    """The same with every short reference written out."""
    if isinstance(node, list):
        return [expanded(item) for item in node]
    if not isinstance(node, dict):
        return node
    name = node.get("$ref")
    if not isinstance(name, str) or name.startswith("#"):
        return {str(key): expanded(value) for key, value in node.items()}
    rest = {key: value for key, value in node.items() if key != "$ref"}
    if name.endswith(" or null"):
        return rest | {"oneOf": [ref("schemas", name.removesuffix(" or null")), {"type": "null"}]}
    return rest | ref("schemas", name)


def content(schema, media_type="application/json", examples=None):
    body = {"schema": ref("schemas", schema)}
    if examples:
        body["examples"] = {name: {"value": value} for name, value in examples.items()}
    return {media_type: body}


def answer(told):
    if isinstance(told, str):
        return {"description": told, "content": content("Problem", "application/problem+json")}
    if "$ref" in told:
        return ref("responses", told["$ref"])
    made = {"description": told["description"]}
    if "headers" in told:
        made["headers"] = {name: ref("headers", name) for name in told["headers"]}
    if "body" in told:
        made["content"] = content(told["body"])
    return made


def request_body(told):
    types = told.get("types", ["application/json"])
    body = {"required": told.get("required", True), "content": {}}
    if "description" in told:
        body["description"] = told["description"]
    for media_type in types:
        body["content"] |= content(told["body"], media_type, told.get("examples"))
    return body


def refusals(method, path, operation):
    """The components of what can be answered besides, by status."""
    names = set(operation.get("parameters", ()))
    has_body = "requestBody" in operation
    found = {"400": "Malformed", "5XX": "Fault"}
    if "IfNoneMatch" in names:
        found["304"] = "NotModified"
    if operation.get("access") != "anyone":
        found["401"] = "NotSignedIn"
    if method != "get":
        found["403"] = "Forbidden"
    if "{" in path:
        found["404"] = "NotFound"
    if "IdempotencyKey" in names:
        found["409"] = "KeyUsed"
    if "IfMatch" in names:
        found["412"] = "Stale"
    if has_body:
        found |= {"413": "TooLarge", "415": "UnsupportedMedia", "422": "Invalid"}
    return {status: ref("responses", name) for status, name in found.items()}


def security(method, operation):
    if operation.get("access") == "anyone":
        return []
    return [{"bearer": []}, {"session": []} if method == "get" else {"session": [], "csrf": []}]


def whole_operation(method, path, operation, tag):
    answers = {str(status): answer(told) for status, told in operation["responses"].items()}
    if "IdempotencyKey" in operation.get("parameters", ()):
        for status in answers:
            if status.startswith("2"):
                answers[status].setdefault("headers", {})["Idempotent-Replayed"] = ref(
                    "headers", "Idempotent-Replayed")
    responses = refusals(method, path, operation) | answers
    made = {"operationId": operation["operationId"], "summary": operation["summary"], "tags": [tag]}
    if "description" in operation:
        made["description"] = operation["description"]
    if "deprecated" in operation:
        made["deprecated"] = operation["deprecated"]
    names = operation.get("parameters", [])
    if "{id}" in path:
        names = ["Id", *names]
    if names:
        made["parameters"] = [ref("parameters", name) for name in names]
    if "requestBody" in operation:
        made["requestBody"] = request_body(operation["requestBody"])
    made["responses"] = {status: responses[status] for status in sorted(responses)}
    made["security"] = security(method, operation)
    return made


def whole_paths(part):
    return {path: {method: whole_operation(method, path, operation, part["tag"]["name"])
                   for method, operation in methods.items()}
            for path, methods in part.get("paths", {}).items()}


def document(folder, version):
    files = sorted(pathlib.Path(folder).glob("*.yaml"), key=lambda file: (file.stem != "openapi", file.stem))
    made = {}
    paths, tags, components = {}, [], {kind: {} for kind in COMPONENTS}
    for file in files:
        part = yaml.load(file.read_text(), Loader)
        if file.stem == "openapi":
            made |= {name: part[name] for name in ("openapi", "info", "servers")}
        else:
            tags.append((part["tag"].pop("order"), part["tag"]))
            join(paths, whole_paths(part), file)
        for kind in COMPONENTS:
            join(components[kind], part.get(kind, {}), file)
    for name, told in components["responses"].items():
        components["responses"][name] = told if "content" in told else told | answer(told)
    made["info"]["version"] = version
    made["tags"] = [tag for _, tag in sorted(tags, key=lambda pair: pair[0])]
    made["paths"] = paths
    made["components"] = components
    return expanded(made)


def to_json(made):
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.stdout.write(to_json(document(sys.argv[1], sys.argv[2])))

// The served document by itself: a public linter's recommended rules, and its own examples.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { createConfig, lint } from "@redocly/openapi-core";

import { startProgram } from "../browser/support/program.mjs";
import { Document } from "./support/document.mjs";
import { Validator } from "./support/strict.mjs";

let program, document, folder;

before(async () => {
    program = await startProgram();
    document = await Document.of(program.url);
    folder = await mkdtemp(join(process.env.TMPDIR ?? "/tmp", "tasklight-document-"));
});
after(async () => {
    await program?.stop();
    if (folder) await rm(folder, { recursive: true });
});

test("the document has nothing that Redocly's recommended rules complain about", async () => {
    const ref = join(folder, "openapi.json");
    await writeFile(ref, JSON.stringify(document.json));

    const problems = await lint({ ref, config: await createConfig({ extends: ["recommended"] }) });

    assert.deepEqual(problems.map(({ severity, ruleId, message, location }) =>
        `${severity} ${ruleId}: ${message} ${location[0]?.pointer}`), []);
});

test("every example of the document is as its schema says", () => {
    const validator = new Validator(document);
    let examples = 0;
    const check = (schema, value, where) => {
        ++examples;
        assert.deepEqual(validator.faults(schema, value), [], `${where}: ${JSON.stringify(value)}`);
    };
    const walk = (node, where) => {
        if (typeof node !== "object" || node === null) return;
        if (Array.isArray(node.examples)) for (const value of node.examples) check(node, value, where);
        if (node.schema && node.examples)
            for (const { value } of Object.values(node.examples)) check(node.schema, value, where);
        for (const [name, inner] of Object.entries(node)) if (name !== "examples") walk(inner, `${where}/${name}`);
    };
    walk(document.json, "#");
    assert.ok(examples > 30, `${examples} examples`);
});

test("every schema, parameter, header and answer of the document is used", () => {
    const text = JSON.stringify(document.json);
    const unused = Object.entries(document.json.components).flatMap(([kind, components]) =>
        Object.keys(components).map((name) => `#/components/${kind}/${name}`)
            .filter((ref) => kind !== "securitySchemes" && !text.includes(`"${ref}"`)));

    assert.deepEqual(unused, []);
});

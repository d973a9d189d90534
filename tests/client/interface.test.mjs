// The program and its document, held against each other in both directions: a long session of
// everything that can be done, and requests that break every rule.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { startProgram } from "../browser/support/program.mjs";
import { breaches, extremes, withValue } from "./support/breaches.mjs";
import { Conversation } from "./support/conversation.mjs";
import { live, moveIn } from "./support/life.mjs";
import { probes } from "./support/probes.mjs";
import { samples } from "./support/samples.mjs";

let program, talk, life;

// What one session cannot show, and why.
const UNSEEN = [
    "User.role = admin",  // only a command makes one
];
const UNANSWERED = / 5XX$| 429$|^listChanges 410$/;  // need a failing or busy server, and thirty days

// What must be more than long, belongs together, or was tried in the session.
const UNREACHED = /rule$|query$|email$|password$|^next$|^action$|^(add|tasks|change)\b|^text$|^dismissed|^username$/;

before(async () => {
    program = await startProgram();
    talk = await Conversation.with(program.url);
    talk.token = await moveIn(talk, "ada");
    life = await live(talk, "ada");
});
after(() => program?.stop());

test("every request and answer of a long session is as the document says", () => {
    assert.ok(life.changes.length > 100);
});

test("what the change log tells of a record has the names and forms of the record", () => {
    const schemas = talk.document.json.components.schemas;
    const of = { task: "Task", project: "Project", section: "Section", label: "Label", filter: "Filter", user: "User", completion: "Completion" };
    const { words, ...repeat } = schemas.Repeat.properties;
    const special = {
        deleted_at: { oneOf: [{ $ref: "#/components/schemas/Moment" }, { type: "null" }] },
        repeat: { oneOf: [{ type: "object", properties: repeat }, { type: "null" }] },
    };
    for (const { entity, before: old, after: now } of life.changes)
        for (const fields of [old, now])
            for (const [name, value] of Object.entries(fields)) {
                const schema = special[name] ?? schemas[of[entity]].properties[name];
                assert.ok(schema, `${entity}.${name} is no field of the record`);
                assert.deepEqual(talk.validator.faults(schema, value), [], `${entity}.${name}: ${JSON.stringify(value)}`);
            }
});

test("every refusal that the document names can be provoked", async () => {
    for (const probe of probes(talk.document)) await probe(talk, program.url);
    assert.equal(talk.missingStatuses().filter((name) => !UNANSWERED.test(name)).join("\n"), "");
});

test("every field of an answer that the document names occurs, filled and empty", () => {
    const missing = talk.answers.missing(talk.answerSchemas()).filter((name) => !UNSEEN.includes(name));
    assert.equal(missing.join("\n"), "");
});

test("every field of a request that the document names is accepted, filled and empty", () => {
    assert.equal(talk.requests.missing(talk.requestSchemas()).join("\n"), "");
});

test("every limit that the document names can be reached", async () => {
    for (const operation of talk.document.operations.values()) {
        const schema = talk.document.requestSchema(operation);
        for (const [where, value] of schema ? extremes(talk.document, schema) : []) {
            if (UNREACHED.test(where)) continue;
            const { id, body } = await samples(talk, operation);
            if (where.startsWith("repeat.")) body.repeat ??= { rule: "FREQ=DAILY" };
            if (where.startsWith("due.")) body.due ??= { date: "2027-01-31" };
            // Each label needs a name of its own.
            const letter = { putLabel: "z", updateLabel: "w" }[operation.operationId] ?? "y";
            const reached = typeof value === "string" ? value.replaceAll("y", letter) : value;
            await talk.get(operation.operationId, { id, body: withValue(body, where, reached) });
        }
    }
});

test("every value that the document forbids is refused, and so is every field that it does not name", async () => {
    for (const operation of talk.document.operations.values()) {
        const schema = talk.document.requestSchema(operation);
        const { id, body } = await samples(talk, operation);
        const wrong = schema ? [...breaches(talk.document, schema)] : [];
        for (const [where, value] of [...wrong, ["no_such_field", 1]]) {
            if (operation.method === "GET") continue;
            const said = `${operation.operationId} with ${where} = ${JSON.stringify(value).slice(0, 80)}`;
            const ask = { id, body: withValue(body ?? {}, where, value) };
            const { status, json } = schema ? await talk.ask(operation.operationId, ask)
                : (await talk.send(operation.operationId, ask)).told;
            assert.equal(status, 422, `${said}: ${status} ${JSON.stringify(json).slice(0, 300)}`);
            const isNamed = json.errors.some(({ field }) => where.startsWith(field) || field.startsWith(where));
            assert.ok(isNamed, `${said}: ${JSON.stringify(json.errors)}`);
        }
    }
});

// Talks with a program by the operations of its document, holds every request that it accepts and
// every answer against the document, and remembers what occurred.

import assert from "node:assert/strict";
import { request } from "node:http";

import { Coverage } from "./coverage.mjs";
import { Document } from "./document.mjs";
import { Validator } from "./strict.mjs";

const PROBLEM = "application/problem+json";
// An answer has them for reasons of its own; the document says which.
const SOMETIMES = new Set(["Link", "Set-Cookie", "Idempotent-Replayed", "Retry-After"]);
const TOLD = ["ETag", "Link", "Location", "Retry-After", "WWW-Authenticate", "Idempotent-Replayed", "Set-Cookie"];

// One request on a connection of its own: a kept one may be closed while this process is busy.
function exchange(method, url, headers, body) {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const options = { method, headers: { ...headers, ...length }, agent: false, signal: AbortSignal.timeout(60_000) };
    return new Promise((done, failed) => {
        const sent = request(url, options, (answer) => {
            let text = "";
            answer.setEncoding("utf8").on("data", (part) => (text += part)).on("error", failed);
            answer.on("end", () => {
                const told = { status: answer.statusCode, headers: new Headers(), json: text && JSON.parse(text) };
                for (let i = 0; i < answer.rawHeaders.length; i += 2)
                    told.headers.append(answer.rawHeaders[i], answer.rawHeaders[i + 1]);
                done({ told, text });
            });
        });
        sent.on("error", failed).end(body);
    });
}

export class Conversation {
    statuses = new Map();
    token;

    static async with(url) {
        const made = new Conversation();
        made.url = url;
        made.document = await Document.of(url);
        made.validator = new Validator(made.document);
        made.requests = new Coverage(made.document, made.validator);
        made.answers = new Coverage(made.document, made.validator);
        return made;
    }

    // `as` is a token, or null for a stranger. A body that is text is sent as it is.
    async ask(operationId, options = {}) {
        const operation = this.document.operations.get(operationId);
        const { told, text } = await this.send(operationId, options);
        this.#check(operation, options, told, text);
        return told;
    }

    // The same, and nothing is held against the document.
    async send(operationId, { id, query, body, headers = {}, as = this.token }) {
        const operation = this.document.operations.get(operationId);
        assert.ok(operation, `the document has no operation ${operationId}`);
        const path = operation.path.replace("{id}", id);
        const sent = { Accept: "application/json" };
        if (as) sent.Authorization = `Bearer ${as}`;
        if (body !== undefined) sent["Content-Type"] = "application/json";
        const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
        const address = `${this.url}${path}${query ? `?${new URLSearchParams(query)}` : ""}`;
        return exchange(operation.method, address, { ...sent, ...headers }, text);
    }

    // The same, for what must succeed: the body.
    async get(operationId, options) {
        const { status, json } = await this.ask(operationId, options);
        assert.ok(status < 300, `${operationId}: ${status} ${JSON.stringify(json)}`);
        return json;
    }

    async expect(status, operationId, options) {
        const told = await this.ask(operationId, options);
        assert.equal(told.status, status, `${operationId}: ${JSON.stringify(told.json)}`);
    }

    #check(operation, { body, query }, { status, headers, json }, text) {
        const name = `${operation.operationId} ${status}`;
        const response = this.document.responseOf(operation, status);
        assert.ok(response, `${name} is not in the document: ${text}`);
        this.statuses.set(operation.operationId,
            (this.statuses.get(operation.operationId) ?? new Set()).add(String(status)));
        const needless = query?.filter ? new Set([...SOMETIMES, "ETag"]) : SOMETIMES;
        this.#checkHeaders(name, response, headers, needless);
        const [type, media] = Object.entries(response.content ?? {})[0] ?? [];
        assert.equal(headers.get("Content-Type") ?? undefined, type, `${name}: Content-Type`);
        if (media) this.#checkBody(name, media.schema, json, type === PROBLEM ? status : undefined);
        else assert.equal(text, "", `${name} has a body`);
        if (status < 300 && body !== undefined) this.#checkRequest(operation, body);
    }

    #checkHeaders(name, response, headers, needless) {
        const documented = Object.keys(response.headers ?? {});
        for (const header of documented)
            assert.ok(needless.has(header) || headers.has(header), `${name} lacks ${header}`);
        for (const header of TOLD)
            assert.ok(!headers.has(header) || documented.includes(header), `${name}: ${header} is not in the document`);
    }

    #checkBody(name, schema, json, problemStatus) {
        assert.deepEqual(this.validator.faults(schema, json), [], `${name}: ${JSON.stringify(json)}`);
        if (problemStatus) assert.equal(json.status, problemStatus, name);
        this.answers.see(schema, json, name.replace(" ", "."));
    }

    #checkRequest(operation, body) {
        const name = operation.operationId;
        const schema = this.document.requestSchema(operation);
        const value = typeof body === "string" ? JSON.parse(body) : body;
        assert.ok(schema, `${name} accepts a body, and the document knows of none`);
        assert.deepEqual(this.validator.faults(schema, value), [],
            `${name} accepts what the document forbids: ${JSON.stringify(value)}`);
        this.requests.see(schema, value, name);
    }

    answerSchemas() {
        return [...this.document.operations.values()].flatMap((operation) =>
            Object.entries(operation.responses).flatMap(([status, { content }]) =>
                Object.values(content ?? {}).map(({ schema }) => [`${operation.operationId}.${status}`, schema])));
    }

    requestSchemas() {
        return [...this.document.operations.values()]
            .filter((operation) => operation.requestBody)
            .map((operation) => [operation.operationId, this.document.requestSchema(operation)]);
    }

    // "listTasks 304": documented answers that did not occur.
    missingStatuses() {
        return [...this.document.operations.values()].flatMap(({ operationId, responses }) =>
            Object.keys(responses)
                .filter((status) => !this.statuses.get(operationId)?.has(status))
                .map((status) => `${operationId} ${status}`));
    }
}

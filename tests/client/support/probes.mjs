// Requests that provoke the refusals of a document, one function for each: (conversation, url).

import { connect } from "node:net";

import { samples } from "./samples.mjs";

const NOBODY = "018f0000-0000-7000-8000-00000000000a";
const FOREIGN = { Origin: "https://evil.example", Authorization: "" };

// What a browser would send that is signed in: its session's cookie, and no token of a form.
async function browserCookie(url) {
    const form = await fetch(`${url}/login`, { headers: { Accept: "text/html" } });
    const [visitor] = form.headers.getSetCookie().map((line) => line.split(";")[0]);
    const [, csrf] = /name="csrf" value="([^"]+)"/.exec(await form.text());
    const answer = await fetch(`${url}/login`, {
        method: "POST", redirect: "manual", headers: { Cookie: visitor },
        body: new URLSearchParams({ csrf, username: "ada", password: "seven quiet lamps" }),
    });
    return answer.headers.getSetCookie().map((line) => line.split(";")[0]).find((it) => it.startsWith("tasklight_session"));
}

// A request without the header Host, which HTTP/1.1 demands: the status.
function withoutHost(url, method, path) {
    const { hostname, port } = new URL(url);
    return new Promise((done, failed) => {
        const socket = connect(Number(port), hostname, () => socket.write(`${method} ${path} HTTP/1.1\r\n\r\n`));
        let text = "";
        socket.on("data", (data) => (text += data)).on("error", failed);
        socket.on("close", () => done(text.split(" ")[1]));
    });
}

const provoke = {
    304: async (talk, name, sample) => {
        const { headers } = await talk.ask(name, sample);
        await talk.ask(name, { ...sample, headers: { "If-None-Match": headers.get("ETag") } });
    },
    400: async (talk, name, sample, { operation, url }) => {
        if (sample.body) return talk.ask(name, { ...sample, body: "{" });
        const status = await withoutHost(url, operation.method, operation.path.replace("{id}", NOBODY));
        talk.statuses.get(name)?.add(status) ?? talk.statuses.set(name, new Set([status]));
        for (const query of [{ limit: 0 }, { limit: 201 }, { cursor: "nonsense" }, { since: "nonsense" }])
            if (operation.parameters.some((it) => it.name in query)) {
                const refused = await talk.ask(name, { ...sample, query: { ...sample.query, ...query } });
                if (refused.status !== 400) throw new Error(`${name} takes ${JSON.stringify(query)}`);
            }
    },
    401: (talk, name, sample) => name === "logIn"
        ? talk.ask(name, { as: null, body: { ...sample.body, password: "wrong" } })
        : talk.ask(name, { ...sample, as: null }),
    403: (talk, name, sample, { operation, cookie }) => operation.security.length === 0
        ? talk.ask(name, { ...sample, as: null, headers: FOREIGN })
        : talk.ask(name, { ...sample, as: null, headers: { Cookie: cookie } }),
    404: (talk, name, sample, { operation }) => {
        const body = name === "undo" ? { operation: NOBODY }
            : name === "changeManyTasks" ? { tasks: [NOBODY], action: "complete" } : sample.body;
        return talk.ask(name, { ...sample, body, id: operation.method === "PUT" ? "nonsense" : NOBODY });
    },
    409: async (talk, name, sample, { operation }) => {
        if (operation.method === "PUT") return ofDeleted(talk, operation);
        const headers = { "Idempotency-Key": crypto.randomUUID() };
        await talk.ask(name, { ...sample, headers });
        await talk.ask(name, { ...sample, headers });
        await talk.ask(name, { ...await samples(talk, operation), headers });
    },
    412: (talk, name, sample) => talk.ask(name, { ...sample, headers: { "If-Match": '"0"' } }),
    413: (talk, name, sample) => talk.ask(name, { ...sample, body: JSON.stringify({ title: "x".repeat(1 << 20) }) }),
    415: (talk, name, sample) => talk.ask(name, { ...sample, headers: { "Content-Type": "text/plain" } }),
    422: (talk, name, sample, { operation }) => operation.method === "GET"
        ? talk.ask(name, { query: operation.parameters.some((it) => it.name === "q") ? { q: "" } : { filter: "((" } })
        : talk.ask(name, { ...sample, body: { no_such_field: 1 } }),
};

async function ofDeleted(talk, operation) {
    const sample = await samples(talk, operation);
    await talk.get(operation.operationId.replace("put", "delete"), { id: sample.id });
    return talk.ask(operation.operationId, sample);
}

// Conditions that the document may not know of: whatever the program then answers must be in it.
function unasked(document) {
    const all = [...document.operations.values()].filter(({ operationId }) => operationId !== "logOut");
    return all.map((operation) => async (talk) => {
        const { operationId, method } = operation;
        const ask = async (more) => talk.ask(operationId, { ...await samples(talk, operation), ...more });
        const takes = (name) => operation.parameters.some((it) => it.name === name);
        if (method !== "GET") await ask({ headers: { "If-Match": '"0"' } });
        if (method === "POST" && operationId !== "undo") {
            const sample = { ...await samples(talk, operation), headers: { "Idempotency-Key": crypto.randomUUID() } };
            await talk.ask(operationId, sample);
            await talk.send(operationId, sample).then(({ told }) => {
                if (told.headers.has("Idempotent-Replayed") !== takes("Idempotency-Key"))
                    throw new Error(`${operationId}: Idempotency-Key`);
            });
        }
        for (const name of method === "GET" ? ["limit", "cursor", "since", "filter", "q"] : []) {
            const { told } = await talk.send(operationId, { ...await samples(talk, operation), query: { [name]: "((" } });
            if (told.status >= 400 && !takes(name) && !takes("q")) throw new Error(`${operationId} takes ${name}`);
        }
    });
}

export function probes(document) {
    const all = [...document.operations.values()].flatMap((operation) =>
        Object.keys(operation.responses).filter((status) => provoke[status]).map((status) => async (talk, url) => {
            const { operationId } = operation;
            talk.cookie ??= await browserCookie(url);
            const sample = await samples(talk, operation);
            await provoke[status](talk, operationId, sample, { operation, url, cookie: talk.cookie });
        }));
    // Nobody has the record that the client expects.
    const ofNothing = [...document.operations.values()].filter(({ method, path }) => method === "PUT" && path.includes("{id}"))
        .map((operation) => async (talk) => {
            const { body } = await samples(talk, operation);
            await talk.ask(operation.operationId, { id: crypto.randomUUID(), body, headers: { "If-Match": '"1"' } });
        });
    return [...all, ...ofNothing, ...unasked(document)];
}

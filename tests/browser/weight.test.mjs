// How heavy a first visit is, measured by the browser's own count of bytes on the wire.

import assert from "node:assert/strict";

import { world } from "./support/world.mjs";

const { test, person, pageOf, visitor } = world();

// Loads a page and gives the bytes and the address of each answer, headers included.
async function visit(page, address) {
    const session = await page.context().newCDPSession(page);
    const addresses = new Map(), answers = [];
    session.on("Network.responseReceived", ({ requestId, response }) => addresses.set(requestId, response.url));
    session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) =>
        answers.push({ url: addresses.get(requestId), bytes: encodedDataLength }));
    await session.send("Network.enable");
    await page.goto(address, { waitUntil: "networkidle" });
    await session.detach();
    return answers.filter(({ url, bytes }) => url?.startsWith("http") && bytes > 0);
}

const sum = (answers) => answers.reduce((total, { bytes }) => total + bytes, 0);

test("a first visit of the task page takes at most 50 KB, and a second one only the page", async (t) => {
    const ada = await person();
    for (let number = 1; number <= 20; ++number) await ada.add(`Task ${number}`);
    const session = await (await pageOf(ada)).context().storageState();

    const page = await visitor({ storageState: session });
    const first = await visit(page, "/");
    const second = await visit(page, "/tasks");

    t.diagnostic(`first visit: ${first.length} requests, ${sum(first)} bytes`);
    t.diagnostic(`second visit: ${second.length} requests, ${sum(second)} bytes`);
    assert.ok(sum(first) <= 50_000, JSON.stringify(first, null, 1));
    assert.ok(first.length > 5, "the assets were not counted");
    assert.equal(second.length, 1, JSON.stringify(second, null, 1));
});

// One program and one browser for a file of tests. Each test gets fresh profiles, and fails when
// a page of its own has a script that fails, breaks the policy or misses an asset.

import assert from "node:assert/strict";
import { after, before, test as nodeTest } from "node:test";

import { startBrowser } from "./browser.mjs";
import { newPerson, PASSWORD, signIn } from "./person.mjs";
import { startProgram } from "./program.mjs";

// Chromium writes a line for each answer of 400 and more, and for the network that a test cuts.
function isExpected(message) {
    return message.text().startsWith("Failed to load resource")
        && !message.location().url.includes("/assets/");
}

function watch(page, problems) {
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
        if (message.type() === "error" && !isExpected(message)) problems.push(message.text());
    });
    page.on("response", (answer) => {
        if (answer.status() >= 500) problems.push(`${answer.status()} ${answer.url()}`);
    });
}

export function world(...options) {
    let program, browser, people = 0, problems = [];
    const profiles = [];

    before(async () => {
        program = await startProgram(...options);
        browser = await startBrowser();
    });
    after(async () => {
        await browser?.close();
        await program?.stop();
    });

    // A page of a profile that nobody has used.
    async function visitor(context = {}) {
        const profile = await browser.newContext({ baseURL: program.url, ...context });
        profiles.push(profile);
        profile.setDefaultTimeout(10_000);
        profile.on("page", (page) => watch(page, problems));
        return profile.newPage();
    }

    const person = (name = `person${++people}`) => newPerson(program.url, name);

    return {
        test(title, body) {
            nodeTest(title, async (t) => {
                problems = [];
                await body(t).finally(async () => {
                    await Promise.all(profiles.splice(0).map((profile) => profile.close()));
                });
                assert.deepEqual(problems, []);
            });
        },
        visitor,
        person,

        // A new page of somebody who is signed in, at their tasks.
        async pageOf(somebody, context = {}) {
            const page = await visitor(context);
            await signIn(page.context(), somebody);
            await page.goto("/");
            return page;
        },

        async register(page, username = `person${++people}`) {
            await page.goto("/register");
            await page.getByLabel("Username").fill(username);
            await page.getByLabel("Email").fill(`${username}@example.org`);
            await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
            await page.getByRole("button", { name: "Register" }).click();
            await page.waitForURL("**/login");
            return { username, email: `${username}@example.org`, password: PASSWORD };
        },

        async logIn(page, { username, password }) {
            await page.getByLabel("Username or email").fill(username);
            await page.getByLabel("Password", { exact: true }).fill(password);
            await page.getByRole("button", { name: "Log in" }).click();
        },
    };
}

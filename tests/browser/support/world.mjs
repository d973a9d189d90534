// One program and one browser for a file of tests; each test gets a fresh profile, and a person.

import { after, before } from "node:test";

import { startBrowser } from "./browser.mjs";
import { startProgram } from "./program.mjs";

const PASSWORD = "correct horse battery staple";

export function world(...options) {
    let program, browser, people = 0;

    before(async () => {
        program = await startProgram(...options);
        browser = await startBrowser();
    });
    after(async () => {
        await browser?.close();
        await program?.stop();
    });

    return {
        // A page that fails the test if a script on it does, or if it is refused by the policy.
        async visitor(context = {}) {
            const profile = await browser.newContext({ baseURL: program.url, ...context });
            const page = await profile.newPage();
            page.setDefaultTimeout(5000);
            page.problems = [];
            page.on("pageerror", (error) => page.problems.push(String(error)));
            page.on("console", (message) => {
                if (/Content Security Policy/.test(message.text())) page.problems.push(message.text());
            });
            return page;
        },

        async register(page, username = `person${++people}`) {
            await page.goto("/register");
            await page.getByLabel("Username").fill(username);
            await page.getByLabel("Email").fill(`${username}@example.org`);
            await page.getByLabel("Password").fill(PASSWORD);
            await page.getByRole("button", { name: "Register" }).click();
            return { username, password: PASSWORD };
        },

        async logIn(page, { username, password }) {
            await page.goto("/login");
            await page.getByLabel("Username or email").fill(username);
            await page.getByLabel("Password").fill(password);
            await page.getByRole("button", { name: "Log in" }).click();
        },
    };
}

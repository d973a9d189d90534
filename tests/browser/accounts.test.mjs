import assert from "node:assert/strict";

import { add, box, check } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf, logIn } = world();

const password = (page) => page.getByLabel("Password", { exact: true });

// The message that a screen reader says with a field.
async function faultOf(page, field) {
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const ids = (await field.getAttribute("aria-describedby")).split(" ");
    return page.locator(`#${ids.at(-1)}`).textContent();
}

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";

    test(`a registration tells its faults beside the fields and keeps what was typed, ${how}`, async () => {
        const page = await visitor({ javaScriptEnabled });
        await page.goto("/register");
        await page.getByLabel("Username").fill("ada lovelace");
        await page.getByLabel("Email").fill("nowhere");
        await password(page).fill("short");
        await page.getByRole("button", { name: "Register" }).click();

        await page.getByRole("alert").waitFor();
        assert.match(await faultOf(page, page.getByLabel("Username")), /1 to 64 letters/);
        assert.match(await faultOf(page, page.getByLabel("Email")), /does not look like/);
        assert.match(await faultOf(page, password(page)), /at least 8 characters/);
        assert.equal(await page.getByLabel("Username").inputValue(), "ada lovelace");
        assert.equal(await page.getByLabel("Email").inputValue(), "nowhere");
        assert.equal(await password(page).inputValue(), "");
        assert.match(await page.title(), /^Error: /);
    });

    test(`a failed log-in tells so, keeps the name and leads to the registration, ${how}`, async () => {
        const ada = await person();
        const page = await visitor({ javaScriptEnabled });
        await page.goto("/login");
        await logIn(page, { ...ada, password: "not the password" });

        await page.getByRole("alert").getByText("The user name or the password is wrong.").waitFor();
        assert.equal(await page.getByLabel("Username or email").inputValue(), ada.username);
        assert.equal(await password(page).inputValue(), "");
        await page.getByRole("link", { name: "Create an account" }).click();
        await page.getByRole("button", { name: "Register" }).waitFor();
    });
}

test("a name and an e-mail address that are taken are told", async () => {
    const ada = await person();
    const page = await visitor();
    await page.goto("/register");
    await page.getByLabel("Username").fill(ada.username.toUpperCase());
    await page.getByLabel("Email").fill(ada.email);
    await password(page).fill(ada.password);
    await page.getByRole("button", { name: "Register" }).click();

    await page.getByRole("alert").waitFor();
    assert.match(await faultOf(page, page.getByLabel("Username")), /already taken/);
    assert.match(await faultOf(page, page.getByLabel("Email")), /already used/);
});

test("a person logs in by e-mail address too", async () => {
    const ada = await person();
    const page = await visitor();
    await page.goto("/login");
    await logIn(page, { ...ada, username: ada.email });

    await box(page).waitFor();
});

test("a password that is typed can be looked at", async () => {
    const page = await visitor();
    await page.goto("/login");
    await password(page).fill("secret");
    await page.getByRole("button", { name: "Show what you type" }).click();
    assert.equal(await password(page).getAttribute("type"), "text");
    await page.getByRole("button", { name: "Hide what you type" }).click();
    assert.equal(await password(page).getAttribute("type"), "password");
});

test("a log-in leads back to the page that was asked for", async () => {
    const ada = await person();
    const page = await visitor();
    await page.goto("/tasks/completed?limit=5");
    assert.equal(new URL(page.url()).pathname, "/login");
    await logIn(page, { ...ada, password: "not the password" });
    await page.getByRole("alert").waitFor();
    await logIn(page, ada);

    await page.getByRole("heading", { name: "Completed" }).waitFor();
    assert.match(page.url(), /\/tasks\/completed\?limit=5$/);
});

test("a log-in never leads to another host", async () => {
    const ada = await person();
    for (const next of ["https://example.org/", "//example.org/", "/\\example.org", "\\\\example.org",
                        "https:example.org", "/\t/example.org", "javascript:alert(1)", "@example.org"]) {
        const page = await visitor();
        await page.goto(`/login?next=${encodeURIComponent(next)}`);
        await logIn(page, ada);
        await box(page).waitFor();
        assert.equal(new URL(page.url()).pathname, "/", next);
    }
});

test("Back shows nothing after a log-out", async () => {
    const page = await pageOf(await person());
    await add(page, "A secret of mine");
    await page.getByRole("link", { name: "Completed" }).click();
    await page.getByRole("heading", { name: "Completed" }).waitFor();
    await page.getByRole("button", { name: "Log out" }).click();
    await page.waitForURL("**/login");

    for (let steps = 0; steps < 2; ++steps) {
        await page.goBack();
        await page.getByRole("button", { name: "Log in" }).waitFor();
        assert.equal(await check(page, "A secret of mine").count(), 0);
    }
});

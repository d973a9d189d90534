// Zone, language, first weekday and theme, as people choose them.

import assert from "node:assert/strict";

import { undoButton } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf, register, logIn } = world();

async function accountOf(somebody, context) {
    const page = await pageOf(somebody, context);
    await page.goto("/users/me");
    return page;
}

// Every colour and shadow that the page is painted with.
const colours = (page) => page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    const names = [...document.styleSheets[0].cssRules]
        .flatMap(({ cssRules }) => [...cssRules ?? []])
        .flatMap(({ style: rule }) => [...rule ?? []])
        .filter((name) => name.startsWith("--"));
    return Object.fromEntries([...new Set(names)].map((name) => [name, style.getPropertyValue(name)]));
});

async function save(page, fields) {
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label).selectOption(value);
    await page.getByRole("button", { name: "Save preferences" }).click();
    await page.getByText("Preferences saved.").waitFor();
}

test("who registers begins in the zone and language of the browser", async () => {
    const page = await visitor({ timezoneId: "America/Santiago", locale: "es-CL" });
    await logIn(page, await register(page));
    await page.goto("/users/me");

    assert.equal(await page.getByLabel("Time zone").inputValue(), "America/Santiago");
    assert.equal(await page.getByLabel("Language").inputValue(), "es");
    assert.equal(await page.getByRole("button", { name: /^Use / }).count(), 0);
});

test("the zone of the browser is offered where another one stands", async () => {
    const page = await accountOf(await person(), { timezoneId: "Europe/Berlin" });

    await page.getByRole("button", { name: "Use Europe/Berlin, as this browser does" }).click();
    await save(page, { Language: "de", "First day of the week": "sunday" });

    assert.equal(await page.getByLabel("Time zone").inputValue(), "Europe/Berlin");
    assert.equal(await page.getByLabel("Language").inputValue(), "de");
    assert.equal(await page.getByLabel("First day of the week").inputValue(), "sunday");
});

test("a zone that is not known is told beside its field", async () => {
    const page = await accountOf(await person());
    await page.getByLabel("Time zone").fill("Mars/Olympus");
    await page.getByRole("button", { name: "Save preferences" }).click();

    await page.getByRole("link", { name: /^There is no such time zone/ }).waitFor();
    assert.equal(await page.getByLabel("Time zone").inputValue(), "Mars/Olympus");
    assert.equal(await page.getByLabel("Time zone").getAttribute("aria-invalid"), "true");
});

test("a theme holds whatever the system has, and its colours are the system's", async () => {
    const ada = await person();
    const page = await accountOf(ada, { colorScheme: "light" });
    const light = await colours(page);
    await page.emulateMedia({ colorScheme: "dark" });
    const dark = await colours(page);
    assert.notDeepEqual(dark, light);

    await save(page, { Theme: "light" });
    assert.deepEqual(await colours(page), light);

    await save(page, { Theme: "dark" });
    assert.deepEqual(await colours(page), dark);
    await page.emulateMedia({ colorScheme: "light" });
    assert.deepEqual(await colours(page), dark);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
});

test("preferences can be chosen without scripts", async () => {
    const page = await accountOf(await person(), { javaScriptEnabled: false });

    await page.getByLabel("Time zone").fill("Asia/Kathmandu");
    await save(page, { Theme: "dark" });

    assert.equal(await page.getByLabel("Time zone").inputValue(), "Asia/Kathmandu");
    await undoButton(page).waitFor();
});

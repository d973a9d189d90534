import assert from "node:assert/strict";

import { box, check, deleteButton, gone, hasFocus, undoButton } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf } = world();

async function tabTo(page, target) {
    for (let steps = 0; steps < 40; ++steps) {
        if (await hasFocus(target)) return;
        await page.keyboard.press("Tab");
    }
    assert.fail(`Tab never reaches ${target}`);
}

test("the main job is done with the keyboard alone", async () => {
    const ada = await person();
    const page = await visitor();
    await page.goto("/login");
    await page.keyboard.type(ada.username);
    await tabTo(page, page.getByLabel("Password", { exact: true }));
    await page.keyboard.type(ada.password);
    await page.keyboard.press("Enter");
    await box(page).waitFor();

    await tabTo(page, box(page));
    await page.keyboard.type("Water the ferns");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Call Grandma");
    await page.keyboard.press("Enter");
    await check(page, "Call Grandma").waitFor();

    await tabTo(page, check(page, "Water the ferns"));
    await page.keyboard.press("Space");
    await check(page, "Water the ferns", true).waitFor();
    await tabTo(page, undoButton(page));
    await page.keyboard.press("Enter");
    await check(page, "Water the ferns", false).waitFor();
    await gone(undoButton(page));
    assert.ok(await hasFocus(check(page, "Water the ferns")), "Undo gives the focus back");

    await tabTo(page, deleteButton(page, "Water the ferns"));
    await page.keyboard.press("Enter");
    await gone(check(page, "Water the ferns"));
    assert.ok(await hasFocus(deleteButton(page, "Call Grandma")), "the focus stays in the list");
    await tabTo(page, page.getByRole("button", { name: "Undo" }));
    await page.keyboard.press("Space");
    await check(page, "Water the ferns").waitFor();
    assert.ok(await hasFocus(deleteButton(page, "Water the ferns")));
});

test("n and / go to the box, but are letters while somebody types", async () => {
    const page = await pageOf(await person());
    for (const key of ["n", "/"]) {
        await page.getByRole("link", { name: "Tasklight" }).focus();
        await page.keyboard.press(key);
        assert.ok(await hasFocus(box(page)), key);
        assert.equal(await box(page).inputValue(), "");
    }
    await page.keyboard.type("n/n");
    assert.equal(await box(page).inputValue(), "n/n");
});

test("Ctrl+Z presses Undo, wherever the focus is but in a text", async () => {
    const ada = await person();
    await ada.add("Water the ferns");
    const page = await pageOf(ada);
    await deleteButton(page, "Water the ferns").click();
    await undoButton(page).waitFor();
    await box(page).focus();
    await page.keyboard.press("Control+z");
    assert.equal(await check(page, "Water the ferns").count(), 0);
    await page.getByRole("link", { name: "Completed" }).focus();
    await page.keyboard.press("Control+z");
    await check(page, "Water the ferns").waitFor();
});

test("the first Tab offers to skip the menu", async () => {
    const page = await pageOf(await person());
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(page.getByRole("link", { name: "Skip to content" })));
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await hasFocus(box(page)));
});

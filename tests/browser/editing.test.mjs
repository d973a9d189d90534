import assert from "node:assert/strict";

import { check, titleLink } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, person, pageOf } = world();

const save = (page) => page.getByRole("button", { name: "Save", exact: true });

// Somebody edits a task while it is changed elsewhere, and saves.
async function staleEdit() {
    const ada = await person();
    const task = await ada.add("Water the ferns", "In the morning");
    const page = await pageOf(ada);
    await titleLink(page, "Water the ferns").click();
    await page.getByLabel("Title").fill("Water my ferns");
    await ada.change(task.id, { title: "Water the roses", notes: "At night" });
    await save(page).click();
    await page.getByRole("heading", { name: "What is saved now" }).waitFor();
    return { ada, page };
}

const titlesOf = async (somebody) => (await somebody.tasks()).map(({ title }) => title);

test("a stale edit shows both texts and saves nothing", async () => {
    const { ada, page } = await staleEdit();

    const present = page.getByRole("region", { name: "What is saved now" });
    await present.getByText("Water the roses").waitFor();
    await present.getByText("At night").waitFor();
    await page.getByRole("alert").getByText("changed in the meantime").waitFor();
    assert.equal(await page.getByLabel("Title").inputValue(), "Water my ferns");
    assert.equal(await page.getByLabel("Notes").inputValue(), "In the morning");
    assert.deepEqual(await titlesOf(ada), ["Water the roses"]);
});

test("a stale edit can be saved over what is there", async () => {
    const { ada, page } = await staleEdit();

    await page.getByRole("button", { name: "Save mine over it" }).click();

    await check(page, "Water my ferns").waitFor();
    assert.deepEqual(await titlesOf(ada), ["Water my ferns"]);
});

test("a stale edit can be given up for what is there", async () => {
    const { ada, page } = await staleEdit();

    await page.getByRole("link", { name: "Keep what is saved" }).click();

    await page.locator("input[value='Water the roses']").waitFor();
    assert.deepEqual(await titlesOf(ada), ["Water the roses"]);
});

test("an edit without a title is refused beside it, and keeps what was typed", async () => {
    const ada = await person();
    await ada.add("Water the ferns");
    const page = await pageOf(ada);
    await titleLink(page, "Water the ferns").click();
    await page.getByLabel("Title").fill("");
    await page.getByLabel("Notes").fill("In the morning");
    await save(page).click();

    await page.getByRole("alert").getByRole("link", { name: "A task needs a title." }).waitFor();
    assert.equal(await page.getByLabel("Title").getAttribute("aria-invalid"), "true");
    assert.equal(await page.getByLabel("Notes").inputValue(), "In the morning");
    assert.deepEqual(await titlesOf(ada), ["Water the ferns"]);
});

test("an edit that is refused first is still told of a change made before it", async () => {
    const ada = await person();
    const task = await ada.add("Water the ferns");
    const page = await pageOf(ada);
    await titleLink(page, "Water the ferns").click();
    await page.getByLabel("Title").fill("");
    await ada.change(task.id, { title: "Water the roses" });
    await save(page).click();
    await page.getByRole("alert").getByText("A task needs a title.").waitFor();
    await page.getByLabel("Title").fill("Water my ferns");
    await save(page).click();

    await page.getByRole("region", { name: "What is saved now" }).getByText("Water the roses").waitFor();
    assert.deepEqual(await titlesOf(ada), ["Water the roses"]);
});

test("a task is completed and deleted from its own page", async () => {
    const ada = await person();
    await ada.add("Water the ferns");
    const page = await pageOf(ada);

    await titleLink(page, "Water the ferns").click();
    await page.getByRole("button", { name: "Complete", exact: true }).click();
    await check(page, "Water the ferns", true).waitFor();
    await titleLink(page, "Water the ferns").click();
    await page.getByRole("button", { name: "Reopen" }).click();
    await check(page, "Water the ferns", false).waitFor();
    await titleLink(page, "Water the ferns").click();
    await page.getByRole("button", { name: "Delete", exact: true }).click();

    await page.getByText("Task deleted.").waitFor();
    assert.deepEqual(await titlesOf(ada), []);
});

test("what was typed is back after the session ended and another button was pressed", async () => {
    const ada = await person();
    const task = await ada.add("Water the ferns");
    const page = await pageOf(ada);
    await page.goto(`/tasks/${task.id}`);
    await page.getByLabel("Notes").fill("With rain water");
    await page.getByLabel("New subtask").fill("Fill the can");
    await page.getByRole("button", { name: "Add subtask" }).click();
    await page.getByRole("link", { name: "Fill the can" }).waitFor();
    assert.equal(await page.getByLabel("Notes").inputValue(), "With rain water");

    await page.context().clearCookies();
    await save(page).click();
    await page.getByLabel("Password").waitFor();
    await page.getByLabel("Username or email").fill(ada.username);
    await page.getByLabel("Password").fill(ada.password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.goto(`/tasks/${task.id}`);
    assert.equal(await page.getByLabel("Notes").inputValue(), "With rain water");

    await save(page).click();
    await page.waitForURL((url) => url.pathname === "/");
    await page.goto(`/tasks/${task.id}`);
    assert.equal(await page.getByLabel("Notes").inputValue(), "With rain water");
    assert.equal(await page.getByRole("button", { name: "Discard" }).count(), 0);
});

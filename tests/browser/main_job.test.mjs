// What Tasklight is for, with scripts and without, on either engine.

import assert from "node:assert/strict";

import { add, addButton, box, check, deleteButton, eventually, gone, openList, titleLink, undoButton }
    from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf, register, logIn } = world();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";

    test(`a person registers, logs in, adds a task and logs out, ${how}`, async () => {
        const page = await visitor({ javaScriptEnabled });

        const ada = await register(page);
        await page.getByText("Welcome! Now log in.").waitFor();
        await logIn(page, ada);
        await add(page, "Water the ferns");
        assert.equal(new URL(page.url()).pathname, "/");

        await page.getByRole("button", { name: "Log out" }).click();
        await page.waitForURL("**/login");
        await page.goto("/");
        assert.equal(new URL(page.url()).pathname, "/login");
    });

    test(`tasks are added by Enter and by the button, in their order, ${how}`, async () => {
        const page = await pageOf(await person(), { javaScriptEnabled });
        await page.getByText("Nothing to do. Add your first task above.").waitFor();

        await box(page).fill("Water the ferns");
        await box(page).press("Enter");
        await check(page, "Water the ferns").waitFor();
        await add(page, "Call Grandma");

        const titles = await openList(page).getByRole("link").allTextContents();
        assert.deepEqual(titles, ["Water the ferns", "Call Grandma"]);
        assert.equal(await box(page).inputValue(), "");
    });

    test(`a title that is empty or too long is refused beside the box, ${how}`, async () => {
        const page = await pageOf(await person(), { javaScriptEnabled });

        await addButton(page).click();
        await page.getByRole("main").getByText("A task needs a title.").last().waitFor();
        await eventually(async () => assert.equal(await box(page).getAttribute("aria-invalid"), "true"));

        await box(page).fill("x".repeat(501));
        await addButton(page).click();
        await page.getByRole("main").getByText("A title has at most 500 characters.").last().waitFor();
        assert.equal(await box(page).inputValue(), "x".repeat(501));
        assert.match(await page.locator(`#${await box(page).getAttribute("aria-describedby")}`).textContent(),
                     /at most 500 characters/);

        await box(page).fill("y".repeat(500));
        await addButton(page).click();
        await check(page, "y".repeat(500)).waitFor();
    });

    test(`a completed task is reopened by Undo, and stands on the page of its own, ${how}`, async () => {
        const ada = await person();
        await ada.add("Water the ferns");
        const page = await pageOf(ada, { javaScriptEnabled });

        await check(page, "Water the ferns", false).click();
        await check(page, "Water the ferns", true).waitFor();
        await undoButton(page).click();
        await check(page, "Water the ferns", false).waitFor();
        await eventually(async () => assert.equal((await ada.tasks())[0].completed, false));

        await check(page, "Water the ferns", false).click();
        await check(page, "Water the ferns", true).waitFor();
        await undoButton(page).waitFor();
        await page.getByRole("link", { name: "Completed", exact: true }).click();
        await page.getByRole("heading", { name: "Completed" }).waitFor();
        await check(page, "Water the ferns", true).click();
        await undoButton(page).waitFor();
        assert.equal((await ada.tasks())[0].completed, false);
    });

    test(`a task is edited by its link, and Undo takes that back, ${how}`, async () => {
        const ada = await person();
        await ada.add("Water the ferns");
        const page = await pageOf(ada, { javaScriptEnabled });

        await titleLink(page, "Water the ferns").click();
        await page.getByLabel("Title").fill("Water all plants");
        await page.getByLabel("Notes").fill("Not the cactus\nnor the moss");
        await page.getByRole("button", { name: "Save" }).click();

        await check(page, "Water all plants").waitFor();
        await openList(page).getByText("Not the cactus", { exact: true }).waitFor();
        assert.equal((await ada.tasks())[0].notes, "Not the cactus\nnor the moss");
        await undoButton(page).click();
        await check(page, "Water the ferns").waitFor();
    });

    test(`a deleted task comes back by Undo, and from the Trash, ${how}`, async () => {
        const ada = await person();
        await ada.add("Water the ferns");
        const page = await pageOf(ada, { javaScriptEnabled });

        await deleteButton(page, "Water the ferns").click();
        await gone(check(page, "Water the ferns"));
        await undoButton(page).click();
        await check(page, "Water the ferns").waitFor();

        await deleteButton(page, "Water the ferns").click();
        await gone(check(page, "Water the ferns"));
        await undoButton(page).waitFor();
        await page.getByRole("link", { name: "Trash", exact: true }).click();
        await page.getByRole("button", { name: "Restore Water the ferns" }).click();
        await page.getByText("The trash is empty.").waitFor();
        await page.goto("/tasks");
        await check(page, "Water the ferns").waitFor();
    });
}

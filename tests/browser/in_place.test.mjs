// What scripts add: the page changes in place, at once, and keeps what the network loses.

import assert from "node:assert/strict";

import { add, addButton, box, check, deleteButton, eventually, gone, hasFocus, notices, openList, undoButton }
    from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, person, pageOf } = world();

async function withTasks(...titles) {
    const somebody = await person();
    for (const title of titles) await somebody.add(title);
    return somebody;
}

const titlesOf = async (somebody) => (await somebody.tasks()).map(({ title }) => title);

test("adding, completing, deleting and Undo never load the page again", async () => {
    const ada = await withTasks("Call Grandma");
    const page = await pageOf(ada);
    let loads = 0;
    page.on("request", (request) => { loads += request.isNavigationRequest(); });

    await add(page, "Water the ferns");
    await check(page, "Water the ferns").click();
    await check(page, "Water the ferns", true).waitFor();
    await undoButton(page).click();
    await check(page, "Water the ferns", false).waitFor();
    await gone(undoButton(page));
    await deleteButton(page, "Call Grandma").click();
    await undoButton(page).click();
    await check(page, "Call Grandma").waitFor();
    await gone(undoButton(page));

    assert.equal(loads, 0);
    assert.deepEqual(await titlesOf(ada), ["Call Grandma", "Water the ferns"]);
    assert.deepEqual(await openList(page).getByRole("link").allTextContents(),
                     ["Call Grandma", "Water the ferns"]);
});

test("the box keeps the focus after Enter and after the button", async () => {
    const page = await pageOf(await person());
    await box(page).fill("Water the ferns");
    await box(page).press("Enter");
    await check(page, "Water the ferns").waitFor();
    assert.ok(await hasFocus(box(page)));
    await add(page, "Call Grandma");
    assert.ok(await hasFocus(box(page)));
});

test("tasks typed faster than the server answers keep their order", async () => {
    const ada = await person();
    const page = await pageOf(ada);
    await page.route("**/tasks/quick", async (route) => {
        await new Promise((done) => setTimeout(done, 200));
        await route.continue();
    });

    for (const title of ["One", "Two", "Three"]) {
        await box(page).fill(title);
        await box(page).press("Enter");
    }

    await check(page, "Three").waitFor();
    assert.deepEqual(await titlesOf(ada), ["One", "Two", "Three"]);
});

test("a text that cannot be sent comes back into the box, and is sent once when it can", async () => {
    const ada = await person();
    const page = await pageOf(ada);
    await page.route("**/tasks/quick", (route) => route.abort());

    await box(page).fill("Water the ferns");
    await box(page).press("Enter");
    await page.getByRole("alert").getByText(/cannot be reached/).waitFor();
    assert.equal(await box(page).inputValue(), "Water the ferns");
    assert.ok(await hasFocus(box(page)));
    assert.deepEqual(await titlesOf(ada), []);

    await page.unroute("**/tasks/quick");
    await box(page).press("Enter");
    await check(page, "Water the ferns").waitFor();
    assert.deepEqual(await titlesOf(ada), ["Water the ferns"]);
});

test("a task whose answer was lost is not added twice by trying again", async () => {
    const ada = await person();
    const page = await pageOf(ada);
    let isLost = false;
    await page.route("**/tasks/quick", async (route) => {
        // A look at what the line means is not the sending of it.
        if (isLost || route.request().postDataJSON().dry_run) return route.continue();
        isLost = true;
        await route.fetch();
        await route.abort();
    });

    await box(page).fill("Water the ferns");
    await box(page).press("Enter");
    await page.getByRole("alert").waitFor();
    assert.deepEqual(await titlesOf(ada), ["Water the ferns"]);
    await box(page).press("Enter");
    await check(page, "Water the ferns").waitFor();

    assert.deepEqual(await titlesOf(ada), ["Water the ferns"]);
});

test("a double click on Add makes one task and no error", async () => {
    const ada = await person();
    const page = await pageOf(ada);
    await box(page).fill("Water the ferns");
    await addButton(page).dblclick();
    await check(page, "Water the ferns").waitFor();

    assert.deepEqual(await titlesOf(ada), ["Water the ferns"]);
    assert.equal(await page.getByRole("alert").count(), 0);
});

test("a completion and a deletion that cannot be sent are taken back, with a word", async () => {
    const ada = await withTasks("Water the ferns", "Call Grandma");
    const page = await pageOf(ada);
    await page.route("**/tasks/**", (route) => route.abort());

    await check(page, "Water the ferns").click();
    await notices(page).getByText(/cannot be reached/).first().waitFor();
    await check(page, "Water the ferns", false).waitFor();
    await deleteButton(page, "Call Grandma").click();
    await check(page, "Call Grandma").waitFor();

    assert.deepEqual(await openList(page).getByRole("link").allTextContents(),
                     ["Water the ferns", "Call Grandma"]);
});

test("a double click on a checkbox leaves page and server of one mind", async () => {
    const ada = await withTasks("Water the ferns");
    const page = await pageOf(ada);
    await check(page, "Water the ferns").dblclick();
    await undoButton(page).waitFor();

    const shown = await check(page, "Water the ferns").getAttribute("aria-checked") === "true";
    await eventually(async () => assert.equal((await ada.tasks())[0].completed, shown));
});

test("the last task deleted leaves words and the focus in the box", async () => {
    const page = await pageOf(await withTasks("Water the ferns"));
    await deleteButton(page, "Water the ferns").click();
    await page.getByText("Nothing to do. Add your first task above.").waitFor();
    assert.ok(await hasFocus(box(page)));
});

test("a notice closes with Escape and leaves a page that can be used", async () => {
    const page = await pageOf(await withTasks("Water the ferns"));
    await deleteButton(page, "Water the ferns").click();
    await undoButton(page).waitFor();
    await page.keyboard.press("Escape");
    await gone(undoButton(page));
    await add(page, "Call Grandma");
});

test("a row that a script added says soon when its task is due", async () => {
    const page = await pageOf(await person());
    await box(page).fill("Water the ferns today p1 @garden");
    await box(page).press("Enter");

    const row = openList(page).getByRole("listitem").filter({ hasText: "Water the ferns" });
    await row.getByText("Today").waitFor();
    await row.getByText("garden").waitFor();
    await check(page, "Water the ferns").click();
    await check(page, "Water the ferns", true).waitFor();
});

test("several pasted lines are shown as several tasks before they are added", async () => {
    const ada = await person();
    const page = await pageOf(ada);
    await box(page).focus();
    await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "Milk tomorrow\nBread p1\n  Butter");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
    });
    await page.getByText("Due Tomorrow").waitFor();
    await addButton(page).click();
    await page.waitForURL((url) => url.pathname === "/");
    assert.deepEqual(await titlesOf(ada), ["Milk", "Bread", "Butter"]);
});

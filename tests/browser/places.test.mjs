// Projects, sections, labels and dates, as people use them, with scripts and without.

import assert from "node:assert/strict";

import { check, eventually, notices, overhang, titleLink, undoButton } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, person, pageOf } = world();

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name, exact: true });
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const titles = (list) => list.locator(".task-title").allTextContents();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";

    test(`a project is made, filled and deleted, and Undo brings it back, ${how}`, async () => {
        const page = await pageOf(await person(), { javaScriptEnabled });
        await link(page, "Projects").click();
        await page.getByLabel("Name").fill("Garden");
        await page.getByLabel("Colour").selectOption("Green");
        await button(page, "Add project").click();
        await link(page, "Garden").click();

        await page.getByLabel("Name").fill("Beds");
        await button(page, "Add section").click();
        await page.getByLabel("New task").fill("Dig");
        await page.getByLabel("Section", { exact: true }).selectOption("Beds");
        await button(page, "Add").click();
        const beds = page.getByRole("list", { name: "Beds" });
        await check(beds, "Dig").waitFor();

        await link(page, "Edit project").click();
        await button(page, "Delete").click();
        await notices(page).getByText("Project deleted").waitFor();
        await undoButton(page).click();
        await link(page, "Garden").click();
        await check(beds, "Dig").waitFor();
    });

    test(`a label is made and renamed wherever it stands, ${how}`, async () => {
        const ada = await person();
        await ada.make({ title: "Buy seeds", labels: ["errand"] });
        const page = await pageOf(ada, { javaScriptEnabled });
        await link(page, "Labels").click();
        await link(page, "Edit errand").click();
        await page.getByLabel("Name").fill("town");
        await button(page, "Save").click();
        await page.getByRole("heading", { name: "town" }).waitFor();
        await titleLink(page, "Buy seeds").click();
        assert.equal(await page.getByLabel("Labels").inputValue(), "town");
    });

    test(`today holds what is late and due, upcoming what comes, ${how}`, async () => {
        const ada = await person();
        await ada.make({ title: "Late", due: { date: day(-3) } });
        await ada.make({ title: "Now", due: { date: day(0) } });
        await ada.make({ title: "Next", due: { date: day(1) } });
        const page = await pageOf(ada, { javaScriptEnabled });
        await link(page, "Today").click();
        assert.deepEqual(await titles(page.getByRole("list", { name: "Overdue" })), ["Late"]);
        assert.deepEqual(await titles(page.getByRole("list", { name: /^Today/ })), ["Now"]);
        await page.getByText("Overdue: ").waitFor();
        await link(page, "Upcoming").click();
        assert.deepEqual(await titles(page.getByRole("list", { name: /^Tomorrow/ })), ["Next"]);
        await check(page, "Next").click();
        await undoButton(page).click();
        await check(page, "Next", false).waitFor();
    });

    test(`a task gets its dates, its repeat and a subtask on its page, ${how}`, async () => {
        const ada = await person();
        await ada.add("Pay the rent");
        const page = await pageOf(ada, { javaScriptEnabled });
        await titleLink(page, "Pay the rent").click();
        await page.getByLabel("New subtask").fill("Find the form");
        await button(page, "Add subtask").click();
        await check(page, "Find the form").waitFor();
        await page.getByLabel("Due date").fill("2027-01-31");
        await page.getByLabel("Repeats").selectOption("Every month");
        await page.getByLabel("Notes").fill("Through the **bank**");
        await button(page, "Save").click();
        const row = page.getByRole("listitem").filter({ has: titleLink(page, "Pay the rent") });
        await row.getByText("0 of 1").waitFor();
        await row.getByText("Repeats").waitFor();
        await titleLink(page, "Pay the rent").click();
        await page.locator(".markdown strong").getByText("bank").waitFor();
        await page.getByText("every month on the 31st").waitFor();
        await button(page, "Skip this date").click();
        await notices(page).getByText("This date was skipped.").waitFor();
        await titleLink(page, "Pay the rent").click();
        assert.equal(await page.getByLabel("Due date").inputValue(), "2027-02-28");
    });
}

test("a repeating task that is completed in place stays, due on its next date", async () => {
    const ada = await person();
    await ada.make({ title: "Pay the rent", due: { date: "2027-01-31" }, repeat: { rule: "FREQ=MONTHLY" } });
    const page = await pageOf(ada);
    await check(page, "Pay the rent").click();
    await page.getByText("28 February").waitFor();
    await check(page, "Pay the rent", false).waitFor();
    await undoButton(page).click();
    await eventually(async () => assert.equal(await page.getByText("28 February").count(), 0));
});

test("the menu reaches every place at 320 pixels and the page does not move sideways", async () => {
    const page = await pageOf(await person(), { viewport: { width: 320, height: 568 } });
    for (const name of ["Trash", "Completed", "Labels", "Projects", "Upcoming", "Today", "Tasks"]) {
        await link(page.getByRole("navigation", { name: "Main" }), name).click();
        await page.getByRole("heading", { name, level: 1 }).waitFor();
        assert.equal(await overhang(page), 0, name);
    }
});

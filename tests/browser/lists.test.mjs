import assert from "node:assert/strict";

import { add, addButton, box, check, notices, openList } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, person, pageOf } = world();

async function withTasks(count) {
    const somebody = await person();
    for (let number = 1; number <= count; ++number) await somebody.add(`Task ${number}`);
    return somebody;
}

const rows = (page) => openList(page).getByRole("listitem");

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";

    test(`a list of 60 tasks goes on over a link to its next page, ${how}`, async () => {
        const page = await pageOf(await withTasks(60), { javaScriptEnabled });

        assert.equal(await rows(page).count(), 50);
        const next = page.getByRole("link", { name: "More tasks" });
        assert.equal(await next.getAttribute("rel"), "next");
        await next.click();
        await check(page, "Task 60").waitFor();
        assert.equal(await rows(page).count(), 10);
        assert.equal(await page.locator("[rel=next]").count(), 0);
        await page.getByRole("link", { name: "First tasks" }).click();
        await check(page, "Task 1").waitFor();
    });

    test(`a task that is added where a next page exists is told of, with a way to it, ${how}`, async () => {
        const page = await pageOf(await withTasks(51), { javaScriptEnabled });

        await box(page).fill("Water the ferns");
        await addButton(page).click();

        await notices(page).getByText(/added/i).last().waitFor();
        assert.equal(await check(page, "Water the ferns").count(), 0);
        await notices(page).getByRole("link", { name: "Open" }).click();
        await page.locator("input[value='Water the ferns']").waitFor();
    });
}

test("a task that is added out of sight is told of, one in sight is only said", async () => {
    const somebody = await withTasks(20);
    const page = await pageOf(somebody, { viewport: { width: 800, height: 600 } });
    await add(page, "Water the ferns");
    await notices(page).getByRole("link", { name: "Open" }).waitFor();

    const short = await pageOf(await person(), { viewport: { width: 800, height: 600 } });
    await add(short, "Water the ferns");
    await notices(short).getByRole("status").getByText("Added “Water the ferns”").waitFor();
    assert.equal(await notices(short).getByRole("link").count(), 0);
});

test("the page of completed tasks is cut too", async () => {
    const somebody = await person();
    for (let number = 1; number <= 51; ++number) {
        const { id } = await somebody.add(`Task ${number}`);
        await somebody.complete(id);
    }
    const page = await pageOf(somebody);
    await page.getByText("All done. Enjoy the calm.").waitFor();
    await page.getByRole("link", { name: "All completed tasks" }).click();
    await page.getByRole("heading", { name: "Completed" }).waitFor();
    assert.equal(await page.getByRole("checkbox").count(), 50);
    await page.getByRole("link", { name: "Earlier" }).click();
    await check(page, "Task 1", true).waitFor();
});

test("a cursor that nobody gave out is refused politely", async () => {
    const page = await pageOf(await person());
    const answer = await page.goto("/tasks?cursor=nonsense");
    assert.equal(answer.status(), 400);
    await page.getByRole("link", { name: "Go to your tasks" }).click();
    await box(page).waitFor();
});

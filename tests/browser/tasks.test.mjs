import assert from "node:assert/strict";
import { test } from "node:test";

import { world } from "./support/world.mjs";

const { visitor, register, logIn } = world();

for (const javaScriptEnabled of [true, false]) {
    const how = javaScriptEnabled ? "with scripts" : "without scripts";

    test(`a person registers, logs in and sees the task page, ${how}`, async () => {
        const page = await visitor({ javaScriptEnabled });

        const ada = await register(page);
        await page.waitForURL("**/login");
        await logIn(page, ada);

        await page.getByRole("textbox", { name: "New task" }).waitFor();
        assert.equal(new URL(page.url()).pathname, "/");
        assert.deepEqual(page.problems, []);
    });

    test(`a task is added, deleted and brought back, ${how}`, async () => {
        const page = await visitor({ javaScriptEnabled });
        await logIn(page, await register(page));

        await page.getByRole("textbox", { name: "New task" }).fill("Water the ferns");
        await page.getByRole("button", { name: "Add", exact: true }).click();
        const task = page.getByRole("checkbox", { name: "Water the ferns" });
        await task.waitFor();
        await page.getByRole("button", { name: "Delete Water the ferns" }).click();
        await task.waitFor({ state: "detached" });
        await page.getByRole("button", { name: /^Undo/ }).click();

        await task.waitFor();
        assert.deepEqual(page.problems, []);
    });
}

test("a person who logs out is a stranger again", async () => {
    const page = await visitor();
    await logIn(page, await register(page));

    await page.getByRole("button", { name: "Log out" }).click();
    await page.waitForURL("**/login");
    await page.goto("/");

    assert.equal(new URL(page.url()).pathname, "/login");
});

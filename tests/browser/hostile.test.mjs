// Titles that try to be more than text, on the narrowest page.

import assert from "node:assert/strict";

import { add, check, deleteButton, eventually, notices, overhang, titleLink } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, person, pageOf } = world();

const kTitles = [
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "\"><svg onload=alert(1)> ' & &amp; &lt;b&gt;",
    "{{title}} {{{body}}} {{#x}}{{/x}} {{> tasks/_task}} {{=<% %>=}}",
    "W".repeat(500),
    `https://example.org/${"a".repeat(200)}?q=${"b".repeat(200)}`,
    "مرحبا بالعالم שלום עולם",
    "\u202Eright to left\u202C and back",
    "👩‍👩‍👧‍👦 🎉 e\u0301 " + "🎉".repeat(100),
];

const kNarrow = { viewport: { width: 320, height: 568 } };

test("a hostile title stays the text that it is, wherever it is shown", async () => {
    const page = await pageOf(await person(), kNarrow);
    page.on("dialog", () => assert.fail("a script ran"));
    for (const title of kTitles) {
        await page.goto("/");
        await add(page, title);
        assert.equal(await overhang(page), 0, title);
        await page.reload();
        assert.equal(await titleLink(page, title).textContent(), title);
        assert.equal(await page.locator("main img, main script, main svg").count(), 0);
        assert.equal(await overhang(page), 0, title);

        await titleLink(page, title).click();
        await page.getByRole("heading", { name: "Edit task" }).waitFor();
        assert.equal(await page.getByLabel("Title").inputValue(), title);
        assert.equal(await overhang(page), 0, title);
        await page.goBack();

        await deleteButton(page, title).click();
        await eventually(async () => assert.equal(
            await notices(page).locator(".toast-words").textContent(), `Deleted “${title}”`));
        assert.equal(await overhang(page), 0, title);
        await page.goto("/tasks/trash");
        await page.getByRole("button", { name: `Restore ${title}`, exact: true }).waitFor();
        assert.equal(await overhang(page), 0, title);
    }
});

test("a long title takes a few lines of the list, not all of it", async () => {
    const page = await pageOf(await person(), kNarrow);
    await add(page, "W".repeat(500));

    const { height } = await page.getByRole("listitem").boundingBox();
    assert.ok(height < 200, `${height} pixels`);
});

test("hostile names of an account's token and notes stay text", async () => {
    const ada = await person();
    await ada.add("Plain", kTitles.join("\n"));
    const page = await pageOf(ada, kNarrow);
    assert.equal(await overhang(page), 0);
    await titleLink(page, "Plain").click();
    assert.equal(await page.getByLabel("Notes").inputValue(), kTitles.join("\n"));

    await page.goto("/users/me");
    await page.getByLabel("Name of the new token").fill(`<b>{{x}}${"W".repeat(90)}`);
    await page.getByRole("button", { name: "Create token" }).click();
    await page.getByLabel("Secret of the new token").waitFor();
    assert.equal(await page.locator("main b").count(), 0);
    assert.equal(await overhang(page), 0);
});

test("hostile names of projects, sections and labels stay text on every page of theirs", async () => {
    const ada = await person();
    const page = await pageOf(ada, kNarrow);
    page.on("dialog", () => assert.fail("a script ran"));
    for (const [number, title] of kTitles.entries()) {
        const name = [...title].slice(0, 60).join("");
        const project = await ada.create("projects", { name });
        const section = await ada.create("sections", { name, project_id: project.id });
        const label = await ada.create("labels", { name: `${number}${[...name].slice(1).join("")}` });
        const task = await ada.make({
            title, section_id: section.id, labels: [label.name], notes: title, priority: 1,
            due: { date: "2027-01-31", time: "09:00", zone: "America/Argentina/ComodRivadavia" },
            repeat: { rule: "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1" }, deadline: "2027-02-05",
        });
        await ada.make({ title, parent_id: task.id });
        await ada.change(task.id, { title: "Renamed", due: { date: "2027-03-01" } });
        for (const address of ["/projects", `/projects/${project.id}`, `/projects/${project.id}/edit`,
            `/sections/${section.id}/edit`, "/labels", `/labels/${label.id}`, `/labels/${label.id}/edit`,
            "/today", "/upcoming", `/tasks/${task.id}`, `/tasks/${task.id}/parent`,
            `/tasks/${task.id}/changes`, `/tasks/${task.id}/completions`]) {
            await page.goto(address);
            assert.equal(await page.locator("main img, main script, main svg:not(.swatch)").count(), 0, address);
            assert.equal(await overhang(page), 0, `${address} of ${name}`);
        }
    }
});

test("a page is no wider than its window, from 280 pixels on and at double size", async () => {
    const ada = await person();
    await ada.add("Write the thank-you letter to the neighbours who looked after the cat");
    const page = await pageOf(ada);
    for (const address of ["/", "/today", "/upcoming", "/projects", "/labels", "/tasks/completed", "/tasks/trash", "/users/me", "/nowhere"]) {
        await page.goto(address);
        for (const width of [280, 320, 640, 768, 895, 896, 1440]) {
            await page.setViewportSize({ width, height: 400 });
            assert.equal(await overhang(page), 0, `${address} at ${width}`);
        }
    }
});

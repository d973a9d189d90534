// Every page in every state, in both themes, narrow and wide, through axe-core.

import assert from "node:assert/strict";

import { violations } from "./support/axe.mjs";
import { add, addButton, check, deleteButton, titleLink, undoButton } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf } = world();

const kStill = { reducedMotion: "reduce" };

async function passes(page, state) {
    for (const colorScheme of ["light", "dark"]) {
        for (const width of [320, 1440]) {
            await page.emulateMedia({ colorScheme });
            await page.setViewportSize({ width, height: 800 });
            assert.deepEqual(await violations(page), [], `${state}, ${colorScheme} at ${width} pixels`);
        }
    }
}

test("a stranger's pages have no barrier", async () => {
    const page = await visitor(kStill);
    for (const [address, button] of [["/login", "Log in"], ["/register", "Register"]]) {
        await page.goto(address);
        await passes(page, address);
        await page.getByRole("button", { name: button }).click();
        await page.getByRole("alert").waitFor();
        await passes(page, `${address} with faults`);
    }
    await page.goto("/nowhere");
    await passes(page, "an unknown address");
});

test("the tasks have no barrier", async () => {
    const ada = await person();
    const page = await pageOf(ada, kStill);
    await passes(page, "no task");
    await addButton(page).click();
    await page.getByRole("alert").waitFor();
    await passes(page, "a refused task");
    await page.goto("/tasks/completed");
    await passes(page, "nothing completed");
    await page.goto("/tasks/trash");
    await passes(page, "an empty trash");

    const { id } = await ada.add("Call Grandma", "On Sunday");
    await ada.complete(id);
    for (let number = 1; number <= 51; ++number) await ada.add(`Task ${number}`);
    await page.goto("/");
    await check(page, "Task 1").click();
    await undoButton(page).waitFor();
    await passes(page, "many tasks and a notice");
    await check(page, "Task 2").focus();
    await page.route("**/tasks/**", (route) => route.abort());
    await deleteButton(page, "Task 3").click();
    await page.locator(".toast.is-error").waitFor();
    await passes(page, "a notice of a fault");
    await page.unroute("**/tasks/**");
    await page.goto("/tasks/completed");
    await deleteButton(page, "Call Grandma").click();
    await undoButton(page).waitFor();
    await passes(page, "completed tasks");
    await page.goto("/tasks/trash");
    await page.getByRole("button", { name: "Restore Call Grandma" }).waitFor();
    await passes(page, "the trash");
});

test("one task and the account have no barrier", async () => {
    const ada = await person();
    const page = await pageOf(ada, kStill);
    await add(page, "Water the ferns");
    await titleLink(page, "Water the ferns").click();
    await page.getByRole("heading", { name: "Edit task" }).waitFor();
    await passes(page, "a task");
    const [{ id }] = await ada.tasks();
    await ada.change(id, { title: "Water the roses", notes: "At night" });
    await page.getByLabel("Title").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    await passes(page, "a task without a title");
    await page.getByLabel("Title").fill("Water my ferns");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    await passes(page, "a stale task");

    await page.goto("/users/me");
    await passes(page, "the account");
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByRole("alert").waitFor();
    await passes(page, "a refused password");
    await page.getByLabel("Name of the new token").fill("Calendar");
    await page.getByRole("button", { name: "Create token" }).click();
    await page.getByLabel("Secret of the new token").waitFor();
    await passes(page, "a new token");
});

// Days from now as programs write them, in the zone of new accounts.
const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

// Somebody with something on every page.
async function busyPerson() {
    const ada = await person();
    const home = await ada.create("projects", { name: "Home", color: "#1565c0" });
    const garden = await ada.create("projects", { name: "Garden", parent_id: home.id });
    await ada.create("projects", { name: "Old", archived: true });
    const beds = await ada.create("sections", { name: "Beds", project_id: home.id });
    const label = await ada.create("labels", { name: "errand", color: "#c62828" });
    const rent = await ada.make({
        title: "Pay the rent", project_id: home.id, labels: ["errand"], priority: 1,
        notes: "# How\n\n- **Bank** first\n- [then](https://example.org)\n\n> `soon`",
        due: { date: day(-1), time: "09:00", zone: "America/New_York" },
        repeat: { rule: "FREQ=MONTHLY" }, deadline: day(3),
    });
    await ada.make({ title: "Find the form", parent_id: rent.id, due: { date: day(0) } });
    await ada.make({ title: "Dig", section_id: beds.id, due: { date: day(1) }, priority: 2 });
    await ada.make({ title: "Prune", project_id: home.id, start_date: day(30), deadline: day(-2) });
    await ada.complete(rent.id);
    return { ada, home, garden, beds, label, rent };
}

test("projects, sections and labels have no barrier", async () => {
    const { ada, home, beds, label } = await busyPerson();
    const page = await pageOf(ada, kStill);
    for (const address of ["/projects", `/projects/${home.id}`, `/projects/${home.id}/edit`,
        `/sections/${beds.id}/edit`, "/labels", `/labels/${label.id}`, `/labels/${label.id}/edit`]) {
        await page.goto(address);
        await passes(page, address);
    }
    for (const [address, button] of [["/projects", "Add project"], ["/labels", "Add label"],
        [`/projects/${home.id}`, "Add section"], [`/projects/${home.id}`, "Add"]]) {
        await page.goto(address);
        await page.getByRole("button", { name: button, exact: true }).click();
        await page.getByRole("alert").waitFor();
        await passes(page, `${address} with faults`);
    }
});

test("dates, a whole task and its history have no barrier", async () => {
    const { ada, rent } = await busyPerson();
    const page = await pageOf(ada, kStill);
    for (const address of ["/", "/today", "/upcoming", `/tasks/${rent.id}`, `/tasks/${rent.id}/parent`,
        `/tasks/${rent.id}/completions`, `/tasks/${rent.id}/changes`]) {
        await page.goto(address);
        await passes(page, address);
    }
    const idle = await pageOf(await person(), kStill);
    for (const address of ["/today", "/upcoming", "/labels", "/projects"]) {
        await idle.goto(address);
        await passes(idle, `${address} without anything`);
    }
    await page.goto(`/tasks/${rent.id}`);
    await page.getByLabel("Repeats").selectOption("own");
    await page.getByLabel("Another rule").fill("FREQ=NEVER");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").waitFor();
    await passes(page, "a refused rule");
});

test("the names that programs and screen readers rely on are there", async () => {
    const page = await visitor();
    const present = (role, name) => page.getByRole(role, { name, exact: true }).waitFor();
    const field = (name) => page.getByLabel(name, { exact: true }).waitFor();
    await page.goto("/register");
    for (const name of ["Username", "Email", "Password"]) await field(name);
    await present("button", "Register");
    await page.goto("/login");
    for (const name of ["Username or email", "Password"]) await field(name);
    await present("button", "Log in");
    await page.locator("a[href='/register']").waitFor();

    const ada = await person();
    await ada.add("Water the ferns");
    const tasks = await pageOf(ada);
    const row = tasks.getByRole("listitem");
    await tasks.getByRole("textbox", { name: "New task", exact: true }).waitFor();
    await addButton(tasks).waitFor();
    await check(row, "Water the ferns", false).waitFor();
    await titleLink(row, "Water the ferns").waitFor();
    await deleteButton(row, "Water the ferns").waitFor();
    await tasks.getByRole("button", { name: "Log out", exact: true }).waitFor();
    await check(row, "Water the ferns").click();
    await undoButton(tasks).waitFor();
});

test("Delete can be seen without hovering where there is a finger", async () => {
    const ada = await person();
    await ada.add("Water the ferns");
    const page = await pageOf(ada, { hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    const opacity = await deleteButton(page, "Water the ferns")
        .evaluate((it) => Number(getComputedStyle(it).opacity));
    assert.equal(opacity, 1);
    const { width, height } = await deleteButton(page, "Water the ferns").boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} by ${height}`);
});

test("a page on paper holds the tasks and nothing to press", async () => {
    const ada = await person();
    await ada.add("Water the ferns");
    const page = await pageOf(ada);
    await page.emulateMedia({ media: "print" });
    assert.ok(await titleLink(page, "Water the ferns").isVisible());
    for (const hidden of [addButton(page), deleteButton(page, "Water the ferns"), page.getByRole("navigation")])
        assert.equal(await hidden.isVisible(), false);
});

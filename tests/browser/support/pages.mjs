// What people see and press on the pages, by the names that they and screen readers know.

export const box = (page) => page.getByRole("textbox", { name: "New task" });
export const addButton = (page) => page.getByRole("button", { name: "Add", exact: true });
export const undoButton = (page) => page.getByRole("button", { name: /^Undo/ });
export const notices = (page) => page.getByRole("region", { name: "Notices" });
export const openList = (page) => page.getByRole("list", { name: "Open tasks" });

export const check = (page, title, checked) =>
    page.getByRole("checkbox", { name: title, exact: true, checked });
export const titleLink = (page, title) => page.getByRole("link", { name: title, exact: true });
export const deleteButton = (page, title) =>
    page.getByRole("button", { name: `Delete ${title}`, exact: true });

export async function add(page, title) {
    await box(page).fill(title);
    await addButton(page).click();
    await check(page, title).waitFor();
}

export const gone = (locator) => locator.waitFor({ state: "detached" });

export const hasFocus = (locator) => locator.evaluate((it) => it === document.activeElement);

// How far the page can be moved sideways.
export const overhang = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// Tries again until the statement holds, as a person would wait for a moment.
export async function eventually(statement) {
    const deadline = Date.now() + 10_000;
    for (;;) {
        try {
            return await statement();
        } catch (error) {
            if (Date.now() > deadline) throw error;
            await new Promise((done) => setTimeout(done, 50));
        }
    }
}

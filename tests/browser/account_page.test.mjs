import assert from "node:assert/strict";

import { add, box, notices } from "./support/pages.mjs";
import { world } from "./support/world.mjs";

const { test, visitor, person, pageOf, logIn } = world();

async function accountOf(somebody) {
    const page = await pageOf(somebody);
    await page.goto("/users/me");
    return page;
}

test("the account page says who one is", async () => {
    const ada = await person();
    const page = await accountOf(ada);

    const about = page.getByRole("region", { name: "About you" });
    await about.getByText(ada.username, { exact: true }).waitFor();
    await about.getByText(ada.email).waitFor();
});

test("signing out another browser ends it at once", async () => {
    const ada = await person();
    const phone = await pageOf(ada, { userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Firefox/130.0" });
    await box(phone).waitFor();
    const page = await accountOf(ada);

    await page.getByRole("button", { name: /^Sign out Firefox/ }).click();
    await page.getByText("That session was signed out.").waitFor();

    await phone.reload();
    await phone.getByRole("button", { name: "Log in" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: /this browser/ }).waitFor();
    assert.equal(await page.getByRole("button", { name: /^Sign out Firefox/ }).count(), 0);
});

test("a page whose session was ended elsewhere leads to the log-in and back", async () => {
    const ada = await person();
    const phone = await pageOf(ada, { userAgent: "Mozilla/5.0 (Android 14; Mobile; rv:130.0) Firefox/130.0" });
    const page = await accountOf(ada);
    await page.getByRole("button", { name: /^Sign out Firefox/ }).click();
    await page.getByText("That session was signed out.").waitFor();

    await box(phone).fill("Water the ferns");
    await box(phone).press("Enter");
    await phone.waitForURL("**/login?next=*");
    await logIn(phone, ada);

    await add(phone, "Water the ferns");
});

test("a token is shown once, works over JSON, and is revoked", async () => {
    const ada = await person();
    const page = await accountOf(ada);

    await page.getByLabel("Name of the new token").fill("Calendar <b>");
    await page.getByRole("button", { name: "Create token" }).click();
    const secret = await page.getByLabel("Secret of the new token").inputValue();
    assert.equal(await ada.statusWith(secret), 200);

    await page.goto("/users/me");
    await page.getByText("Calendar <b>").waitFor();
    assert.equal((await page.content()).includes(secret), false);
    await page.getByRole("button", { name: "Revoke Calendar <b>" }).click();
    await page.getByText("The token was revoked.").waitFor();
    assert.equal(await ada.statusWith(secret), 401);
});

test("a token without a name is refused beside the field", async () => {
    const page = await accountOf(await person());
    await page.getByRole("button", { name: "Create token" }).click();

    await page.getByRole("alert").getByRole("link").waitFor();
    assert.equal(await page.getByLabel("Name of the new token").getAttribute("aria-invalid"), "true");
});

test("a changed password counts from then on and ends the other sessions", async () => {
    const ada = await person();
    const phone = await pageOf(ada);
    const page = await accountOf(ada);
    const change = async (current, next) => {
        await page.getByLabel("Current password").fill(current);
        await page.getByLabel("New password").fill(next);
        await page.getByRole("button", { name: "Change password" }).click();
    };

    await change("not the password", "a new and longer password");
    await page.getByRole("alert").getByText("This is not your password.").waitFor();
    assert.equal(await page.getByLabel("Current password").getAttribute("aria-invalid"), "true");
    await change(ada.password, "a new and longer password");
    await notices(page).getByText("Your password was changed.").waitFor();

    await phone.reload();
    await logIn(phone, ada);
    await phone.getByRole("alert").waitFor();
    await logIn(phone, { ...ada, password: "a new and longer password" });
    await box(phone).waitFor();
    const stranger = await visitor();
    await stranger.goto("/users/me");
    assert.equal(new URL(stranger.url()).pathname, "/login");
});

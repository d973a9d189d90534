// Takes the pictures of README.md from the real program. Run through bin/screenshots.

import { startBrowser } from "./support/browser.mjs";
import { newPerson, signIn } from "./support/person.mjs";
import { startProgram } from "./support/program.mjs";
import { kCompleted, kOpen } from "./support/sample.mjs";

const [folder] = process.argv.slice(2);
const kDesktop = { viewport: { width: 1280, height: 800 } };
const kPhone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const kPictures = {
    "tasks-desktop": { ...kDesktop, colorScheme: "light" },
    "tasks-desktop-dark": { ...kDesktop, colorScheme: "dark" },
    "tasks-phone": { ...kPhone, colorScheme: "light" },
};

const program = await startProgram();
const browser = await startBrowser();
try {
    const ada = await newPerson(program.url, "ada");
    for (const title of kCompleted) await ada.complete((await ada.add(title)).id);
    for (const [title, notes] of kOpen) await ada.add(title, notes);

    for (const [name, look] of Object.entries(kPictures)) {
        const profile = await browser.newContext({ baseURL: program.url, ...look });
        await signIn(profile, ada);
        const page = await profile.newPage();
        await page.goto("/", { waitUntil: "networkidle" });
        await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
    }
} finally {
    await browser.close();
    await program.stop();
}

// A client is generated from the served document, checked by TypeScript's compiler and run against
// the program. Whatever is generated goes away with its folder.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

import openapiTS, { astToString } from "openapi-typescript";

import { startProgram } from "../browser/support/program.mjs";

const here = import.meta.dirname ?? new URL(".", import.meta.url).pathname;
const run = promisify(execFile);
let program, folder;

before(async () => {
    program = await startProgram();
    folder = await mkdtemp(join(process.env.TMPDIR ?? "/tmp", "tasklight-client-"));
    const document = await (await fetch(`${program.url}/api/v1/openapi.json`)).json();
    await writeFile(join(folder, "tasklight.d.ts"), astToString(await openapiTS(document)));
    await writeFile(join(folder, "package.json"), '{"type": "module"}');
    await symlink(join(here, "node_modules"), join(folder, "node_modules"));
    for (const file of ["tsconfig.json", "main_job.ts"]) await copyFile(join(here, file), join(folder, file));
});
after(async () => {
    await program?.stop();
    if (folder) await rm(folder, { recursive: true });
});

test("a client generated from the document compiles and does the main job", async () => {
    await run(process.execPath, [join(here, "node_modules/typescript/bin/tsc"), "-p", folder])
        .catch(({ stdout }) => { throw new Error(stdout); });

    const { stdout } = await run(process.execPath, [join(folder, "main_job.js"), program.url]);

    assert.equal(stdout.trim(), "ada has 0 tasks; the rent is paid every month on the 31st");
});

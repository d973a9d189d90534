// The real program on a free port, with a data file of its own that is deleted with it.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const PROGRAM = resolve(process.env.PROGRAM ?? "build/dev/tasklight");

async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    const { port } = server.address();
    await new Promise((done) => server.close(done));
    return port;
}

async function answers(url, program) {
    for (let tries = 0; tries < 200; ++tries) {
        if (program.exitCode !== null) throw new Error(`tasklight ended with ${program.exitCode}`);
        const ready = await fetch(url).then((answer) => answer.ok, () => false);
        if (ready) return;
        await new Promise((done) => setTimeout(done, 50));
    }
    throw new Error(`nothing answers at ${url}`);
}

export async function startProgram(...options) {
    const folder = await mkdtemp(join(tmpdir(), "tasklight-"));
    const address = `127.0.0.1:${await freePort()}`;
    const program = spawn(
        PROGRAM,
        ["serve", "--listen", address, "--database", `sqlite:${folder}/tasklight.db`, ...options],
        { stdio: ["ignore", "inherit", "inherit"] });
    const ended = new Promise((done) => program.once("exit", done));

    const stop = async () => {
        program.kill("SIGTERM");
        await ended;
        await rm(folder, { recursive: true });
    };
    await answers(`http://${address}/readyz`, program).catch(async (error) => {
        await stop();
        throw error;
    });
    return { url: `http://${address}`, stop };
}

// The real program on a free port, with data of its own that are deleted with it: a SQLite file,
// or with ENGINE=postgresql a database of the server that the PG* variables name.

import { execFile, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

const PROGRAM = resolve(process.env.PROGRAM ?? "build/dev/tasklight");
const run = promisify(execFile);

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

const engines = {
    async sqlite() {
        const folder = await mkdtemp(join(tmpdir(), "tasklight-"));
        return {
            options: ["--database", `sqlite:${folder}/tasklight.db`],
            drop: () => rm(folder, { recursive: true }),
        };
    },
    async postgresql() {
        const name = `tasklight_${randomUUID().replaceAll("-", "")}`;
        await run("createdb", [name]);
        return {
            options: ["--database", `postgresql:///${name}`, "--auto-migrate", "true"],
            drop: () => run("dropdb", ["--force", name]),
        };
    },
};

export async function startProgram(...options) {
    const data = await engines[process.env.ENGINE ?? "sqlite"]();
    const address = `127.0.0.1:${await freePort()}`;
    const program = spawn(
        PROGRAM,
        ["serve", "--listen", address, "--log-level", "warning", ...data.options, ...options],
        { stdio: ["ignore", "inherit", "inherit"] });
    const ended = new Promise((done) => program.once("exit", done));

    const stop = async () => {
        program.kill("SIGTERM");
        await ended;
        await data.drop();
    };
    await answers(`http://${address}/readyz`, program).catch(async (error) => {
        await stop();
        throw error;
    });
    return { url: `http://${address}`, stop };
}

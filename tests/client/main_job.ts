// The main job as somebody would write it with a client generated from the document: register, log
// in, add a task that repeats, list, complete, undo, delete. The compiler checks every field.
//   node main_job.js URL

import createClient from "openapi-fetch";

import type { components, paths } from "./tasklight.js";

declare const process: { argv: string[] };

type Task = components["schemas"]["Task"];

const baseUrl = process.argv[2] ?? "http://127.0.0.1:8080";
const stranger = createClient<paths>({ baseUrl });
const account = { username: "ada", email: "ada@example.org", password: "seven quiet lamps" };

function told<T>(answer: { data?: T; error?: { detail: string } }): T {
    if (answer.data === undefined) throw new Error(answer.error?.detail ?? "no answer");
    return answer.data;
}

const { user } = told(await stranger.POST("/register", { body: { ...account, zone: "Europe/Vienna" } }));
const { username, password } = account;
const { token } = told(await stranger.POST("/login", { body: { username, password } }));
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });

// @ts-expect-error: this is no field of a task, and the compiler must know it.
const wrong: components["schemas"]["NewTask"] = { title: "Pay the rent", due_date: "2027-01-31" };
const refused = await client.POST("/api/v1/tasks", { body: wrong });
if (refused.response.status !== 422) throw new Error("a field that is not there was accepted");

const added = told(await client.POST("/api/v1/tasks", {
    params: { header: { "Idempotency-Key": crypto.randomUUID() } },
    body: {
        title: "Pay the rent",
        due: { date: "2027-01-31", time: "09:30", zone: "Europe/Vienna" },
        repeat: { rule: "FREQ=MONTHLY", month_end: "clamp" },
    },
}));
const path = { id: added.id };

async function only(): Promise<Task> {
    const { tasks, next_cursor } = told(await client.GET("/api/v1/tasks", { params: { query: { limit: 10 } } }));
    const [task] = tasks;
    if (!task || tasks.length > 1 || next_cursor !== null) throw new Error("one task was expected");
    return task;
}

function expect(task: Task, date: string, clamped: boolean) {
    if (task.due?.date !== date) throw new Error(`due on ${task.due?.date}, not on ${date}`);
    if (task.why?.clamped !== clamped) throw new Error(`clamped is ${task.why?.clamped}`);
}

expect(await only(), "2027-01-31", false);
const completed = told(await client.POST("/api/v1/tasks/{id}/completion",
    { params: { path }, body: { occurrence: added.occurrence } }));
expect(completed, "2027-02-28", true);
if (!completed.operation) throw new Error("nothing to undo");
told(await client.POST("/api/v1/undo", { body: { operation: completed.operation } }));
expect(await only(), "2027-01-31", false);
told(await client.DELETE("/api/v1/tasks/{id}", { params: { path } }));
const { tasks } = told(await client.GET("/api/v1/tasks"));

console.log(`${user.username} has ${tasks.length} tasks; the rent is paid ${added.repeat?.words}`);

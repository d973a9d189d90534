// A rich life of one user: every operation succeeds at least once, and every field of every record
// is filled once and empty once.

import assert from "node:assert/strict";

const PASSWORD = "seven quiet lamps";
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

export async function moveIn(talk, username) {
    const registration = { username, email: `${username}@example.org`, password: PASSWORD };
    await talk.get("register", { as: null, body: { ...registration, zone: "Europe/Berlin", locale: "en-GB" } });
    const { token } = await talk.get("logIn", { as: null, body: { username, password: PASSWORD, next: null } });
    return token;
}

async function account(talk) {
    await talk.get("register", {
        as: null,
        body: { username: "x".repeat(64), email: "x@example.org", password: "y".repeat(256), zone: null, locale: null },
    });
    for (const locale of ["en", "en-GB", "de", "es"])
        await talk.get("register", {
            as: null,
            body: { username: `speaks-${locale}`, email: `${locale}@example.org`, password: PASSWORD, locale },
        });
    await talk.get("logIn", { as: null, body: { username: "speaks-de", password: PASSWORD, next: "/" } });
    await talk.get("showUser");
    for (const week_start of [...DAYS, 0, 7]) await talk.get("updateUser", { body: { week_start } });
    for (const locale of ["en", "en-GB", "de", "es"]) await talk.get("updateUser", { body: { locale } });
    for (const theme of ["light", "dark", "system"]) await talk.get("updateUser", { body: { theme } });
    const zone = { zone: "Europe/Vienna", current_password: null };
    const { operation } = await talk.get("updateUser", { body: zone });
    await talk.get("undo", { body: { operation } });
    await talk.get("updateUser", { body: { email: "new@example.org", current_password: PASSWORD, zone: "UTC" } });
    await talk.get("updateUser", { body: {} });
    await talk.get("changePassword", { body: { current_password: PASSWORD, new_password: PASSWORD } });
}

async function sessionsAndTokens(talk, username) {
    const { token } = await talk.get("logIn", { as: null, body: { username, password: PASSWORD } });
    const { sessions } = await talk.get("listSessions");
    await talk.get("endSession", { id: sessions.find(({ current }) => !current).id });
    const made = await talk.get("createToken", { body: { name: "t".repeat(100) } });
    await talk.get("listTokens");
    await talk.get("revokeToken", { id: made.id });
    const { token: other } = await talk.get("logIn", { as: null, body: { username, password: PASSWORD } });
    await talk.get("logOut", { as: other });
    return token;
}

// Every verb that projects, sections, labels and filters share.
async function records(talk, noun, rich, plain) {
    const id = crypto.randomUUID();
    const body = { id, ...rich };
    await talk.expect(201, `create${noun}`, { body });
    await talk.expect(200, `create${noun}`, { body });
    await talk.get(`create${noun}`, { body: { ...rich, ...plain, name: "Third" } });
    const operation = `update${noun}`;
    for (const [name, value] of Object.entries(rich)) await talk.get(operation, { id, body: { [name]: value } });
    for (const [name, value] of Object.entries(plain)) await talk.get(operation, { id, body: { [name]: value } });
    const read = await talk.get(`show${noun}`, { id });
    await talk.get(`put${noun}`, { id, body: { ...read, operation: null } });
    const { operation: last } = await talk.get(`put${noun}`, { id, body: { ...rich, operation: null } });
    await talk.get(`put${noun}`, { id, body: { ...await talk.get(`show${noun}`, { id }), operation: last } });
    const other = crypto.randomUUID();
    const put = (status, values) =>
        talk.expect(status, `put${noun}`, { id: other, body: { ...rich, name: "Another", ...values } });
    await put(201, {});
    await put(200, { ...plain, id: other });
    const gone = await talk.get(`delete${noun}`, { id: other });
    await talk.get("undo", { body: { operation: gone.operation } });
    return id;
}

async function places(talk) {
    const garden = await talk.get("createProject", { body: { name: "Garden" } });
    const house = await talk.get("createProject", { body: { name: "n".repeat(120) } });
    const color = "#1E90FF";
    await records(talk, "Project", { name: "Beds", color, position: 7, parent_id: garden.id, archived: true },
        { color: null, position: -(2 ** 53), parent_id: null, archived: false });
    const section = await records(talk, "Section", { name: "Later", project_id: garden.id, position: 7 },
        { project_id: house.id, name: "Soon", position: 2 ** 53 });
    await records(talk, "Label", { name: "l".repeat(60), color, position: 7 }, { name: "errand", color: null, position: 8 });
    return { project: garden.id, section };
}

const due = { date: "2027-01-31", time: "09:30", zone: "Europe/Berlin" };

// Tasks that are due when the clocks change, and in months that are too short.
const oddities = [
    { due: { date: "2027-03-28", time: "02:30", zone: "Europe/Berlin" } },
    { due: { date: "2027-10-31", time: "02:30", zone: "Europe/Berlin" }, repeat: { rule: "FREQ=YEARLY" } },
    { due: { date: "2027-02-28" }, repeat: { rule: "FREQ=MONTHLY", anchor: "2027-01-31" } },
    { due: { date: "2027-01-31", time: "09:00" }, repeat: { rule: "FREQ=HOURLY;INTERVAL=4" } },
];

function richTask({ project, section }, parent_id) {
    return {
        title: "t".repeat(500), notes: "n".repeat(65536), position: 9,
        labels: ["home", ...Array.from({ length: 49 }, (_, i) => `label ${i} `.padEnd(59, "x") + "y")],
        priority: 1, start_date: "2027-01-01", deadline: "2027-12-31", completed: false, due,
        repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=31", mode: "schedule", month_end: "clamp", anchor: "2027-01-31T09:30",
            missed: "each", paused: false },
        ...(parent_id ? { parent_id } : { project_id: project, section_id: section }),
    };
}

const empty = {
    notes: null, project_id: null, section_id: null, parent_id: null, labels: null, priority: null, start_date: null,
    deadline: null, due: null, repeat: null, completed: null,
};

async function tasks(talk, where) {
    const id = crypto.randomUUID();
    const body = { id, ...richTask(where) };
    await talk.expect(201, "createTask", { body });
    await talk.expect(200, "createTask", { body });
    const below = await talk.get("createTask", { body: richTask(where, id) });
    await talk.get("createTask", { body: { title: "Least", ...empty } });
    for (const odd of oddities) {
        const made = await talk.get("createTask", { body: { title: "Odd", ...odd } });
        await talk.get("listOccurrences", { id: made.id, query: { limit: 30 } });
    }
    for (const change of [{ due: { time: null } }, { due: { zone: null } }, { due }, { repeat: { mode: "completion" } },
        { repeat: { month_end: "skip", missed: "skip" } }, { repeat: { paused: true } }, { version: 1 + (await talk.get("showTask",
            { id: below.id })).version + 6 }])
        await talk.ask("updateTask", { id: below.id, body: change });
    const task = await talk.get("showTask", { id });
    await talk.get("updateTask", { id, body: { version: task.version, title: "Title", priority: 4 } });
    await talk.get("putTask", { id, body: { ...await talk.get("showTask", { id }), operation: null } });
    await talk.get("updateTask", { id, body: empty });
    const own = crypto.randomUUID();
    await talk.expect(201, "putTask", { id: own, body: { id: own, ...richTask(where) } });
    await talk.expect(200, "putTask", { id: own, body: { title: "Whole", ...empty } });
    await talk.get("updateTask", { id: own, body: { completed: true } });
    const quick = await talk.get("quickAdd", { body: { text: "Ring Ann" } });
    const done = await talk.get("completeTask", { id: quick.id });
    await talk.get("putTask", { id: quick.id, body: done });
    return { id, below: below.id };
}

async function repeats(talk) {
    const { id } = await talk.get("createTask", {
        body: { title: "Repeats", due: { date: "2027-01-30" }, repeat: { rule: "FREQ=DAILY;COUNT=9" } },
    });
    await talk.get("completeTask", { id });
    await talk.get("completeTask", { id, body: { occurrence: null } });
    const stale = await talk.get("completeTask", { id, body: { occurrence: "2027-01-30" } });
    assert.equal(stale.operation, null);
    await talk.get("skipOccurrence", { id, body: { occurrence: stale.occurrence } });
    await talk.get("skipOccurrence", { id, body: { occurrence: null } });
    await talk.get("listOccurrences", { id });
    const first = await talk.get("listCompletions", { id, query: { limit: 1 } });
    await talk.get("listCompletions", { id, query: { cursor: first.next_cursor } });
    const once = await talk.get("createTask", { body: { title: "Once" } });
    await talk.get("listOccurrences", { id: once.id });
    await talk.get("completeTask", { id: once.id });
    const { operation } = await talk.get("reopenTask", { id: once.id });
    await talk.get("reopenTask", { id: once.id });
    await talk.get("undo", { body: { operation } });
}

async function trash(talk, { project }) {
    const { id } = await talk.get("createTask", { body: { title: "Goes" } });
    await talk.get("deleteTask", { id });
    await talk.get("restoreTask", { id });
    await talk.get("updateTask", { id, body: { project_id: project } });
    const { task } = await talk.get("addTask", { body: { title: "Short", id: crypto.randomUUID() } });
    await talk.expect(200, "addTask", { body: { title: "Short", id: task.id } });
    await talk.get("removeTask", { id: task.id });
    const { operation } = await talk.get("removeTaskByDelete", { id });
    await talk.get("undo", { body: { operation } });
}

async function many(talk) {
    const { tasks: made } = await talk.get("changeManyTasks", { body: { add: [{ title: "One" },
        { title: "Two", due, repeat: { rule: "FREQ=DAILY" } }] } });
    const ids = made.map(({ id }) => id);
    await talk.get("changeManyTasks", { body: { tasks: ids, change: { priority: 2 } } });
    await talk.get("changeManyTasks", { body: { tasks: ids, change: { priority: 2 } } });
    for (const action of ["complete", "reopen", "delete", "restore"])
        await talk.get("changeManyTasks", { body: { tasks: ids, action } });
    await talk.get("changeManyTasks", { body: { tasks: [ids[1]], action: "skip" } });
}

// Every kind of term, each operator, and every comparison.
const FILTERS = ["(today | overdue) & !p1", "due before: monday", "due after: tomorrow", "deadline: today",
    "starting: today", "created: today", "no date | no time | no deadline", "recurring | subtask | completed | all tasks",
    "@garden* | no labels", "#Garden | ##Garden | /Later | /*", "search: ferns"];

async function views(talk) {
    await records(talk, "Filter", { name: "n".repeat(120), query: "p1", color: "#2e8b57", position: 7 },
        { name: "Soon", query: "7 days", color: null, position: 8 });
    for (const filter of FILTERS)
        for (const operation of ["listTasks", "listTasksShort"]) await talk.get(operation, { query: { filter } });
    await talk.get("createTask", { body: { title: "Water the ferns", notes: "The ferns are thirsty." } });
    await talk.get("createTask", { body: { title: "Buy ferns" } });
    const first = await talk.get("search", { query: { q: "ferns", limit: 1 } });
    await talk.get("search", { query: { q: "ferns", cursor: first.next_cursor } });
}

async function quickAdd(talk, { project, section }) {
    const now = { now: "2027-01-15T08:00:00Z", zone: "Europe/Vienna", locale: "en-US" };
    const line = "Meet Ann #Garden /Later @new p1 every friday 3pm starting jan 22 for 4 weeks {march 30} {from jan 20}";
    for (const text of [line, "Ask Bob tomorrow", "Ask Bob at 9", "Ask Bob", "Ask 1\n  Ask 2 on friday"]) {
        await talk.expect(200, "quickAdd", { body: { text, dry_run: true, ...now } });
        await talk.expect(201, "quickAdd", { body: { text, dry_run: false } });
    }
    const nothing = { dry_run: null, project_id: null, section_id: null, dismissed: null, now: null, zone: null, locale: null };
    await talk.get("quickAdd", { body: { text: "Ask", ...nothing, dry_run: true } });
    await talk.get("quickAdd", { body: { text: "Ask", dry_run: null, project_id: null, section_id: null, dismissed: null } });
    await talk.get("quickAdd", { body: { text: "Ask", project_id: project, section_id: section } });
    await talk.get("quickAdd", { body: { text: "Ask Bob tomorrow", project_id: project, dismissed: [{ start: 8, end: 16 }] } });
    const unclear = { text: "Ask every day until jan 1 2020", dry_run: true, ...now };
    const { problems } = await talk.get("quickAdd", { body: unclear });
    assert.ok(problems.length > 0);
}

async function lists(talk, task) {
    for (const operation of ["listTasks", "listTasksShort", "listProjects", "listSections", "listLabels", "listFilters"]) {
        const first = await talk.get(operation, { query: { limit: 1 } });
        await talk.get(operation, { query: { limit: 200, cursor: first.next_cursor } });
    }
    const history = await talk.get("listChangesOfTask", { id: task, query: { limit: 1 } });
    await talk.get("listChangesOfTask", { id: task, query: { cursor: history.next_cursor } });
}

// Everything that happened, from the token that was taken before.
async function feed(talk, since) {
    const all = [];
    for (let page = { next: since, has_more: true }; page.has_more;) {
        page = await talk.get("listChanges", { query: { since: page.next, limit: 50 } });
        all.push(...page.changes);
    }
    return all;
}

export async function live(talk, username) {
    const { next } = await talk.get("listChanges");
    for (const operation of ["checkHealth", "checkReadiness", "showInterface"]) await talk.get(operation, { as: null });
    await account(talk);
    await sessionsAndTokens(talk, username);
    const where = await places(talk);
    const made = await tasks(talk, where);
    await repeats(talk);
    await trash(talk, where);
    await many(talk);
    await views(talk);
    await quickAdd(talk, where);
    await lists(talk, made.id);
    return { ...where, ...made, changes: await feed(talk, next) };
}

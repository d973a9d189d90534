// Somebody with an account, who can also work over JSON, beside any browser.

export const PASSWORD = "correct horse battery staple";

async function ask(url, method, path, body, token) {
    const headers = { Accept: "application/json", "Content-Type": "application/json" };
    if (token) headers.Authorization = `Bearer ${token}`;
    return fetch(url + path, { method, headers, body: body && JSON.stringify(body) });
}

async function told(answer) {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    return answer.json();
}

export async function newPerson(url, username) {
    const person = { username, email: `${username}@example.org`, password: PASSWORD };
    await told(await ask(url, "POST", "/register", person));
    const { token } = await told(await ask(url, "POST", "/login", { username, password: PASSWORD }));

    return {
        ...person,
        add: async (title, notes = "") =>
            told(await ask(url, "POST", "/api/v1/tasks", { title, notes }, token)),
        // With any fields: due, labels, priority and so on.
        make: async (fields) => told(await ask(url, "POST", "/api/v1/tasks", fields, token)),
        // A new project, section or label, by its plural.
        create: async (kind, fields) => told(await ask(url, "POST", `/api/v1/${kind}`, fields, token)),
        change: async (id, fields) =>
            told(await ask(url, "PATCH", `/api/v1/tasks/${id}`, fields, token)),
        complete: async (id) =>
            told(await ask(url, "POST", `/api/v1/tasks/${id}/completion`, {}, token)),
        tasks: async () => (await told(await ask(url, "GET", "/api/v1/tasks?limit=200", null, token))).tasks,
        // What a program gets that has another token.
        statusWith: async (otherToken) =>
            (await ask(url, "GET", "/api/v1/tasks", null, otherToken)).status,
    };
}

// Signs a browser's profile in without showing it the form.
export async function signIn(profile, { username, password }) {
    const form = await (await profile.request.get("/login")).text();
    const [, csrf] = /name="csrf" value="([^"]+)"/.exec(form);
    const answer = await profile.request.post("/login", { form: { csrf, username, password } });
    if (!answer.ok()) throw new Error(`log-in: ${answer.status()}`);
}

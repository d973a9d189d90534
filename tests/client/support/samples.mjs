// For each operation a record that it can work on and a body that it accepts, made anew.

const named = (name) => ({ name: `${name} ${crypto.randomUUID().slice(0, 8)}` });
const repeating = { title: "Repeats", due: { date: "2027-01-31" }, repeat: { rule: "FREQ=DAILY" } };

// By the noun of the path.
const makers = {
    tasks: async (talk) => (await talk.get("createTask", { body: repeating })).id,
    projects: async (talk) => (await talk.get("createProject", { body: named("Project") })).id,
    sections: async (talk) => (await talk.get("createSection", { body: await bodies.createSection(talk) })).id,
    labels: async (talk) => (await talk.get("createLabel", { body: named("label") })).id,
    filters: async (talk) => (await talk.get("createFilter", { body: { ...named("Filter"), query: "p1" } })).id,
    sessions: async (talk) => {
        await talk.get("logIn", { as: null, body: await bodies.logIn() });
        return (await talk.get("listSessions")).sessions.at(-1).id;
    },
    tokens: async (talk) => (await talk.get("createToken", { body: named("Token") })).id,
};

const inbox = async (talk) => (await talk.get("listProjects")).projects.find(({ is_inbox }) => is_inbox).id;

const bodies = {
    register: async () => {
        const username = `user-${crypto.randomUUID().slice(0, 8)}`;
        return { username, email: `${username}@example.org`, password: "seven quiet lamps" };
    },
    logIn: async () => ({ username: "ada", password: "seven quiet lamps" }),
    updateUser: async () => ({ week_start: "monday" }),
    changePassword: async () => ({ current_password: "seven quiet lamps", new_password: "seven quiet lamps" }),
    createToken: async () => named("Token"),
    createTask: async () => ({ title: `Task ${crypto.randomUUID()}` }),
    addTask: async () => ({ title: `Task ${crypto.randomUUID()}` }),
    quickAdd: async () => ({ text: `Task ${crypto.randomUUID()}` }),
    putTask: async () => ({ title: "Whole", due: { date: "2027-01-31" } }),
    updateTask: async () => ({ title: `Title ${crypto.randomUUID()}` }),
    completeTask: async () => ({}),
    skipOccurrence: async () => ({}),
    changeManyTasks: async () => ({ add: [{ title: `Task ${crypto.randomUUID()}` }] }),
    createProject: async () => named("Project"),
    putProject: async () => named("Project"),
    updateProject: async () => named("Project"),
    createSection: async (talk) => ({ ...named("Section"), project_id: await inbox(talk) }),
    putSection: async (talk) => ({ ...named("Section"), project_id: await inbox(talk) }),
    updateSection: async () => named("Section"),
    createLabel: async () => named("label"),
    putLabel: async () => named("label"),
    updateLabel: async () => named("label"),
    createFilter: async () => ({ ...named("Filter"), query: "p1" }),
    putFilter: async () => ({ ...named("Filter"), query: "p1" }),
    updateFilter: async () => named("Filter"),
    undo: async (talk) => ({
        operation: (await talk.get("createTask", { body: { title: "Undone" } })).operation,
    }),
};

export async function samples(talk, { operationId, path }) {
    const noun = path.match(/(\w+)\/(delete\/)?\{id\}/)?.[1];
    return {
        id: noun && await makers[noun](talk),
        body: await bodies[operationId]?.(talk),
        query: operationId === "search" ? { q: "garden" } : undefined,
    };
}

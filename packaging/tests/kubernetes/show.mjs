// Shows what a test needs to do what a cluster would with the rendered manifests in FILE.
// usage: show.mjs FILE pods                  each pod's owner, one a line
//        show.mjs FILE environment OWNER [N] what its container N finds in its environment; 0 is the
//                                    program, which is the default, and 1 its init container
//        show.mjs FILE command OWNER [N]     what it runs
//        show.mjs FILE sql                   what the operator does to a new PostgreSQL, as superuser
//        show.mjs FILE locations             the Ingress as nginx's locations; upstreams are Services
import { Manifests } from "./manifests.mjs";
import { locations } from "./routing.mjs";

const [file, what, owner, index = 0] = process.argv.slice(2);
const manifests = Manifests.read(file);
const container = () => {
    const { spec } = manifests.pods.find((pod) => pod.id === owner);
    return [...spec.containers, ...(spec.initContainers ?? [])][index];
};

function sql() {
    const { bootstrap: { initdb }, managed } = manifests.of("Cluster")[0].spec;
    const passwords = managed.roles.filter((role) => role.ensure === "present" && role.login);
    return [
        `CREATE ROLE ${initdb.owner} LOGIN PASSWORD 'owner'`,
        `CREATE DATABASE ${initdb.database} OWNER ${initdb.owner}`,
        `\\connect ${initdb.database}`,
        ...initdb.postInitApplicationSQL,
        ...passwords.map(({ name }) => `ALTER ROLE ${name} LOGIN PASSWORD 'service'`),
    ].map((line) => (line.startsWith("\\") ? line : `${line};`));
}

const answers = {
    pods: () => manifests.pods.map((pod) => pod.id),
    environment: () => Object.entries(manifests.environment(container())).map((pair) => pair.join("=")),
    command: () => [...container().command, ...container().args],
    sql,
    locations: () => locations(manifests.of("Ingress")[0].spec.rules[0], (name) =>
        `${manifests.named("Service", name).spec.ports[0].appProtocol ?? "http"}://${name}`),
};
console.log(answers[what]().join("\n"));

// Where credentials are, and where they must not be.
import { containers, id } from "./manifests.mjs";

const unless = (truth, fault) => (truth ? [] : [fault]);

// A name that promises a secret, other than the name of a file, or a value that looks like one.
const secretName = (name) => /(password|token|secret|key|credential)s?$/i.test(name) &&
    !/(_file|tls_key)$/i.test(name);
const secretValue = (value) => /:\/\/[^/@]*:[^/@]+@|[?&\s](password|sslpassword)=|PRIVATE KEY/i.test(value) ||
    (value.match(/[A-Za-z0-9+=_-]{20,}/g) ?? []).some((word) => /\d/.test(word) && /[A-Za-z]/.test(word));

function plain(manifests) {
    const entries = [
        ...manifests.of("ConfigMap").flatMap((map) => Object.entries({ ...map.data, ...map.binaryData })
            .map(([name, value]) => [id(map), name, value])),
        ...manifests.pods.flatMap((pod) => containers(pod.spec).flatMap((container) =>
            [...(container.env ?? []).map((entry) => [pod.id, entry.name, entry.value ?? ""]),
                ...[...(container.args ?? []), ...container.command].map((word) => [pod.id, "", word])])),
    ];
    return [
        ...manifests.of("Secret").map((secret) => `${id(secret)}: is in the tree`),
        ...entries.filter(([, name, value]) => secretName(name) || secretValue(String(value)))
            .map(([where, name]) => `${where}: ${name} holds a secret`),
    ];
}

const fromEnvironment = (manifests) => manifests.pods.flatMap((pod) =>
    containers(pod.spec).flatMap((container) => unless(
        !(container.envFrom ?? []).some((from) => from.secretRef) &&
        !(container.env ?? []).some((entry) => entry.valueFrom),
        `${pod.id}: ${container.name} gets a Secret as environment`)));

// The files that settings name are there: each in a mounted Secret that only the program may read.
function mounted(manifests) {
    return manifests.pods.flatMap((pod) => containers(pod.spec).flatMap((container) => {
        const settings = manifests.environment(container);
        const files = Object.entries(settings)
            .filter(([name]) => /_FILE$|_TLS_(KEY|CERTIFICATE)$/.test(name)).map(([, file]) => file);
        const root = /sslrootcert=([^&]+)/.exec(settings.TASKLIGHT_DATABASE)?.[1];
        return [...files, ...(root ? [root] : [])].flatMap((file) =>
            unless(isMounted(file, container, pod.spec), `${pod.id}: ${file} is not mounted`));
    }));
}

function isMounted(file, container, spec) {
    const mount = (container.volumeMounts ?? []).find((one) => file.startsWith(`${one.mountPath}/`));
    const secret = spec.volumes?.find((one) => one.name === mount?.name)?.secret;
    const name = mount && file.slice(mount.mountPath.length + 1);
    return Boolean(secret) && mount.readOnly && (secret.defaultMode & 0o7) === 0 &&
        (secret.items?.some((item) => item.path === name) ?? ["tls.crt", "tls.key"].includes(name));
}

const verified = (manifests) => manifests.pods.flatMap((pod) => containers(pod.spec).flatMap((container) => {
    const { TASKLIGHT_DATABASE: database = "" } = manifests.environment(container);
    return unless(!database.startsWith("postgres") || /[?&]sslmode=verify-full(&|$)/.test(database),
        `${pod.id}: does not check who PostgreSQL is`);
}));

// The credentials that people make; cert-manager and the operator make the others.
const handMade = (name) => !/-(tls|ca)$/.test(name);

function readers(manifests) {
    if (!manifests.isProduction) return [];
    const used = new Set(manifests.pods.flatMap((pod) => pod.spec.volumes ?? [])
        .map((volume) => volume.secret?.secretName).filter((name) => name && handMade(name)));
    const rules = manifests.of("Role", "ClusterRole").flatMap((role) => role.rules);
    const named = rules.flatMap((rule) => rule.resourceNames ?? []);
    const bindings = manifests.of("RoleBinding", "ClusterRoleBinding");
    return [
        ...unless(rules.every((rule) => rule.resources.join() === "secrets" && rule.resourceNames?.length &&
            !rule.verbs.includes("*")), "a Role gives more than named Secrets"),
        ...unless(used.size === named.length && named.every((name) => used.has(name)),
            `the Role names ${named}, the pods use ${[...used]}`),
        ...unless(bindings.length && bindings.every((one) => one.subjects.every((subject) =>
            subject.kind === "Group" && !subject.name.startsWith("system:"))),
        "Secrets may be read by others than a group of operators"),
    ];
}

export const secretRules = {
    "no-secrets": plain,
    "secrets-as-files": (manifests) => [...fromEnvironment(manifests), ...mounted(manifests)],
    "verified-database": verified,
    "secret-readers": readers,
};

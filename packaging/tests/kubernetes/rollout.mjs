// How pods come and go without losing a request, and how many there may be.
import { containers, id, selects } from "./manifests.mjs";

const drainSeconds = 20;  // the program ends running requests for as long as that
const unless = (truth, fault) => (truth ? [] : [fault]);
const server = (pod) => pod.spec.containers[0];
const scalerOf = (manifests, pod) => manifests.of("HorizontalPodAutoscaler").filter((one) =>
    one.spec.scaleTargetRef.kind === pod.owner.kind &&
    one.spec.scaleTargetRef.name === pod.owner.metadata.name);

const inServers = (rule) => (manifests, known) => manifests.servers.flatMap((pod) =>
    rule(pod, manifests, known).map((fault) => `${pod.id}: ${fault}`));
const inProduction = (rule) => (manifests, known) =>
    (manifests.isProduction ? rule(manifests, known) : []);

function oneWriter(pod, manifests) {
    const { TASKLIGHT_DATABASE: database } = manifests.environment(server(pod));
    if (!database) return ["names no database"];
    if (!database.startsWith("sqlite:")) return [];
    const { replicas, strategy } = pod.owner.spec;
    return unless(replicas === 1 && strategy?.type === "Recreate" && !scalerOf(manifests, pod).length,
        "several pods could use one SQLite file");
}

function stops(pod) {
    const sleep = server(pod).lifecycle?.preStop?.sleep?.seconds ?? 0;
    return [
        ...unless(sleep >= 5, "stops before the proxies know"),
        ...unless(pod.spec.terminationGracePeriodSeconds > sleep + drainSeconds,
            "is killed before its requests have ended"),
    ];
}

function replaces(pod, manifests) {
    const { strategy = {}, replicas } = pod.owner.spec;
    const update = strategy.rollingUpdate ?? {};
    return [
        ...unless(strategy.type === "RollingUpdate" && update.maxUnavailable === 0 && update.maxSurge,
            "lets pods go before new ones are ready"),
        ...unless(replicas === undefined, "sets the replicas that its autoscaler owns"),
    ];
}

function scales(pod, manifests) {
    const [scaler, ...others] = scalerOf(manifests, pod);
    return unless(scaler && !others.length && scaler.spec.minReplicas >= 2 &&
        scaler.spec.maxReplicas > scaler.spec.minReplicas, "has not one autoscaler from two pods up");
}

function spreads(pod) {
    const keys = (pod.spec.topologySpreadConstraints ?? []).filter((one) =>
        selects(one.labelSelector, pod.labels) &&
        one.matchLabelKeys?.includes("app.kubernetes.io/component")).map((one) => one.topologyKey);
    return unless(keys.includes("kubernetes.io/hostname") &&
        keys.includes("topology.kubernetes.io/zone"), "is not spread over nodes and zones");
}

function budgets(manifests) {
    const all = manifests.of("PodDisruptionBudget");
    const blocking = all.filter(({ spec }) => !(spec.maxUnavailable >= 1)).map((one) =>
        `${id(one)}: keeps a node from being drained`);
    return [...blocking, ...manifests.servers.flatMap((pod) => unless(
        all.filter((one) => selects(one.spec.selector, pod.labels)).length === 1,
        `${pod.id}: has not one disruption budget`))];
}

const targets = (manifests) => manifests.of("HorizontalPodAutoscaler").flatMap((one) => unless(
    manifests.named(one.spec.scaleTargetRef.kind, one.spec.scaleTargetRef.name),
    `${id(one)}: scales what is not there`));

function migration(manifests, { version }) {
    const jobs = manifests.of("Job");
    const job = manifests.pods.find((pod) => pod.owner.kind === "Job");
    const owner = job && new URL(manifests.environment(server(job)).TASKLIGHT_DATABASE).username;
    return [
        ...unless(jobs.length === 1 &&
            jobs[0].metadata.name === `tasklight-migration-${version.replaceAll(".", "-")}`,
        "there is not one migration Job with the version in its name"),
        ...unless(jobs.every(({ spec }) => spec.template.spec.restartPolicy === "Never" &&
            spec.backoffLimit <= 10 && spec.ttlSecondsAfterFinished >= 3600),
        "nobody can read the log of a migration that failed"),
        ...manifests.servers.flatMap((pod) => {
            const settings = manifests.environment(server(pod));
            const waits = (pod.spec.initContainers ?? []).some((one) =>
                one.args?.join(" ") === "migrate wait" &&
                manifests.environment(one).TASKLIGHT_DATABASE === settings.TASKLIGHT_DATABASE);
            return [
                ...unless(waits, `${pod.id}: does not wait for the migration`),
                ...unless(settings.TASKLIGHT_AUTO_MIGRATE === "false", `${pod.id}: migrates by itself`),
                ...unless(new URL(settings.TASKLIGHT_DATABASE).username !== owner,
                    `${pod.id}: serves as the role that owns the tables`),
            ];
        }),
    ];
}

// At the highest count of each autoscaler, with the pods of a rollout beside them.
function connections(manifests) {
    const cluster = manifests.of("Cluster")[0];
    if (!cluster) return [];
    const offered = Number(cluster.spec.postgresql.parameters.max_connections) - 20;
    const wanted = manifests.servers.reduce((sum, pod) => {
        const pods = scalerOf(manifests, pod)[0].spec.maxReplicas +
            pod.owner.spec.strategy.rollingUpdate.maxSurge;
        return sum + pods * Number(manifests.environment(server(pod)).TASKLIGHT_DATABASE_CONNECTIONS);
    }, 0);
    return unless(wanted <= offered, `PostgreSQL offers ${offered} connections, pods want ${wanted}`);
}

export const rolloutRules = {
    "one-writer": inServers(oneWriter),
    "stop": inServers(stops),
    "replace": inProduction(inServers(replaces)),
    "scale": inProduction(inServers(scales)),
    "scale-targets": targets,
    "spread": inProduction(inServers(spreads)),
    "disruption": inProduction(budgets),
    "migration": inProduction(migration),
    "connections": inProduction(connections),
};

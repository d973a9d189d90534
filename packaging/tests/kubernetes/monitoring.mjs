// What Prometheus asks, if its operator is there.
import { id, selects } from "./manifests.mjs";

const unless = (truth, fault) => (truth ? [] : [fault]);

// The instances that an operator makes of a Cluster.
const instances = (manifests) => manifests.of("Cluster").map((one) => ({
    labels: { "cnpg.io/cluster": one.metadata.name, "cnpg.io/podRole": "instance" },
    spec: { containers: [{ ports: [{ name: "metrics" }] }] },
}));

function monitors(manifests) {
    const all = manifests.of("PodMonitor");
    if (!all.length) return [];
    const asked = (pod) => all.filter(({ spec }) => selects(spec.selector, pod.labels) &&
        spec.podMetricsEndpoints.every(({ port }) => pod.spec.containers.some((container) =>
            container.ports?.some((one) => one.name === port)))).length;
    const waits = (pod) => all.filter(({ spec }) => selects(spec.selector, pod.labels))
        .flatMap(({ spec }) => spec.podMetricsEndpoints).every(({ relabelings = [] }) => relabelings.some((one) =>
            one.sourceLabels.join() === "__meta_kubernetes_pod_phase" && one.regex === "Running" &&
            one.action === "keep"));
    return [
        ...manifests.servers.flatMap((pod) => [
            ...unless(asked(pod) === 1, `${pod.id}: is not asked for its metrics once`),
            ...unless(waits(pod), `${pod.id}: counts as down while it waits for the schema`),
        ]),
        ...unless(manifests.pods.every((pod) => pod.owner.kind === "Deployment" || !asked(pod)),
            "the migration is asked for metrics"),
        ...unless(instances(manifests).every((pod) => asked(pod) === 1), "PostgreSQL is not asked once"),
        ...all.filter((one) => manifests.named("Cluster", one.metadata.name)).map((one) =>
            `${id(one)}: the operator of PostgreSQL removes it`),
        ...unless(manifests.of("PrometheusRule").length === 1, "the alerts are missing"),
    ];
}

export const monitoringRules = { "monitoring": monitors };

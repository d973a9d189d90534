// Who reaches whom: Services, the Ingress and the network policies.
import { id, selects } from "./manifests.mjs";
import { serviceFor } from "./routing.mjs";

const unless = (truth, fault) => (truth ? [] : [fault]);
const inProduction = (rule) => (manifests) => (manifests.isProduction ? rule(manifests) : []);

// Whose a path is, as the program sees it.
const owners = {
    accounts: ["/register", "/login", "/logout", "/users/me", "/users"],
    tasks: ["/tasks", "/tasks/add", "/api/v1/tasks", "/api/v1/sessions"],
    pages: ["/", "/assets/abc/css/all.css", "/about", "/tasksfoo", "/loginx", "/api", "/api/v10"],
};

const hasPort = (pod, name) => pod.spec.containers.some((container) =>
    (container.ports ?? []).some((port) => port.name === name));

function selectors(manifests) {
    const own = manifests.of("Deployment").flatMap((one) => unless(
        manifests.podsOf(one.spec.selector).length === 1 &&
        selects(one.spec.selector, one.spec.template.metadata.labels),
        `${id(one)}: selects other pods than its own`));
    const services = manifests.of("Service").flatMap((one) => {
        const pods = manifests.podsOf({ matchLabels: one.spec.selector });
        return [
            ...unless(pods.length === 1 && pods[0].owner.kind === "Deployment",
                `${id(one)}: leads to ${pods.map((pod) => pod.id).join(", ") || "nobody"}`),
            ...unless(pods.every((pod) => one.spec.ports.every((port) => hasPort(pod, port.targetPort))),
                `${id(one)}: leads to a port that is not there`),
        ];
    });
    return [...own, ...services];
}

function ingress(manifests) {
    const all = manifests.of("Ingress");
    const wanted = manifests.isProduction || manifests.servers.length > 1 ? 1 : 0;
    if (all.length !== wanted) return [`there are ${all.length} ways in, not ${wanted}`];
    return all.flatMap((one) => one.spec.rules.flatMap((rule) => {
        const backends = rule.http.paths.flatMap(({ path, backend }) => {
            const service = manifests.named("Service", backend.service.name);
            return unless(service?.spec.ports.some((port) => port.name === backend.service.port.name),
                `${id(one)}: ${path} leads to a Service or port that is not there`);
        });
        if (backends.length) return backends;
        return Object.entries(owners).flatMap(([part, paths]) => paths.flatMap((path) => {
            const service = manifests.named("Service", serviceFor(rule, path)?.name);
            const pods = service ? manifests.podsOf({ matchLabels: service.spec.selector }) : [];
            const served = pods.flatMap((pod) => manifests.environment(pod.spec.containers[0])
                .TASKLIGHT_SERVICES.split(","));
            return unless(served.includes(part), `${id(one)}: ${path} does not lead to ${part}`);
        }));
    }));
}

function encrypted(manifests) {
    const certificates = manifests.of("Certificate").map((one) => one.spec.secretName);
    return manifests.of("Ingress").flatMap((one) => {
        const notes = one.metadata.annotations ?? {};
        const nginx = ["backend-protocol", "proxy-ssl-verify", "proxy-ssl-secret", "proxy-ssl-name"]
            .map((name) => notes[`nginx.ingress.kubernetes.io/${name}`]);
        const services = one.spec.rules.flatMap((rule) => rule.http.paths.map((path) =>
            manifests.named("Service", path.backend.service.name)?.metadata.annotations ?? {}));
        const traefik = manifests.of("ServersTransport").some(({ metadata, spec }) =>
            spec.serverName && !spec.insecureSkipVerify && services.every((service) =>
                service["traefik.ingress.kubernetes.io/service.serversscheme"] === "https" &&
                service["traefik.ingress.kubernetes.io/service.serverstransport"] ===
                    `${metadata.namespace}-${metadata.name}@kubernetescrd`));
        return [
            ...unless(one.spec.rules.every((rule) => rule.host && (one.spec.tls ?? []).some((tls) =>
                tls.hosts.includes(rule.host) && certificates.includes(tls.secretName))),
            `${id(one)}: a host has no certificate`),
            ...unless(traefik || (nginx[0] === "HTTPS" && nginx[1] === "on" && nginx[2] && nginx[3]),
                `${id(one)}: the way to the pods is not encrypted, or nobody is asked for a name`),
        ];
    });
}

// Tasklight closes an idle connection after 15 s; who sends requests into it must do so before.
const idle = (manifests) => manifests.of("ServersTransport").flatMap((one) => unless(
    Number.parseFloat(one.spec.forwardingTimeouts?.idleConnTimeout ?? "90s") <= 10,
    `${id(one)}: may send a request into a connection that just closes`));

// Pods of one place, or the addresses of nodes.
const isNarrow = (peer) => (peer.namespaceSelector && peer.podSelector) ||
    (peer.ipBlock && !peer.ipBlock.cidr.endsWith("/0"));

function policies(manifests) {
    const all = manifests.of("NetworkPolicy");
    const deny = all.some(({ spec }) => !Object.keys(spec.podSelector).length && !spec.ingress &&
        !spec.egress && ["Ingress", "Egress"].every((type) => spec.policyTypes.includes(type)));
    const open = all.filter(({ spec }) => (spec.ingress ?? []).some((rule) => !rule.from || !rule.ports) ||
        (spec.egress ?? []).some((rule) => !rule.ports || (!rule.to && !reachesTheApi(spec, rule))));
    const rules = (pod, way) => all.filter(({ spec }) => selects(spec.podSelector, pod.labels))
        .flatMap(({ spec }) => spec[way] ?? []);
    const instances = manifests.of("Cluster").map((one) =>
        ({ id: id(one), labels: { "cnpg.io/cluster": one.metadata.name } }));
    const lets = (pod, number, test) => rules(pod, "ingress").some((rule) => rule.from?.some(test) &&
        rule.ports?.some((port) => port.port === number));
    const reaches = (pod, number) => rules(pod, "egress").some((rule) =>
        rule.ports?.some((port) => port.port === number));
    return [
        ...unless(deny, "no policy denies what is not allowed"),
        ...open.map((one) => `${id(one)}: lets everybody in, or out to everywhere`),
        ...manifests.pods.flatMap((pod) => [
            ...unless(reaches(pod, 53) && reaches(pod, 5432), `${pod.id}: cannot reach its database`),
            ...unless(pod.owner.kind === "Job" ? !rules(pod, "ingress").length
                : rules(pod, "ingress").length === 2 && rules(pod, "ingress").every((rule) =>
                    rule.from?.every(isNarrow) &&
                    rule.ports?.every((port) => hasPort(pod, port.port))),
            `${pod.id}: others than the ingress controller and Prometheus may call it, or these not`),
        ]),
        ...instances.flatMap((pod) => [
            ...unless(rules(pod, "egress").some((rule) => !rule.to), `${pod.id}: cannot reach the API`),
            ...unless(lets(pod, 8000, (peer) => peer.namespaceSelector), `${pod.id}: is kept from its operator`),
            ...unless(lets(pod, 9187, isNarrow), `${pod.id}: is kept from Prometheus`),
        ]),
    ];
}

const reachesTheApi = (spec, rule) => "cnpg.io/cluster" in (spec.podSelector.matchLabels ?? {}) &&
    rule.ports.every((port) => [443, 6443, 8443, 16443].includes(port.port));

export const networkRules = {
    "selectors": selectors,
    "ingress": ingress,
    "encrypted": inProduction(encrypted),
    "idle-connections": idle,
    "network-policies": inProduction(policies),
};

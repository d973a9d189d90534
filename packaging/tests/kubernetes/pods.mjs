// What every pod must be, wherever it runs.
import { containers } from "./manifests.mjs";

const volumeKinds = ["configMap", "secret", "emptyDir", "persistentVolumeClaim", "projected"];

const inPods = (rule) => (manifests, known) => manifests.pods.flatMap((pod) =>
    rule(pod, manifests, known).map((fault) => `${pod.id}: ${fault}`));

const inContainers = (rule) => inPods((pod, manifests, known) =>
    containers(pod.spec).flatMap((container) => rule(container, pod, manifests, known)
        .map((fault) => `${container.name}: ${fault}`)));

const unless = (truth, fault) => (truth ? [] : [fault]);

function restrictedPod({ spec }) {
    const context = spec.securityContext ?? {};
    return [
        ...unless(context.runAsNonRoot === true && context.runAsUser > 0, "may run as root"),
        ...unless(context.seccompProfile?.type === "RuntimeDefault", "has no seccomp profile"),
        ...unless(!spec.hostNetwork && !spec.hostPID && !spec.hostIPC, "shares the node's spaces"),
        ...unless((spec.volumes ?? []).every((volume) =>
            Object.keys(volume).every((key) => key === "name" || volumeKinds.includes(key))),
        "mounts a kind of volume that is not allowed"),
    ];
}

function restrictedContainer(container) {
    const context = container.securityContext ?? {};
    return [
        ...unless(context.allowPrivilegeEscalation === false, "may gain privileges"),
        ...unless(!context.privileged, "is privileged"),
        ...unless(context.readOnlyRootFilesystem === true, "may write to its root"),
        ...unless(context.runAsNonRoot !== false && context.runAsUser !== 0, "may run as root"),
        ...unless(!context.seccompProfile, "chooses its own seccomp profile"),
        ...unless(context.capabilities?.drop?.includes("ALL") && !context.capabilities.add,
            "keeps capabilities"),
    ];
}

function probes(container, pod, manifests) {
    if (pod.owner.kind !== "Deployment" || pod.spec.initContainers?.includes(container)) return [];
    const tls = "TASKLIGHT_TLS_KEY" in manifests.environment(container);
    const port = (manifests.environment(container).TASKLIGHT_LISTEN ?? "").split(":").pop();
    const wanted = { startupProbe: "/healthz", livenessProbe: "/healthz", readinessProbe: "/readyz" };
    return Object.entries(wanted).flatMap(([name, path]) => {
        const get = container[name]?.httpGet;
        const declared = container.ports?.find((one) => one.name === get?.port);
        return [
            ...unless(get?.path === path, `${name} does not ask for ${path}`),
            ...unless((get?.scheme ?? "HTTP") === (tls ? "HTTPS" : "HTTP"), `${name}: wrong scheme`),
            ...unless(String(declared?.containerPort) === port, `${name}: nobody listens there`),
        ];
    });
}

function serviceAccount(pod, manifests) {
    const name = pod.spec.serviceAccountName;
    const account = manifests.named("ServiceAccount", name);
    const bound = manifests.of("RoleBinding", "ClusterRoleBinding").some((binding) =>
        (binding.subjects ?? []).some((subject) =>
            subject.kind === "ServiceAccount" || subject.name?.startsWith("system:")));
    return [
        ...unless(account?.automountServiceAccountToken === false &&
            pod.spec.automountServiceAccountToken === false, "gets a token for the Kubernetes API"),
        ...unless(!bound, "a binding gives rights to service accounts"),
    ];
}

export const podRules = {
    "service-links": inPods(({ spec }) => unless(spec.enableServiceLinks === false,
        "lets Services add to its environment")),
    "restricted": (manifests) => [...inPods(restrictedPod)(manifests),
        ...inContainers(restrictedContainer)(manifests)],
    "resources": inContainers(({ resources = {} }) => ["requests", "limits"].flatMap((kind) =>
        ["cpu", "memory"].flatMap((what) => unless(resources[kind]?.[what], `no ${kind}.${what}`)))),
    "probes": inContainers(probes),
    "service-account": inPods(serviceAccount),
    "image": inContainers(({ image }, pod, manifests, { version }) => {
        const [, registry, plain] = /^(.+\/)?(.*)$/.exec(image);
        return [
            ...unless(plain === `tasklight:${version}`, `runs ${image}, not version ${version}`),
            ...unless(registry || !manifests.isProduction, `runs ${image}, which no registry has`),
        ];
    }),
};

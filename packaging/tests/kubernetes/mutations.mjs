// What each rule must refuse: a mistake in manifests that were right. `server` is the first Deployment,
// `container` its program, `find` a manifest by kind and the end of its name.
export const mutations = [];

const refuse = (rule, ...mistakes) => {
    for (const [words, change] of mistakes) mutations.push({ rule, words, change });
};

refuse("schema",
    ["a misspelt field of a pod", ({ spec }) => { spec.enableServiceLink = false; }],
    ["a misspelt field of a container", ({ container }) => { container.resource = {}; }],
    ["a misspelt field at the top", ({ server }) => { server.metdata = {}; }],
    ["a misspelt field of a probe", ({ container }) => { container.readinessProbe.periodSecond = 5; }],
    ["a misspelt field of a network policy", ({ find }) => { find("NetworkPolicy").spec.egres = []; }],
    ["a misspelt field of a certificate", ({ find }) => { find("Certificate").spec.dnsName = ["a"]; }],
    ["a misspelt field of a PostgreSQL cluster", ({ find }) => { find("Cluster").spec.instance = 3; }],
    ["a misspelt field of a transport", ({ find }) => { find("ServersTransport").spec.rootCA = "a"; }],
    ["a text where a number belongs", ({ spec }) => { spec.terminationGracePeriodSeconds = "40 s"; }],
    ["a missing field", ({ server }) => { delete server.spec.selector; }],
    ["a kind that does not exist", ({ server }) => { server.kind = "Deploiment"; }],
    ["an old version of an API", ({ find }) => { find("PodDisruptionBudget").apiVersion = "policy/v1beta1"; }]);

refuse("settings",
    ["a setting that the program does not know", ({ map }) => { map.TASKLIGHT_PORT = "8080"; }],
    ["a ConfigMap that is not there", ({ container }) => { container.envFrom[0].configMapRef.name = "x"; }]);

refuse("service-links",
    ["links of Services", ({ spec }) => { delete spec.enableServiceLinks; }],
    ["links of Services in the Job", ({ job }) => { job.enableServiceLinks = true; }]);

refuse("restricted",
    ["root", ({ spec }) => { spec.securityContext.runAsUser = 0; }],
    ["any user", ({ spec }) => { delete spec.securityContext.runAsNonRoot; }],
    ["no seccomp", ({ job }) => { job.securityContext.seccompProfile.type = "Unconfined"; }],
    ["the node's network", ({ spec }) => { spec.hostNetwork = true; }],
    ["a folder of the node", ({ spec }) => { spec.volumes.push({ name: "a", hostPath: { path: "/" } }); }],
    ["a kept capability", ({ container }) => { container.securityContext.capabilities.add = ["NET_RAW"]; }],
    ["all capabilities", ({ init }) => { delete init.securityContext.capabilities; }],
    ["a root that can be written", ({ container }) => {
        container.securityContext.readOnlyRootFilesystem = false; }],
    ["a privileged container", ({ init }) => { init.securityContext.privileged = true; }],
    ["a way to more privileges", ({ container }) => {
        delete container.securityContext.allowPrivilegeEscalation; }]);

refuse("resources",
    ["no limit of memory", ({ container }) => { delete container.resources.limits.memory; }],
    ["an init container without requests", ({ init }) => { delete init.resources.requests; }]);

refuse("probes",
    ["no readiness", ({ container }) => { delete container.readinessProbe; }],
    ["liveness that asks for the database", ({ container }) => {
        container.livenessProbe.httpGet.path = "/readyz"; }],
    ["a probe that speaks HTTP to HTTPS", ({ container }) => {
        container.startupProbe.httpGet.scheme = "HTTP"; }],
    ["a port where nobody listens", ({ container }) => { container.ports[0].containerPort = 8080; }]);

refuse("service-account",
    ["a token for the API", ({ spec }) => { spec.automountServiceAccountToken = true; }],
    ["an account that is not there", ({ spec }) => { spec.serviceAccountName = "default"; }],
    ["rights for an account", ({ find }) => {
        find("RoleBinding").subjects.push({ kind: "ServiceAccount", name: "tasklight-tasks" }); }]);

refuse("image",
    ["the newest image", ({ container }) => { container.image = "registry.example.org/tasklight:latest"; }],
    ["an image from nowhere", ({ container }) => { container.image = container.image.split("/").pop(); }],
    ["another program", ({ container }) => { container.image = container.image.replace("tasklight", "other"); }],
    ["an init container of another version", ({ init }) => {
        init.image = "registry.example.org/tasklight:0.0.9"; }]);

refuse("one-writer",
    ["SQLite behind several pods", ({ find }) => {
        find("ConfigMap", /-database-/).data.TASKLIGHT_DATABASE = "sqlite:/var/lib/tasklight/a.db"; }],
    ["no database", ({ find }) => { delete find("ConfigMap", /-database-/).data.TASKLIGHT_DATABASE; }]);

refuse("stop",
    ["no wait for the proxies", ({ container }) => { delete container.lifecycle; }],
    ["a kill before the end", ({ spec }) => { spec.terminationGracePeriodSeconds = 30; }]);

refuse("replace",
    ["a pod that goes first", ({ server }) => { server.spec.strategy.rollingUpdate.maxUnavailable = 1; }],
    ["all pods at once", ({ server }) => { server.spec.strategy = { type: "Recreate" }; }],
    ["replicas beside an autoscaler", ({ server }) => { server.spec.replicas = 3; }]);

refuse("scale",
    ["a Deployment without an autoscaler", ({ drop }) => drop("HorizontalPodAutoscaler")],
    ["an autoscaler down to one pod", ({ find }) => {
        find("HorizontalPodAutoscaler").spec.minReplicas = 1; }]);

refuse("scale-targets",
    ["an autoscaler of nothing", ({ find }) => {
        find("HorizontalPodAutoscaler").spec.scaleTargetRef.name = "tasklight-account"; }]);

refuse("spread",
    ["pods on one node", ({ spec }) => { spec.topologySpreadConstraints.shift(); }],
    ["the spread of other pods", ({ spec }) => {
        spec.topologySpreadConstraints[1].labelSelector.matchLabels = { app: "other" }; }]);

refuse("disruption",
    ["a budget that blocks each drain", ({ find }) => {
        find("PodDisruptionBudget").spec.maxUnavailable = 0; }],
    ["a Deployment without a budget", ({ drop }) => drop("PodDisruptionBudget")]);

refuse("migration",
    ["a Job of another version", ({ find }) => { find("Job").metadata.name = "tasklight-migration-0-0-9"; }],
    ["no Job", ({ drop }) => drop("Job")],
    ["a Job that takes its logs along", ({ job }) => { job.restartPolicy = "OnFailure"; }],
    ["a Job that goes at once", ({ find }) => { find("Job").spec.ttlSecondsAfterFinished = 60; }],
    ["a Job that leaves dozens of pods", ({ find }) => { find("Job").spec.backoffLimit = 30; }],
    ["pods that do not wait", ({ spec }) => { spec.initContainers = []; }],
    ["pods that migrate", ({ find }) => {
        find("ConfigMap", /-production-/).data.TASKLIGHT_AUTO_MIGRATE = "true"; }],
    ["a service as the owner", ({ find }) => { const { data } = find("ConfigMap", /-database-/);
        data.TASKLIGHT_DATABASE = data.TASKLIGHT_DATABASE.replace("tasklight@", "tasklight_owner@"); }]);

refuse("connections",
    ["more connections than PostgreSQL has", ({ find }) => {
        find("ConfigMap", /-site-/).data.TASKLIGHT_DATABASE_CONNECTIONS = "16"; }]);

// More of what must be refused: the ways between pods, and credentials.
import { mutations } from "./mutations.mjs";

const refuse = (rule, ...mistakes) => {
    for (const [words, change] of mistakes) mutations.push({ rule, words, change });
};

refuse("selectors",
    ["a Service that leads nowhere", ({ find }) => { find("Service").spec.selector.a = "b"; }],
    ["a Service that leads to all", ({ find }) => {
        delete find("Service").spec.selector["app.kubernetes.io/component"]; }],
    ["a Service to a port that is not there", ({ find }) => {
        find("Service").spec.ports[0].targetPort = "http"; }],
    ["a Deployment that selects others' pods", ({ server }) => {
        delete server.spec.selector.matchLabels["app.kubernetes.io/component"]; }]);

const paths = (find) => find("Ingress").spec.rules[0].http.paths;
const path = (find, wanted) => paths(find).find((one) => one.path === wanted);
refuse("ingress",
    ["no Ingress", ({ drop }) => drop("Ingress")],
    ["a Service that is not there", ({ find }) => { paths(find)[0].backend.service.name = "x"; }],
    ["a port that is not there", ({ find }) => { paths(find)[0].backend.service.port.name = "http"; }],
    ["log-ins that go to pages", ({ find }) => { path(find, "/login").path = "/log-in"; }],
    ["only the exact path of tasks", ({ find }) => { path(find, "/tasks").pathType = "Exact"; }],
    ["all of /api for tasks", ({ find }) => { path(find, "/api/v1").path = "/api"; }],
    ["pages that get only /", ({ find }) => { path(find, "/").pathType = "Exact"; }]);

refuse("encrypted",
    ["an Ingress without TLS", ({ find }) => { delete find("Ingress").spec.tls; }],
    ["a host without a certificate", ({ find }) => { find("Ingress").spec.rules[0].host = "a.example"; }],
    ["a certificate for another Secret", ({ find }) => {
        find("Certificate", /-ingress$/).spec.secretName = "a"; }],
    ["a way to the pods without TLS", ({ find }) => { find("Service").metadata.annotations = {}; }],
    ["a controller that believes any certificate", ({ find }) => {
        find("ServersTransport").spec.insecureSkipVerify = true; }]);

refuse("idle-connections",
    ["idle connections that are kept for long", ({ find }) => {
        find("ServersTransport").spec.forwardingTimeouts = { idleConnTimeout: "90s" }; }]);

const policy = (find, name) => find("NetworkPolicy", name).spec;
refuse("network-policies",
    ["nothing denied", ({ drop }) => drop("NetworkPolicy", /^default-deny$/)],
    ["only the way in denied", ({ find }) => { policy(find, /^default-deny$/).policyTypes = ["Ingress"]; }],
    ["anybody let in", ({ find }) => { delete policy(find, /^prometheus-to-tasklight$/).ingress[0].from; }],
    ["any port let in", ({ find }) => { delete policy(find, /^prometheus-to-tasklight$/).ingress[0].ports; }],
    ["pods let out to everywhere", ({ find }) => { delete policy(find, /^tasklight-to-postgresql$/).egress[0].to; }],
    ["a whole namespace let in", ({ find }) => {
        delete policy(find, /^prometheus-to-tasklight$/).ingress[0].from[0].podSelector; }],
    ["all addresses let in", ({ find }) => {
        policy(find, /^prometheus-to-tasklight$/).ingress[0].from = [{ ipBlock: { cidr: "0.0.0.0/0" } }]; }],
    ["no way to the API for PostgreSQL", ({ find }) => { policy(find, /^tasklight-postgresql$/).egress.pop(); }],
    ["no way to PostgreSQL for its operator", ({ find }) => {
        policy(find, /^tasklight-postgresql$/).ingress.pop(); }],
    ["no way to PostgreSQL for Prometheus", ({ drop }) => drop("NetworkPolicy", /^prometheus-to-postgresql$/)],
    ["no way to the database", ({ drop }) => drop("NetworkPolicy", /^tasklight-to-postgresql$/)],
    ["no way to names", ({ drop }) => drop("NetworkPolicy", /^all-to-dns$/)],
    ["no way in", ({ drop }) => drop("NetworkPolicy", /^ingress-controller-to-tasklight$/)],
    ["a way in to the migration", ({ find }) => {
        delete policy(find, /^prometheus-to-tasklight$/).podSelector.matchExpressions; }]);

const secret = "Xq7pLw29ZrT4vBn81KsD";
refuse("no-secrets",
    ["a Secret in the tree", ({ items }) => {
        items.push({ apiVersion: "v1", kind: "Secret", metadata: { name: "a" } }); }],
    ["a password in a ConfigMap", ({ map }) => { map.TASKLIGHT_DATABASE_PASSWORD = "fern"; }],
    ["a password in an address", ({ map }) => { map.TASKLIGHT_DATABASE = "postgresql://a:fern@b/c"; }],
    ["a password as a parameter", ({ map }) => { map.A = "postgresql://b/c?password=fern"; }],
    ["a key in a ConfigMap", ({ map }) => { map.A = "-----BEGIN PRIVATE KEY-----"; }],
    ["a random text in a ConfigMap", ({ map }) => { map.A = secret; }],
    ["a token in the environment", ({ container }) => {
        container.env = [{ name: "METRICS_TOKEN", value: "fern" }]; }],
    ["a random text as an argument", ({ container }) => { container.args.push(secret); }]);

refuse("secrets-as-files",
    ["a Secret as environment", ({ container }) => {
        container.envFrom.push({ secretRef: { name: "tasklight-database" } }); }],
    ["one key of a Secret as environment", ({ container }) => { container.env = [{ name: "A",
        valueFrom: { secretKeyRef: { name: "tasklight-database", key: "password" } } }]; }],
    ["a password file that is not mounted", ({ init }) => { init.volumeMounts.shift(); }],
    ["a password file of another name", ({ spec }) => {
        spec.volumes.find((one) => one.secret.secretName === "tasklight-database")
            .secret.items[0].path = "word"; }],
    ["a password that everybody may read", ({ spec }) => {
        for (const one of spec.volumes) one.secret.defaultMode = 0o444; }],
    ["no authority for PostgreSQL", ({ job }) => { job.containers[0].volumeMounts.pop(); }]);

refuse("verified-database",
    ["PostgreSQL without a check", ({ find }) => { const { data } = find("ConfigMap", /-migration-/);
        data.TASKLIGHT_DATABASE = data.TASKLIGHT_DATABASE.replace("verify-full", "require"); }]);

refuse("secret-readers",
    ["all Secrets for readers", ({ find }) => { delete find("Role").rules[0].resourceNames; }],
    ["a credential without a reader", ({ find }) => { find("Role").rules[0].resourceNames.pop(); }],
    ["everything for readers", ({ find }) => { find("Role").rules[0].resources = ["*"]; }],
    ["everybody as a reader", ({ find }) => {
        find("RoleBinding").subjects[0].name = "system:authenticated"; }]);

const asked = (find) => find("PodMonitor", /^tasklight$/).spec;
refuse("monitoring",
    ["pods that nobody asks", ({ find }) => { asked(find).selector.matchLabels.a = "b"; }],
    ["a migration that is asked", ({ find, job }) => { delete asked(find).selector.matchExpressions;
        job.containers[0].ports = [{ name: "web", containerPort: 1 }]; }],
    ["a port that is not there", ({ find }) => { asked(find).podMetricsEndpoints[0].port = "http"; }],
    ["an alarm for pods that wait", ({ find }) => { delete asked(find).podMetricsEndpoints[0].relabelings; }],
    ["a PostgreSQL that nobody asks", ({ drop }) => drop("PodMonitor", /-database$/)],
    ["what the operator of PostgreSQL removes", ({ find }) => {
        find("PodMonitor", /-database$/).metadata.name = "tasklight-postgresql"; }],
    ["no alerts", ({ drop }) => drop("PrometheusRule")]);

export { mutations };

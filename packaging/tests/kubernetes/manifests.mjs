// Rendered manifests as values, and how Kubernetes finds one from another.
import { readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";

const workloads = { Deployment: (item) => item.spec.template, Job: (item) => item.spec.template };

export class Manifests {
    constructor(items) {
        this.items = items;
    }

    static read(file) {
        const documents = parseAllDocuments(readFileSync(file, "utf8"));
        for (const document of documents)
            if (document.errors.length) throw document.errors[0];
        return new Manifests(documents.map((document) => document.toJS()));
    }

    of(...kinds) {
        return this.items.filter((item) => kinds.includes(item.kind));
    }

    named(kind, name) {
        return this.items.find((item) => item.kind === kind && item.metadata.name === name);
    }

    // Every pod that a manifest describes: its owner, its labels and its spec.
    get pods() {
        return this.of(...Object.keys(workloads)).map((owner) => {
            const template = workloads[owner.kind](owner);
            return { owner, labels: template.metadata.labels, spec: template.spec, id: id(owner) };
        });
    }

    get servers() {
        return this.pods.filter((pod) => pod.owner.kind === "Deployment");
    }

    podsOf(selector) {
        return this.pods.filter((pod) => selects(selector, pod.labels));
    }

    // The settings in a container's environment; of two ConfigMaps the later one wins.
    environment(container) {
        const maps = (container.envFrom ?? []).map((from) =>
            this.named("ConfigMap", from.configMapRef?.name)?.data ?? {});
        const own = (container.env ?? []).map((entry) => [entry.name, entry.value]);
        return Object.assign({}, ...maps, Object.fromEntries(own));
    }

    get isProduction() {
        return this.of("Namespace").length > 0;
    }
}

export const id = (item) => `${item.kind}/${item.metadata.name}`;

export const containers = (spec) => [...(spec.initContainers ?? []), ...spec.containers];

export function selects(selector, labels = {}) {
    const matches = Object.entries(selector.matchLabels ?? {});
    const expressions = selector.matchExpressions ?? [];
    return matches.every(([key, value]) => labels[key] === value) && expressions.every((one) => {
        if (one.operator === "In") return one.values.includes(labels[one.key]);
        if (one.operator === "NotIn") return !one.values.includes(labels[one.key]);
        throw new Error(`the operator ${one.operator} is not known here`);
    });
}

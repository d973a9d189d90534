// Checks manifests against the schemas that Kubernetes and the makers of the other kinds publish, as
// the packages of kubernetes-models carry them, compiled to functions.
import { createRequire } from "node:module";
import { id } from "./manifests.mjs";

const require = createRequire(import.meta.url);

const packages = {
    "cert-manager.io": "@kubernetes-models/cert-manager",
    "postgresql.cnpg.io": "@kubernetes-models/cloudnative-pg",
    "monitoring.coreos.com": "@kubernetes-models/prometheus-operator",
    "traefik.io": "@kubernetes-models/traefik",
};

function modelOf({ apiVersion, kind }) {
    const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
    const home = packages[group] ?? "kubernetes-models";
    try {
        return require(`${home}/${apiVersion}/${kind}`)[kind];
    } catch (error) {
        if (!["MODULE_NOT_FOUND", "ERR_PACKAGE_PATH_NOT_EXPORTED"].includes(error.code)) throw error;
        return undefined;
    }
}

// The schemas allow unknown fields, as an API server that only warns does. A validator looks at each
// field that its schema names, so a field that none looked at is unknown.
function watched(value, path, looked) {
    if (value === null || typeof value !== "object") return value;
    const children = new Map();
    return new Proxy(value, {
        get(target, key) {
            const child = target[key];
            if (typeof key === "symbol" || !Object.hasOwn(target, key)) return child;
            looked.add(`${path}/${key}`);
            if (!children.has(key)) children.set(key, watched(child, `${path}/${key}`, looked));
            return children.get(key);
        },
    });
}

function unknownFields(value, path, looked) {
    if (value === null || typeof value !== "object") return [];
    return Object.entries(value).flatMap(([key, child]) =>
        looked.has(`${path}/${key}`) ? unknownFields(child, `${path}/${key}`, looked)
            : [`${path}/${key} is not in the schema`]);
}

export function schemaFaults(manifests) {
    return manifests.items.flatMap((item) => {
        const Model = modelOf(item);
        if (!Model) return [`${id(item)}: there is no schema for ${item.apiVersion}`];
        const model = new Model(item);
        const looked = new Set();
        try {
            watched(model, "", looked).validate();
        } catch (error) {
            return [`${id(item)}: ${error.message}`];
        }
        return unknownFields(model, "", looked).map((fault) => `${id(item)}: ${fault}`);
    });
}

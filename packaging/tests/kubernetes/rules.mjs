// All rules by name. Each takes the manifests and what is known of the program, and returns the faults.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { containers } from "./manifests.mjs";
import { monitoringRules } from "./monitoring.mjs";
import { networkRules } from "./network.mjs";
import { podRules } from "./pods.mjs";
import { rolloutRules } from "./rollout.mjs";
import { schemaFaults } from "./schemas.mjs";
import { secretRules } from "./secrets.mjs";

const root = new URL("../../../", import.meta.url).pathname;

export const known = {
    version: /project\(\w+ VERSION ([\d.]+)/.exec(readFileSync(`${root}CMakeLists.txt`, "utf8"))[1],
    get settings() {
        const help = execFileSync(`${root}build/release/tasklight`, ["help"], { encoding: "utf8" });
        return [...help.matchAll(/^ {2}--([a-z-]+) /gm)].map(([, flag]) => flag.replaceAll("-", "_"));
    },
};

function settings(manifests, { settings }) {
    return manifests.pods.flatMap((pod) => containers(pod.spec).flatMap((container) => {
        const missing = (container.envFrom ?? []).map((from) => from.configMapRef?.name)
            .filter((name) => !manifests.named("ConfigMap", name))
            .map((name) => `${pod.id}: there is no ConfigMap ${name}`);
        const unknown = Object.keys(manifests.environment(container)).filter((name) =>
            !name.startsWith("TASKLIGHT_") || !settings.includes(name.slice(10).toLowerCase()))
            .map((name) => `${pod.id}: ${name} is no setting of the program`);
        return [...missing, ...unknown];
    }));
}

export const rules = {
    schema: schemaFaults,
    settings,
    ...podRules,
    ...rolloutRules,
    ...networkRules,
    ...secretRules,
    ...monitoringRules,
};

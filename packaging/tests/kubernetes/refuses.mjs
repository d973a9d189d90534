// usage: refuses.mjs FILE: makes each mistake in the manifests of FILE, one at a time, and tells whether
// its rule refuses it: "ok RULE: WORDS" or "not RULE: WORDS". Each rule must have a mistake.
import { Manifests } from "./manifests.mjs";
import { mutations } from "./mutations_of_network.mjs";
import { known, rules } from "./rules.mjs";

const text = JSON.stringify(Manifests.read(process.argv[2]).items);

function mistaken(change) {
    const items = JSON.parse(text);
    const find = (kind, name = /./) => {
        const found = items.find((item) => item.kind === kind && name.test(item.metadata.name));
        if (!found) throw new Error(`there is no ${kind} ${name}`);
        return found;
    };
    const drop = (kind, name) => items.splice(items.indexOf(find(kind, name)), 1);
    const server = find("Deployment");
    const { spec } = server.spec.template;
    change({
        items, find, drop, server, spec,
        container: spec.containers[0],
        init: spec.initContainers[0],
        job: find("Job").spec.template.spec,
        map: find("ConfigMap", new RegExp(`^${spec.containers[0].envFrom[0].configMapRef.name}$`)).data,
    });
    return new Manifests(items);
}

let failed = 0;
const tell = (good, words) => {
    failed += good ? 0 : 1;
    console.log(`${good ? "ok" : "not"} ${words}`);
};
for (const { rule, words, change } of mutations)
    tell(rules[rule](mistaken(change), known).length > 0, `${rule}: ${words}`);
for (const rule of Object.keys(rules))
    if (!mutations.some((one) => one.rule === rule)) tell(false, `${rule}: a mistake to refuse`);
process.exit(failed ? 1 : 0);

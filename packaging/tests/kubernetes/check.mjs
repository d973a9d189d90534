// usage: check.mjs FILE [RULE…]: checks the rendered manifests in FILE by these rules, or by all of them,
// tells "ok RULE" or "not RULE: FAULTS" for each, and ends with 1 if there are any faults.
import { Manifests } from "./manifests.mjs";
import { known, rules } from "./rules.mjs";

const [file, ...names] = process.argv.slice(2);
const manifests = Manifests.read(file);
let failed = false;
for (const name of names.length ? names : Object.keys(rules)) {
    const faults = rules[name](manifests, known);
    failed ||= faults.length > 0;
    console.log(faults.length ? `not ${name}: ${faults.join("; ")}` : `ok ${name}`);
}
process.exit(failed ? 1 : 0);

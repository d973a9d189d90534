// The path rules of an Ingress: Prefix compares whole elements of the path, Exact the whole path; the
// longest path that matches wins, and Exact before Prefix.
const longestFirst = (a, b) => b.path.length - a.path.length ||
    (a.pathType === "Exact" ? -1 : 0) - (b.pathType === "Exact" ? -1 : 0);

const rulesOf = (rule) => [...rule.http.paths].sort(longestFirst);

function matches({ path, pathType }, wanted) {
    if (pathType === "Exact") return wanted === path;
    const prefix = path.replace(/\/$/, "");
    return wanted === prefix || wanted.startsWith(`${prefix}/`);
}

export const serviceFor = (rule, path) =>
    rulesOf(rule).find((one) => matches(one, path))?.backend.service;

// The same rules as nginx's locations; `upstream` gives the address of a Service.
export function locations(rule, upstream) {
    return rulesOf(rule).flatMap(({ path, pathType, backend }) => {
        const to = `{ proxy_pass ${upstream(backend.service.name)}; }`;
        if (pathType === "Exact") return [`location = ${path} ${to}`];
        const prefix = path.replace(/\/$/, "");
        return prefix ? [`location = ${prefix} ${to}`, `location ^~ ${prefix}/ ${to}`]
            : [`location / ${to}`];
    });
}

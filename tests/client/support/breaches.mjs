// Values that break one rule of a schema each, as [where, value]: "due.time", 7. The program must
// refuse each of them.

const WRONG_TYPE = { string: 7, integer: "seven", boolean: "yes", array: "list", object: "thing" };
const WRONG_FORMAT = { uuid: "nonsense", date: "2027-02-30" };

function* ofText({ minLength, maxLength, pattern, format, enum: words, const: only }) {
    if (minLength > 0) yield "";
    if (maxLength) yield "x".repeat(maxLength + 1);
    if (pattern || words || only) yield "no such value";
    if (WRONG_FORMAT[format]) yield WRONG_FORMAT[format];
}

function* ofNumber({ minimum, maximum }) {
    yield 1.5;
    if (minimum !== undefined) yield minimum <= -(2 ** 53) ? minimum * 2 : minimum - 1;
    if (maximum !== undefined) yield maximum >= 2 ** 53 ? maximum * 2 : maximum + 1;
}

function* ofList(document, schema, where) {
    if (schema.minItems > 0) yield [where, []];
    if (schema.maxItems) yield [where, Array.from({ length: schema.maxItems + 1 }, (_, i) => `x${i}`)];
    for (const [inner, value] of breaches(document, schema.items, "0")) {
        const [, ...rest] = inner.split(".");
        yield [where, [rest.reduceRight((made, name) => ({ [name]: made }), value)]];
    }
}

export function* breaches(document, schema, where = "") {
    if (schema.$ref) {
        yield* breaches(document, document.resolved(schema), where);
        return;
    }
    for (const part of schema.allOf ?? []) yield* breaches(document, part, where);
    const branches = (schema.oneOf ?? []).filter(({ type }) => type !== "null");
    if (branches.length === 1) yield* breaches(document, branches[0], where);
    if (branches.length > 1) yield [where, {}];
    for (const [name, inner] of Object.entries(schema.properties ?? {}))
        yield* breaches(document, inner, where ? `${where}.${name}` : name);
    if (!where) return;
    const type = [schema.type].flat().find((name) => name && name !== "null");
    if (type) yield [where, WRONG_TYPE[type]];
    if (type === "string") for (const value of ofText(schema)) yield [where, value];
    if (type === "integer") for (const value of ofNumber(schema)) yield [where, value];
    if (type === "array") yield* ofList(document, schema, where);
    if (type === "object") yield [`${where}.no_such_field`, 1];
}

const ONE_LABEL = "one label of a list";

function* extremesOf({ minLength, maxLength, minimum, maximum, pattern, format, enum: words }) {
    if (words) yield* words;
    if (format && format !== "int64") return;
    if (minimum !== undefined) yield minimum;
    if (maximum !== undefined) yield maximum;
    if (pattern) return;
    if (minLength) yield "y".repeat(minLength);
    if (maxLength) yield "y".repeat(maxLength);
}

// The last values that a schema allows, as [where, value]. The program must accept each of them.
export function* extremes(document, schema, where = "") {
    if (schema.$ref) {
        yield* extremes(document, document.resolved(schema), where);
        return;
    }
    for (const part of [...schema.allOf ?? [], ...schema.oneOf ?? []]) yield* extremes(document, part, where);
    for (const [name, inner] of Object.entries(schema.properties ?? {}))
        yield* extremes(document, inner, where ? `${where}.${name}` : name);
    if (!where) return;
    for (const value of extremesOf(schema)) yield [where, value];
    if (schema.items && schema.maxItems < 100)
        yield [where, Array.from({ length: schema.maxItems }, (_, i) => `${ONE_LABEL} ${i}`)];
    for (const [, value] of schema.items ? extremes(document, schema.items, "item") : [])
        if (typeof value === "string") yield [where, [value]];
}

// The body with the value at that place; what is on the way there is made.
export function withValue(body, where, value) {
    const [name, ...rest] = where.split(".");
    if (rest.length === 0) return { ...body, [name]: value };
    return { ...body, [name]: withValue(body?.[name] ?? {}, rest.join("."), value) };
}

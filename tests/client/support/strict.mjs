// Validation that lets nothing pass that the document does not name. The document itself leaves
// answers open, so that a program written for it lives on when fields are added.

import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

// A copy without references, in which every object is closed unless it says that it is open.
export function closed(document, schema, isPart = false) {
    if (Array.isArray(schema)) return schema.map((item) => closed(document, item));
    if (typeof schema !== "object" || schema === null) return schema;
    if (schema.$ref) {
        const { $ref, ...rest } = schema;
        return closed(document, { ...document.resolved({ $ref }), ...rest }, isPart);
    }
    const made = {};
    for (const [key, value] of Object.entries(schema)) {
        if (key === "properties")
            made[key] = Object.fromEntries(
                Object.entries(value).map(([name, inner]) => [name, closed(document, inner)]));
        else if (["items", "additionalProperties"].includes(key)) made[key] = closed(document, value);
        else if (key === "allOf") made[key] = value.map((inner) => closed(document, inner, true));
        else if (key === "oneOf") made[key] = value.map((inner) => closed(document, inner));
        else if (!["examples", "default", "description"].includes(key)) made[key] = value;
    }
    const isObject = made.properties !== undefined;
    const isOpen = made.additionalProperties !== undefined || made.unevaluatedProperties !== undefined;
    if (isObject && !isOpen && !isPart) made.unevaluatedProperties = false;
    return made;
}

export class Validator {
    #ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
    #known = new Map();

    constructor(document) {
        this.document = document;
        addFormats(this.#ajv);
        for (const name of ["int64"]) this.#ajv.addFormat(name, true);
    }

    // What is wrong with the value, one line for each fault.
    faults(schema, value) {
        const key = JSON.stringify(schema);
        if (!this.#known.has(key))
            this.#known.set(key, this.#ajv.compile(closed(this.document, schema)));
        const check = this.#known.get(key);
        if (check(value)) return [];
        return check.errors.map(({ instancePath, message, params }) =>
            `${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
    }
}

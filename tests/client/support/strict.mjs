// Validation that lets nothing pass that the document does not name. The document itself leaves
// answers open, so that a program written for it lives on when fields are added.

import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const WHOLE = "tasklight:whole/", PART = "tasklight:part/";

// A copy in which every object is closed unless it says that it is open. What a part of an `allOf`
// does not know, another part may; so those are closed as a whole.
export function closed(schema, isPart = false) {
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
    const made = {};
    for (const [key, value] of Object.entries(schema)) {
        if (key === "$ref") made[key] = (isPart ? PART : WHOLE) + value.split("/").at(-1);
        else if (key === "properties")
            made[key] = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
        else if (["items", "additionalProperties"].includes(key)) made[key] = closed(value);
        else if (key === "allOf") made[key] = value.map((inner) => closed(inner, true));
        else if (key === "oneOf") made[key] = value.map((inner) => closed(inner));
        else if (!["examples", "default", "description"].includes(key)) made[key] = value;
    }
    const isOpen = made.additionalProperties !== undefined || made.unevaluatedProperties !== undefined;
    if (made.properties && !isOpen && !isPart) made.unevaluatedProperties = false;
    return made;
}

export class Validator {
    #ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false });
    #known = new Map();

    constructor(document) {
        addFormats(this.#ajv);
        this.#ajv.addFormat("int64", true);
        for (const [name, schema] of Object.entries(document.json.components.schemas)) {
            this.#ajv.addSchema(closed(schema), WHOLE + name);
            this.#ajv.addSchema(closed(schema, true), PART + name);
        }
    }

    // What is wrong with the value, one line for each fault.
    faults(schema, value) {
        const key = JSON.stringify(schema);
        if (!this.#known.has(key))
            this.#known.set(key, this.#ajv.compile(closed(schema)));
        const check = this.#known.get(key);
        if (check(value)) return [];
        return check.errors.map(({ instancePath, message, params }) =>
            `${instancePath || "/"} ${message} ${JSON.stringify(params)}`);
    }
}

// Which fields of the document occurred: each member of each object, filled and, where it may be,
// null; and each word of each choice. They are named after their schemas: "Task.due", "Task.due
// (null)", "Repeat.mode = clamp".

const isNull = (schema) => schema.type === "null";
const allowsNull = (schema) => [schema.type].flat().includes("null");

export class Coverage {
    #seen = new Set();
    #faults;
    #inside = [];  // the schemas that a walk without a value is in; some hold themselves

    constructor(document, validator) {
        this.document = document;
        this.#faults = (schema, value) => validator.faults(schema, value).length;
    }

    see(schema, value, name) { this.#walk(schema, name, value, (what) => this.#seen.add(what)); }

    missing(schemas) {
        const expected = new Set();
        for (const [name, schema] of schemas) this.#walk(schema, name, undefined, (what) => expected.add(what));
        return [...expected].filter((what) => !this.#seen.has(what));
    }

    // With a value: what of the schema it uses. Without: all that a value could use.
    #walk(schema, name, value, tell) {
        if (schema.$ref) {
            const { $ref, ...rest } = schema;
            name = $ref.split("/").at(-1);
            if (value === undefined && this.#inside.includes(name)) return;
            if (value === undefined) this.#inside.push(name);
            this.#walk({ ...this.document.resolved({ $ref }), ...rest }, name, value, tell);
            if (value === undefined) this.#inside.pop();
            return;
        }
        const all = value === undefined;
        if (schema.enum) for (const word of schema.enum) if (all || word === value) tell(`${name} = ${word}`);
        for (const part of schema.allOf ?? []) this.#walk(part, name, value, tell);
        for (const branch of schema.oneOf ?? [])
            if (!isNull(branch) && (all || this.#faults(branch, value) === 0))
                this.#walk(branch, name, value, tell);
        if (schema.items)
            for (const item of all ? [undefined] : Array.isArray(value) ? value : [])
                this.#walk(schema.items, `${name}[]`, item, tell);
        for (const [member, inner] of Object.entries(schema.properties ?? {}))
            this.#member(inner, `${name}.${member}`, all, all ? undefined : value?.[member], tell);
    }

    #member(schema, name, all, value, tell) {
        const plain = schema.$ref ? { ...this.document.resolved(schema), ...schema } : schema;
        const nullable = allowsNull(plain) || (plain.oneOf ?? []).some(allowsNull);
        if (all) {
            if (!isNull(plain)) tell(name);
            if (nullable) tell(`${name} (null)`);
        } else if (value === undefined) {
            return;
        } else {
            tell(value === null ? `${name} (null)` : name);
            if (value === null) return;
        }
        this.#walk(schema, name, value, tell);
    }
}

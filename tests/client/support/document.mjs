// The OpenAPI document of a program, and what stands in it.

const METHODS = ["get", "post", "put", "patch", "delete"];

export class Document {
    constructor(json) {
        this.json = json;
        this.operations = new Map();
        for (const [path, methods] of Object.entries(json.paths))
            for (const method of METHODS)
                if (methods[method]) {
                    const told = methods[method];
                    const responses = Object.fromEntries(Object.entries(told.responses)
                        .map(([status, response]) => [status, this.resolved(response)]));
                    const parameters = (told.parameters ?? []).map((it) => this.resolved(it));
                    this.operations.set(told.operationId,
                        { ...told, responses, parameters, path, method: method.toUpperCase() });
                }
    }

    static async of(url) {
        const answer = await fetch(`${url}/api/v1/openapi.json`);
        if (!answer.ok) throw new Error(`the document: ${answer.status}`);
        return new Document(await answer.json());
    }

    resolved(node) {
        if (!node.$ref) return node;
        return node.$ref.split("/").slice(1).reduce((at, name) => at[name], this.json);
    }

    // The schema of a request's body; nothing if the operation has none.
    requestSchema(operation) {
        return operation.requestBody?.content["application/json"].schema;
    }

    responseOf(operation, status) {
        return operation.responses[status] ?? (status >= 500 ? operation.responses["5XX"] : undefined);
    }
}

import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isObject, type JsonObject, type JsonValue, type OpenApiDocument } from "../../src/openapi/schema/schema.ts";

/** A place in a document, name by name. */
export type Place = readonly string[];

export interface DocumentedParameter extends JsonObject {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

/** One operation of a document. */
export interface Operation {
  readonly id: string;
  readonly path: string;
  /** In capitals. */
  readonly method: string;
  readonly place: Place;
  readonly json: JsonObject;
  readonly parameters: readonly DocumentedParameter[];
}

/** A document as its readers use it: every operation, and whether values fit its schemas. */
export class ApiDocument {
  readonly json: OpenApiDocument;
  readonly #ajv: Ajv2020;

  constructor(json: OpenApiDocument) {
    this.json = json;
    this.#ajv = new Ajv2020({ strict: false, allErrors: true, formats: { uint32: true, uint64: true } });
    formats.default(this.#ajv);
    this.#ajv.addSchema(json, "document");
  }

  operations(): Operation[] {
    return Object.entries(this.json.paths).flatMap(([path, item]) =>
      Object.entries(item).flatMap(([method, json]) =>
        method.startsWith("x-")
          ? Object.entries(json as JsonObject).map(([other, own]) => operationAt(["paths", path, method, other], own))
          : [operationAt(["paths", path, method], json)],
      ),
    );
  }

  /** What a place holds, behind its reference if it is one. */
  at(place: Place): JsonObject {
    const found = place.reduce<JsonValue | undefined>(
      (node, name) => (isObject(node) ? node[name] : undefined),
      this.json,
    );
    assert(isObject(found), `nothing at ${place.join(" ")}`);
    return typeof found.$ref === "string" ? this.at(found.$ref.slice(2).split("/")) : found;
  }

  /** Fails unless the value fits the schema at the place. */
  expectFit(place: Place, value: unknown): void {
    const pointer = place.map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))).join("/");
    const validate = this.#ajv.getSchema(`document#/${pointer}`);
    assert(validate, `no schema at ${place.join(" ")}`);
    const faults = validate(value) ? [] : (validate.errors ?? []);
    assert.deepEqual(faults, [], `${place.join(" ")} does not take ${JSON.stringify(value)}`);
  }
}

function operationAt(place: Place, given: JsonValue | undefined): Operation {
  const json = given as JsonObject;
  const [, path = ""] = place;
  return {
    ...{ id: String(json.operationId), path, method: (place.at(-1) as string).toUpperCase(), place, json },
    parameters: (json.parameters ?? []) as unknown as DocumentedParameter[],
  };
}

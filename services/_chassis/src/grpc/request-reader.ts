import { type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { createValidator, type Validator, type Violation } from "@bufbuild/protovalidate";
import { Ownership } from "@souk/proto/souk/options/v1/policy";
import type { RequestContext } from "../context/index.ts";
import { type Contract, type MethodContract, packageOf } from "../contract/index.ts";
import { type FieldViolation, invalidRequest, sharedError } from "../errors/index.ts";
import type { AnyRpc } from "./handlers.ts";

/**
 * Turns request bytes into a message that keeps the contract's rules.
 *
 * @throws AppError MALFORMED_REQUEST or INVALID_REQUEST
 */
export type RequestReader = (method: MethodContract, rpc: AnyRpc, bytes: Buffer, context: RequestContext) => unknown;

export function createRequestReader(contract: Contract): RequestReader {
  const validator = createValidator({ registry: contract.registry });
  return (method, rpc, bytes, context) => {
    if (method.policy) checkRules(validator, method.desc.input, bytes);
    const message = decoded(rpc.path, () => rpc.requestDeserialize(bytes));
    return bindOwner(method, message, context);
  };
}

/** Reads with protobuf-es, the strict one of the two decoders: it refuses invalid UTF-8 and too deep a nesting. */
function checkRules(validator: Validator, schema: DescMessage, bytes: Buffer): void {
  const message = decoded(schema.typeName, () => fromBinary(schema, bytes));
  const result = validator.validate(schema, message);
  if (result.kind === "invalid") throw invalidRequest(...result.violations.map(toFieldViolation));
  if (result.kind === "error") throw result.error;
}

function decoded<T>(what: string, decode: () => T): T {
  try {
    return decode();
  } catch (cause) {
    throw sharedError("MALFORMED_REQUEST", `The bytes are no valid ${what}.`, { cause });
  }
}

/** OWNERSHIP_SELF: whatever the caller wrote into the owner's field, the token's subject stands there. */
function bindOwner({ policy, desc }: MethodContract, message: unknown, { principal }: RequestContext): unknown {
  if (policy?.ownership !== Ownership.SELF) return message;
  const field = desc.input.fields.find(({ name }) => name === policy.ownerField);
  if (!field || !principal) throw sharedError("TOKEN_REQUIRED", "This call needs a bearer token.");
  return { ...(message as object), [field.localName]: principal.subject };
}

/** The path in the contract's names: `product.category_ids[2]`, `product.attributes["colour"]`. */
function toFieldViolation({ field, message, ruleId }: Violation): FieldViolation {
  let path = "";
  for (const step of field) {
    if (step.kind === "field") path += path ? `.${step.name}` : step.name;
    else if (step.kind === "list_sub") path += `[${step.index}]`;
    else if (step.kind === "map_sub") path += `[${JSON.stringify(step.key)}]`;
  }
  // A rule of a whole message names its field in its id: `product.title.required`.
  return { field: path || packageOf(ruleId), description: message, rule: ruleId };
}

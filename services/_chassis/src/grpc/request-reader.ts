import { type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { Ownership } from "@souk/proto/souk/options/v1/policy";
import type { RequestContext } from "../context/index.ts";
import type { Contract, MethodContract } from "../contract/index.ts";
import { sharedError } from "../errors/index.ts";
import type { AnyRpc } from "./handlers.ts";
import { createRuleCheck, type RuleCheck } from "./message-rules.ts";

/**
 * Turns request bytes into a message that keeps the contract's rules.
 *
 * @throws AppError MALFORMED_REQUEST or INVALID_REQUEST
 */
export type RequestReader = (method: MethodContract, rpc: AnyRpc, bytes: Buffer, context: RequestContext) => unknown;

export function createRequestReader(contract: Contract): RequestReader {
  const check = createRuleCheck(contract);
  return (method, rpc, bytes, context) => {
    if (method.policy) checkRules(check, method.desc.input, bytes);
    const message = decoded(rpc.path, () => rpc.requestDeserialize(bytes));
    return bindOwner(method, message, context);
  };
}

/** Reads with protobuf-es, the strict one of the two decoders: it refuses invalid UTF-8 and too deep a nesting. */
function checkRules(check: RuleCheck, schema: DescMessage, bytes: Buffer): void {
  check(
    schema,
    decoded(schema.typeName, () => fromBinary(schema, bytes)),
  );
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

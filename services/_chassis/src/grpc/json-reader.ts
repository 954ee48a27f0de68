import { fromJsonString, toBinary } from "@bufbuild/protobuf";
import { isFieldError } from "@bufbuild/protobuf/reflect";
import type { Contract } from "../contract/index.ts";
import { invalidRequest } from "../errors/index.ts";
import { createRuleCheck } from "./message-rules.ts";

/** A message type as ts-proto generates it. */
export interface MessageType<T> {
  readonly $type: string;
  decode(bytes: Uint8Array): T;
}

/**
 * Reads ProtoJSON as strictly as a request: no unknown fields, no wrong types, and the contract's rules kept.
 *
 * @throws AppError INVALID_REQUEST that names the faulty fields
 */
export type JsonReader = <T>(type: MessageType<T>, text: string) => T;

export function createJsonReader(contract: Contract): JsonReader {
  const check = createRuleCheck(contract);
  return (type, text) => {
    const schema = contract.registry.getMessage(type.$type);
    if (!schema) throw new Error(`${type.$type} is not in the contract's image: run \`make generate\``);
    const message = decoded(() => {
      refuseRoundedNumbers(text);
      return fromJsonString(schema, text);
    });
    check(schema, message);
    return type.decode(toBinary(schema, message));
  };
}

/** JSON's own numbers are exact up to 2^53 only, and money must not be rounded: larger ones are to come in quotes. */
function refuseRoundedNumbers(text: string): void {
  JSON.parse(text, (key, value: unknown, context?: { readonly source?: string }) => {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      throw new RangeError(`${key}: ${context?.source ?? value} is too large for a number of JSON; put it in quotes`);
    }
    return value;
  });
}

function decoded<T>(decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    const { cause, message } = error as Error;
    throw invalidRequest({ field: isFieldError(cause) ? cause.field().name : "", description: inOurWords(message) });
  }
}

/** `cannot decode enum souk.catalog.v1.ProductState from JSON: "OLD"` → `"OLD" is no souk.catalog.v1.ProductState` */
function inOurWords(message: string): string {
  const [, kind, type, fault = message] = /^cannot decode (\w+) (\S+) from JSON: (.*)$/s.exec(message) ?? [];
  return kind === "enum" ? `${fault} is no ${type}` : fault;
}

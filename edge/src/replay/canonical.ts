import { type DescMessage, fromBinary, type Registry, toJson } from "@bufbuild/protobuf";

/** A request as text that is the same for all that mean the same: maps have no order, whatever order they were written in. */
export function canonicalRequest(desc: DescMessage, bytes: Uint8Array, registry: Registry): string | Uint8Array {
  try {
    return JSON.stringify(toJson(desc, fromBinary(desc, bytes), { registry }), inOrder);
  } catch {
    return bytes; // has no JSON, as an Any of a type that nobody knows
  }
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

import type { DescMessage, Message, Registry } from "@bufbuild/protobuf";
import { Faults, type Json, readMessage, scanJson } from "@souk/edge/json-reader";

/** Extensions and numbers that an enum does not have are printed, and no request may hold them. */
const ONLY_PRINTED = /"\[/;

/**
 * Reads what the edge has printed as the edge reads a request's body; undefined where it may not stand in a request.
 *
 * @throws AppError where the edge refuses it
 */
export function readBack(desc: DescMessage, text: string, registry: Registry): Message | undefined {
  if (ONLY_PRINTED.test(text)) return undefined;
  const faults = new Faults();
  const json: Json = scanJson(text);
  const message = readMessage(desc, json, { registry, faults, path: [], isLenient: false });
  faults.throwIfAny();
  return message;
}

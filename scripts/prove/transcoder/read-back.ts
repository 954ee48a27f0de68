import type { DescMessage, Message, Registry } from "@bufbuild/protobuf";
import { Faults, readMessage, scanJson } from "@souk/edge/json-reader";

/**
 * Reads what the edge has printed as the edge reads a request's body.
 *
 * @throws AppError or ValueError where the edge refuses it
 */
export function readBack(desc: DescMessage, text: string, registry: Registry): Message {
  const faults = new Faults();
  const message = readMessage(desc, scanJson(text), { registry, faults, path: [], isLenient: false });
  faults.throwIfAny();
  return message;
}

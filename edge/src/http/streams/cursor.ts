import type { DescField, DescMessage, Registry } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { invalidRequest } from "@souk/chassis/errors";
import { valueFromText } from "../../binding/text-value.ts";
import { Faults } from "../../protojson/faults.ts";
import { ValueError } from "../../protojson/numbers.ts";
import type { Route } from "../../routing/route.ts";

/** What a stream's replies tell and its request takes, so that it goes on where it broke. */
export interface Cursor {
  readonly inRequest: DescField;
  readonly inReply: DescField;
}

/** The cursor of a stream of replies: a field of one of these names that request and reply both have. */
export function cursorOf({ method: { desc } }: Route, names: readonly string[]): Cursor | undefined {
  if (desc.methodKind !== "server_streaming") return undefined;
  for (const name of names) {
    const [inRequest, inReply] = [scalarOf(desc.input, name), scalarOf(desc.output, name)];
    if (inRequest && inReply) return { inRequest, inReply };
  }
  return undefined;
}

function scalarOf(desc: DescMessage, name: string): DescField | undefined {
  const field = desc.fields.find((candidate) => candidate.name === name);
  return field?.fieldKind === "scalar" ? field : undefined;
}

/**
 * Puts Last-Event-ID (WHATWG HTML, 9.2.4) into the request. It is newer than what the query says, since a browser that
 * connects again asks for the same address.
 *
 * @throws AppError
 */
export function resumeAt(target: ReflectMessage, { inRequest }: Cursor, lastEventId: string, registry: Registry): void {
  try {
    const context = { registry, faults: new Faults(), path: [], isLenient: false };
    target.set(inRequest, valueFromText(inRequest, lastEventId, context) as never);
  } catch (error) {
    if (!(error instanceof ValueError)) throw error;
    throw invalidRequest({ field: "Last-Event-ID", description: error.message });
  }
}

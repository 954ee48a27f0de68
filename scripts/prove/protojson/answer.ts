import { type DescMessage, type Message, type Registry, toBinary } from "@bufbuild/protobuf";
import { Edition } from "@bufbuild/protobuf/wkt";
import { AppError } from "@souk/chassis/errors";
import { Faults, JsonTextError, readMessage, scanJson, ValueError } from "@souk/edge/json-reader";
import { createJsonWriter, type JsonWriter, UnprintableError, WireError } from "@souk/edge/json-writer";

/** What the runner asks for: bytes or JSON of a message, to be turned into the other. */
export interface Question {
  readonly type: string;
  readonly payload: { readonly case: string | undefined; readonly value?: unknown };
  readonly wants: "binary" | "json" | "something else";
  readonly ignoresUnknownFields: boolean;
}

/** A member of ConformanceResponse's oneof. */
export type Answer =
  | { readonly case: "protobufPayload"; readonly value: Uint8Array }
  | { readonly case: "jsonPayload" | "parseError" | "serializeError" | "skipped"; readonly value: string };

/** Answers with the edge's own reader and writer, and with nothing else. */
export function answerer(registry: Registry): (question: Question) => Answer {
  const writer = createJsonWriter(registry, { omitDefaults: true });
  return (question) => {
    const desc = registry.getMessage(question.type);
    if (desc?.file.edition !== Edition.EDITION_PROTO3) return skipped("only proto3 is proved");
    try {
      return convert(desc, question, writer, registry);
    } catch (error) {
      return failure(error);
    }
  };
}

function convert(desc: DescMessage, question: Question, writer: JsonWriter, registry: Registry): Answer {
  const { payload, wants } = question;
  if (wants === "something else") return skipped("the edge speaks JSON and the wire's format");
  if (payload.case === "jsonPayload") {
    const wire = toBinary(desc, read(desc, payload.value as string, question.ignoresUnknownFields, registry));
    return wants === "binary" ? { case: "protobufPayload", value: wire } : jsonOf(desc, wire, writer);
  }
  if (payload.case === "protobufPayload" && wants === "json") return jsonOf(desc, payload.value as Uint8Array, writer);
  return skipped("the edge never turns a message into the format that it has");
}

function read(desc: DescMessage, text: string, isLenient: boolean, registry: Registry): Message {
  const faults = new Faults();
  const message = readMessage(desc, scanJson(text), { registry, faults, path: [], isLenient });
  faults.throwIfAny();
  return message;
}

function jsonOf(desc: DescMessage, wire: Uint8Array, writer: JsonWriter): Answer {
  return { case: "jsonPayload", value: writer.message(desc)(wire).toString() };
}

function skipped(why: string): Answer {
  return { case: "skipped", value: why };
}

/** Only a refusal is an answer; any other error is a bug, and ends the testee. */
function failure(error: unknown): Answer {
  if (error instanceof UnprintableError) return { case: "serializeError", value: error.message };
  const refusals = [WireError, AppError, JsonTextError, ValueError];
  if (refusals.some((refusal) => error instanceof refusal))
    return { case: "parseError", value: (error as Error).message };
  throw error;
}

import { qualityOf } from "../accept.ts";

/** How the messages of a stream stand in a reply's content. */
export interface Format {
  readonly type: string;
  /** Before the first message, of a stream that can be resumed or not. */
  open(isResumable: boolean): string;
  message(json: Buffer, at: { readonly index: number; readonly cursor: string | undefined }): Buffer;
  /** What a stream ends with that broke. */
  failure(json: Buffer, index: number): Buffer;
  /** After the last message. */
  readonly close: string;
  /** Says that the stream lives, and means nothing. */
  readonly heartbeat: string;
}

/** A line for each message, as grpc-gateway writes it: `{"result":…}`, or at last `{"error":…}`. */
const NDJSON: Format = {
  type: "application/x-ndjson",
  open: () => "",
  message: (json) => around('{"result":', json, "}\n"),
  failure: (json) => around('{"error":', json, "}\n"),
  close: "",
  heartbeat: "\n",
};

/** One array of the messages themselves; one that broke ends with `{"error":…}`. */
const ARRAY: Format = {
  type: "application/json",
  open: () => "[",
  message: (json, { index }) => around(index === 0 ? "" : ",\n", json, ""),
  failure: (json, index) => around(`${index === 0 ? "" : ",\n"}{"error":`, json, "}"),
  close: "]",
  heartbeat: "\n",
};

const RECONNECT_AFTER_MS = 1_000;
/** What would end an event's id too early. */
const UNFIT_ID = /[\0\r\n]/;

/** Server-sent events (WHATWG HTML, 9.2): a cursor becomes the id, which comes back as Last-Event-ID; errors are events `error`. */
const EVENTS: Format = {
  type: "text/event-stream",
  open: (isResumable) => (isResumable ? `retry: ${RECONNECT_AFTER_MS}\n\n` : ""),
  message: (json, { cursor }) =>
    around(`${cursor && !UNFIT_ID.test(cursor) ? `id: ${cursor}\n` : ""}data: `, json, "\n\n"),
  failure: (json) => around("event: error\ndata: ", json, "\n\n"),
  close: "",
  heartbeat: ":\n\n",
};

const NDJSON_TYPES = ["application/x-ndjson", "application/ndjson", "application/jsonl"];

/** The format that an Accept header asks for; what names none of them, or leaves the choice, gets lines. */
export function formatFor(accept: string | undefined): Format {
  const lines = Math.max(...NDJSON_TYPES.map((type) => qualityOf(accept, type) ?? 0));
  const events = qualityOf(accept, EVENTS.type) ?? 0;
  const array = qualityOf(accept, ARRAY.type) ?? 0;
  if (events > 0 && events >= lines && events >= array) return EVENTS;
  return array > 0 && array > lines ? ARRAY : NDJSON;
}

function around(before: string, json: Buffer, after: string): Buffer {
  return Buffer.concat([Buffer.from(before), json, Buffer.from(after)]);
}

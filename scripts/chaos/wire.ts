import { BSON } from "mongodb";

/** MongoDB's messages as far as a proxy has to know them: https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const HEADER_BYTES = 16;
const REQUEST_ID_AT = 4;
const OP_CODE_AT = 12;
const OP_MSG = 2013;
/** After the header, the flags and the kind of the first section comes the command's document: its length, and a type before each name. */
const FLAGS_BYTES = 4;
const KIND_BYTES = 1;
const DOCUMENT_AT = HEADER_BYTES + FLAGS_BYTES + KIND_BYTES;
const FIRST_NAME_AT = DOCUMENT_AT + 5;

/** Puts the pieces in which bytes arrive together to whole messages. */
export class FrameReader {
  #rest = Buffer.alloc(0);

  read(chunk: Buffer): Buffer[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const frames: Buffer[] = [];
    for (let length = this.#length(); length <= this.#rest.length; length = this.#length()) {
      frames.push(this.#rest.subarray(0, length));
      this.#rest = this.#rest.subarray(length);
    }
    return frames;
  }

  /** Of the next message; endless while that is not known. */
  #length(): number {
    return this.#rest.length < HEADER_BYTES ? Number.POSITIVE_INFINITY : this.#rest.readInt32LE(0);
  }
}

/** The command that a message asks for, such as `insert`; undefined for one of an older kind, with which connections begin. */
export function commandIn(frame: Buffer): string | undefined {
  if (frame.readInt32LE(OP_CODE_AT) !== OP_MSG) return undefined;
  return frame.toString("utf8", FIRST_NAME_AT, frame.indexOf(0, FIRST_NAME_AT));
}

/** The document of a command, and the documents that came behind it in a section of their own: what is inserted, updated or deleted. */
export function documentsIn(frame: Buffer): { readonly body: Record<string, unknown>; readonly behind: number } {
  const end = DOCUMENT_AT + frame.readInt32LE(DOCUMENT_AT);
  const body = BSON.deserialize(frame.subarray(DOCUMENT_AT, end)) as Record<string, unknown>;
  if (frame[end] !== 1) return { body, behind: 0 };
  const sectionEnd = end + KIND_BYTES + frame.readInt32LE(end + KIND_BYTES);
  let behind = 0;
  for (let at = frame.indexOf(0, end + KIND_BYTES + 4) + 1; at < sectionEnd; at += frame.readInt32LE(at)) behind++;
  return { body, behind };
}

/** What a database answers that was the primary, and is not any more. */
export function notPrimaryReply(frame: Buffer): Buffer {
  const document = BSON.serialize({ ok: 0, errmsg: "not primary", code: 10107, codeName: "NotWritablePrimary" });
  const reply = Buffer.alloc(DOCUMENT_AT + document.length);
  reply.writeInt32LE(reply.length, 0);
  reply.writeInt32LE(frame.readInt32LE(REQUEST_ID_AT), REQUEST_ID_AT + 4);
  reply.writeInt32LE(OP_MSG, OP_CODE_AT);
  reply.set(document, DOCUMENT_AT);
  return reply;
}

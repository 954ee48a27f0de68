import { readFileSync, readSync, writeSync } from "node:fs";
import { create, createFileRegistry, type DescMessage, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { answerer, type Question } from "./answer.ts";

// The program that the conformance runner starts: each question comes over stdin with its length before it, in four bytes.

const STDIN = 0;
const STDOUT = 1;
const WANTS = ["something else", "binary", "json"] as const;
const IGNORES_UNKNOWN = 3;

/** As far as it is needed here. */
interface Request {
  readonly messageType: string;
  readonly payload: Question["payload"];
  readonly requestedOutputFormat: number;
  readonly testCategory: number;
}

const image = readFileSync(process.argv[2] as string);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
const RequestDesc = registry.getMessage("conformance.ConformanceRequest") as DescMessage;
const ResponseDesc = registry.getMessage("conformance.ConformanceResponse") as DescMessage;
const answer = answerer(registry);

for (let size = readExactly(4); size; size = readExactly(4)) {
  const request = fromBinary(RequestDesc, readExactly(size.readUInt32LE()) ?? Buffer.alloc(0)) as unknown as Request;
  const result = answer({
    type: request.messageType,
    payload: request.payload,
    wants: WANTS[request.requestedOutputFormat] ?? "something else",
    ignoresUnknownFields: request.testCategory === IGNORES_UNKNOWN,
  });
  write(toBinary(ResponseDesc, create(ResponseDesc, { result } as never)));
}

/** Undefined at the end of the input. */
function readExactly(count: number): Buffer | undefined {
  const bytes = Buffer.alloc(count);
  for (let at = 0; at < count; ) {
    const read = readSync(STDIN, bytes, at, count - at, null);
    if (read === 0) return undefined;
    at += read;
  }
  return bytes;
}

function write(message: Uint8Array): void {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(message.length);
  const bytes = Buffer.concat([size, message]);
  for (let at = 0; at < bytes.length; ) at += writeSync(STDOUT, bytes, at);
}

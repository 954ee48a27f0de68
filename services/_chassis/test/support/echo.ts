import { readFileSync } from "node:fs";
import { create, fromBinary, type Message, toBinary } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import {
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  MethodOptions_IdempotencyLevel as Idempotency,
  FieldDescriptorProto_Label as Label,
  MethodOptionsSchema,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { Access, MethodPolicy, Ownership } from "@souk/proto/souk/options/v1/policy";
import { loadContract, type MethodContract } from "../../src/contract/index.ts";
import type { Handlers } from "../../src/grpc/index.ts";

/** The one message of the service below. */
export interface Note {
  readonly text: string;
  readonly owner: string;
  readonly requestId: string;
  readonly child?: Note | undefined;
}

/** A service with every kind of rpc; the shop's own contracts have too few streams to test them with. */
interface EchoMethod extends Partial<MethodPolicy> {
  readonly idempotent?: boolean;
  readonly clientStreaming?: boolean;
  readonly serverStreaming?: boolean;
}

const METHODS = {
  /** May be repeated. */
  Echo: { idempotent: true, timeoutMs: 5_000 },
  /** May not. */
  Write: { timeoutMs: 5_000 },
  /** Has a short time. */
  Hurry: { timeoutMs: 150 },
  /** Belongs to its user. */
  Mine: { timeoutMs: 5_000, access: [Access.USER], ownership: Ownership.SELF, ownerField: "owner" },
  /** May be repeated, too. */
  Collect: { idempotent: true, clientStreaming: true, timeoutMs: 5_000 },
  Watch: { serverStreaming: true, timeoutMs: 150 },
  Chat: { clientStreaming: true, serverStreaming: true, timeoutMs: 150 },
} satisfies Record<string, EchoMethod>;

const METHOD_POLICY_FIELD = 50_001;
const IDEMPOTENCY_LEVEL_FIELD = 34;

export const ECHO_SERVICE = "test.v1.EchoService";

const image = readFileSync(new URL(import.meta.resolve("@souk/proto/image.binpb")));
const echoFile = create(FileDescriptorSetSchema, { file: [describeEcho()] });

/** The project's contract and the service above. */
export const echoContract = loadContract(Buffer.concat([image, toBinary(FileDescriptorSetSchema, echoFile)]));

/** As ts-proto would have generated it. */
export const EchoDefinition = {
  echo: rpc("Echo", false, false),
  write: rpc("Write", false, false),
  hurry: rpc("Hurry", false, false),
  mine: rpc("Mine", false, false),
  collect: rpc("Collect", true, false),
  watch: rpc("Watch", false, true),
  chat: rpc("Chat", true, true),
} as const;

/** Handlers that give back what they get, but for those given. */
export function echoHandlers(changed: Partial<Handlers<typeof EchoDefinition>> = {}): Handlers<typeof EchoDefinition> {
  const same = async (request: Note) => request;
  return {
    echo: same,
    write: same,
    hurry: same,
    mine: same,
    collect: async (notes) => {
      const texts: string[] = [];
      for await (const { text } of notes) texts.push(text);
      return note(texts.join(" "));
    },
    watch: async function* ({ text }) {
      for (const word of text.split(" ")) yield note(word);
    },
    chat: async function* (notes) {
      for await (const { text } of notes) yield note(text.toUpperCase());
    },
    ...changed,
  };
}

export function note(text: string): Note {
  return { text, owner: "", requestId: "" };
}

function describeEcho() {
  const field = (name: string, number: number, jsonName = name) => ({
    ...{ name, number, jsonName, type: Type.STRING, label: Label.OPTIONAL },
  });
  const child = { ...field("child", 4), type: Type.MESSAGE, typeName: ".test.v1.Note" };
  const method = Object.entries<EchoMethod>(METHODS).map(([name, entry]) => {
    const { idempotent = false, clientStreaming = false, serverStreaming = false, ...policy } = entry;
    const types = { inputType: ".test.v1.Note", outputType: ".test.v1.Note" };
    return { name, ...types, clientStreaming, serverStreaming, options: optionsOf(policy, idempotent) };
  });
  return create(FileDescriptorProtoSchema, {
    ...{ name: "test/v1/echo.proto", package: "test.v1", syntax: "proto3" },
    messageType: [
      {
        name: "Note",
        field: [field("text", 1), field("owner", 2), field("request_id", 3, "requestId"), child],
      },
    ],
    service: [{ name: "EchoService", method }],
  });
}

function optionsOf(policy: Partial<MethodPolicy>, idempotent: boolean) {
  const defaults = { access: [Access.PUBLIC], callers: ["edge", "gateway"], ownership: Ownership.NONE };
  const bytes = MethodPolicy.encode(MethodPolicy.fromPartial({ ...defaults, ...policy })).finish();
  const level = idempotent ? Idempotency.NO_SIDE_EFFECTS : Idempotency.IDEMPOTENCY_UNKNOWN;
  const writer = new BinaryWriter().tag(IDEMPOTENCY_LEVEL_FIELD, WireType.Varint).int32(level);
  return fromBinary(
    MethodOptionsSchema,
    writer.tag(METHOD_POLICY_FIELD, WireType.LengthDelimited).bytes(bytes).finish(),
  );
}

function rpc<ReqStream extends boolean, ResStream extends boolean>(
  name: keyof typeof METHODS,
  requestStream: ReqStream,
  responseStream: ResStream,
) {
  const path = `/${ECHO_SERVICE}/${name}`;
  const input = (echoContract.method(path) as MethodContract).desc.input;
  const serialize = (value: Note) => Buffer.from(toBinary(input, create(input, value as unknown as Message)));
  const deserialize = (bytes: Buffer) => fromBinary(input, bytes) as unknown as Note;
  return {
    ...{ path, requestStream, responseStream },
    requestSerialize: serialize,
    requestDeserialize: deserialize,
    responseSerialize: serialize,
    responseDeserialize: deserialize,
  };
}

import { readFileSync } from "node:fs";
import {
  createFileRegistry,
  type DescEnum,
  type DescExtension,
  type DescMessage,
  type DescMethod,
  type FileRegistry,
  fromBinary,
  getExtension,
  hasExtension,
  type Message,
  toBinary,
} from "@bufbuild/protobuf";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { FileDescriptorSetSchema, MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { EventPolicy, MethodPolicy, ReasonPolicy } from "@souk/proto/souk/options/v1/policy";

/** What the contract says of one rpc. */
export interface MethodContract {
  /** `/souk.catalog.v1.CatalogService/GetProduct`. */
  readonly path: string;
  readonly desc: DescMethod;
  /** Absent on vendored services such as grpc.health.v1. */
  readonly policy: MethodPolicy | undefined;
  /** Whether the edge fronts it, which makes the edge an allowed caller. */
  readonly hasHttpRule: boolean;
  /** Whether a call may be sent twice: `NO_SIDE_EFFECTS` or `IDEMPOTENT` in the contract. */
  readonly repeatable: boolean;
}

/** What the contract says of one event type. */
export interface EventContract {
  readonly type: string;
  readonly policy: EventPolicy;
}

/** The descriptor image, indexed. Everything that is stated in `.proto` is read from here and nowhere else. */
export interface Contract {
  readonly registry: FileRegistry;
  /** The image itself, as it was read. */
  readonly image: Uint8Array;
  method(path: string): MethodContract | undefined;
  reason(domain: string, reason: string): ReasonPolicy | undefined;
  event(type: string): EventContract | undefined;
  /** The events that the proto package declares, in file order. */
  eventsOf(protoPackage: string): EventContract[];
  /** The descriptor bytes of a file exactly as they stand in the image. */
  fileBytes(name: string): Uint8Array | undefined;
}

/** Reads a descriptor image; without bytes, the one that `@souk/proto` carries. */
export function loadContract(image: Uint8Array = readProjectImage()): Contract {
  const set = fromBinary(FileDescriptorSetSchema, image);
  const registry = createFileRegistry(set);
  const rawFiles = splitFiles(image);
  const bytesByName = new Map(set.file.map((file, i) => [file.name, rawFiles[i] as Uint8Array]));
  const option = optionReader(registry);
  const declared = [...registry];
  const rpcs = declared.flatMap((desc) => (desc.kind === "service" ? desc.methods : []));
  const methods = new Map(rpcs.map((desc) => [pathOf(desc), readMethod(desc, option)]));
  const reasons = new Map(declared.flatMap((desc) => (desc.kind === "enum" ? readReasons(desc, option) : [])));
  const events = new Map(declared.flatMap((desc) => (desc.kind === "message" ? readEvent(desc, option) : [])));
  return {
    registry,
    image,
    method: (path) => methods.get(path),
    reason: (domain, reason) => reasons.get(`${domain}/${reason}`),
    event: (type) => events.get(type),
    eventsOf: (pkg) => [...events.values()].filter((event) => packageOf(event.type) === pkg),
    fileBytes: (name) => bytesByName.get(name),
  };
}

/** `souk.catalog.v1` of `souk.catalog.v1.ProductChanged`; of a nested name, what it is nested in. */
export function packageOf(fullName: string): string {
  return fullName.slice(0, Math.max(fullName.lastIndexOf("."), 0));
}

/** What a token needs that is for a part only: `catalog.read` for souk.catalog.v1's reads, `catalog.write` for the rest. */
export function scopeOf({ desc }: Pick<MethodContract, "desc">): string {
  const domain = packageOf(desc.parent.typeName).split(".").at(-2);
  const reads = desc.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS;
  return `${domain}.${reads ? "read" : "write"}`;
}

type Decoder<T> = { decode(bytes: Uint8Array): T };
type OptionReader = <T>(options: Message | undefined, name: string, decoder: Decoder<T>) => T | undefined;

/** Options are messages of the image; ts-proto's type of the same message gives them a static type. */
function optionReader(registry: FileRegistry): OptionReader {
  return (options, name, decoder) => {
    const extension = registry.getExtension(name) as DescExtension | undefined;
    if (!options || !extension || !hasExtension(options, extension)) return undefined;
    if (extension.fieldKind !== "message") return undefined;
    return decoder.decode(toBinary(extension.message, getExtension(options, extension) as Message));
  };
}

function readMethod(desc: DescMethod, option: OptionReader): MethodContract {
  return {
    path: pathOf(desc),
    desc,
    policy: option(desc.proto.options, "souk.options.v1.method_policy", MethodPolicy),
    hasHttpRule: option(desc.proto.options, "google.api.http", { decode: () => true }) ?? false,
    repeatable: desc.idempotency !== MethodOptions_IdempotencyLevel.IDEMPOTENCY_UNKNOWN,
  };
}

function readReasons({ file, values }: DescEnum, option: OptionReader): [string, ReasonPolicy][] {
  return values.flatMap(({ proto, localName }) => {
    const policy = option(proto.options, "souk.options.v1.reason_policy", ReasonPolicy);
    return policy ? [[`${file.proto.package}/${localName}`, policy]] : [];
  });
}

function readEvent({ proto, typeName }: DescMessage, option: OptionReader): [string, EventContract][] {
  const policy = option(proto.options, "souk.options.v1.event_policy", EventPolicy);
  return policy ? [[typeName, { type: typeName, policy }]] : [];
}

function pathOf(method: DescMethod): string {
  return `/${method.parent.typeName}/${method.name}`;
}

function readProjectImage(): Uint8Array {
  return readFileSync(new URL(import.meta.resolve("@souk/proto/image.binpb")));
}

/** Cuts the image into its FileDescriptorProtos without re-encoding; they are field 1 of FileDescriptorSet. */
function splitFiles(image: Uint8Array): Uint8Array[] {
  const reader = new BinaryReader(image);
  const files: Uint8Array[] = [];
  while (reader.pos < reader.len) {
    const [field] = reader.tag();
    if (field !== 1) throw new Error("the descriptor image is not a google.protobuf.FileDescriptorSet");
    files.push(reader.bytes());
  }
  return files;
}

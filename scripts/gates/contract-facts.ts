import {
  createFileRegistry,
  type DescEnumValue,
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
import { FileDescriptorSetSchema, MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { EventPolicy, MethodPolicy, ReasonPolicy } from "@souk/proto/souk/options/v1/policy";

/** One way to call an rpc over HTTP. */
export interface HttpBinding {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly responseBody: string;
}

export interface RpcFacts {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly name: string;
  readonly bindings: readonly HttpBinding[];
  readonly policy: MethodPolicy | undefined;
  readonly reads: boolean;
  readonly serverStreaming: boolean;
  readonly input: DescMessage;
  readonly output: DescMessage;
}

export interface EventFacts {
  readonly type: string;
  /** Whether it stands in a file `events.proto`. */
  readonly inEventsFile: boolean;
  readonly policy: EventPolicy | undefined;
}

export interface ReasonFacts {
  readonly domain: string;
  /** Without the enum's prefix, as callers see it: `PRODUCT_NOT_FOUND`. */
  readonly reason: string;
  readonly policy: ReasonPolicy | undefined;
}

/** Everything of our own contracts that the gates judge. */
export interface ContractFacts {
  readonly rpcs: readonly RpcFacts[];
  readonly events: readonly EventFacts[];
  readonly reasons: readonly ReasonFacts[];
}

/** Reads a descriptor image; only packages `souk.…` count, the others are not ours. */
export function readFacts(image: Uint8Array): ContractFacts {
  const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
  const facts = { rpcs: [] as RpcFacts[], events: [] as EventFacts[], reasons: [] as ReasonFacts[] };
  const read = optionReader(registry);
  for (const desc of registry) {
    if (!desc.typeName.startsWith("souk.")) continue;
    if (desc.kind === "service") facts.rpcs.push(...desc.methods.map((method) => rpcFacts(method, read)));
    if (desc.kind === "message") facts.events.push(eventFacts(desc, read));
    if (desc.kind === "enum" && desc.name === "ErrorReason") {
      const values = desc.values.filter((value) => value.number !== 0);
      facts.reasons.push(...values.map((value) => reasonFacts(value, read)));
    }
  }
  return { ...facts, events: facts.events.filter(({ inEventsFile, policy }) => inEventsFile || policy) };
}

interface Decoder<T> {
  decode(bytes: Uint8Array): T;
}

/** Reads an option of the image: as it is, or through ts-proto's type of the same message. */
interface OptionReader {
  raw(options: Message | undefined, name: string): Message | undefined;
  as<T>(decoder: Decoder<T>, options: Message | undefined, name: string): T | undefined;
}

function optionReader(registry: FileRegistry): OptionReader {
  const extension = (name: string) =>
    registry.getExtension(name) as (DescExtension & { message: DescMessage }) | undefined;
  const raw = (options: Message | undefined, name: string) => {
    const desc = extension(name);
    return options && desc && hasExtension(options, desc) ? (getExtension(options, desc) as Message) : undefined;
  };
  return {
    raw,
    as: (decoder, options, name) => {
      const message = raw(options, name);
      const desc = extension(name)?.message;
      return message && desc ? decoder.decode(toBinary(desc, message)) : undefined;
    },
  };
}

function rpcFacts(method: DescMethod, read: OptionReader): RpcFacts {
  const { options } = method.proto;
  return {
    name: `${method.parent.typeName}/${method.name}`,
    bindings: bindingsOf(read.raw(options, "google.api.http") as HttpRule | undefined),
    policy: read.as(MethodPolicy, options, "souk.options.v1.method_policy"),
    reads: method.idempotency === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS,
    serverStreaming: method.methodKind === "server_streaming",
    input: method.input,
    output: method.output,
  };
}

function eventFacts(desc: DescMessage, read: OptionReader): EventFacts {
  return {
    type: desc.typeName,
    inEventsFile: desc.file.name.endsWith("/events") && desc.parent === undefined,
    policy: read.as(EventPolicy, desc.proto.options, "souk.options.v1.event_policy"),
  };
}

function reasonFacts(value: DescEnumValue, read: OptionReader): ReasonFacts {
  return {
    domain: value.parent.file.proto.package,
    reason: value.name.replace(/^ERROR_REASON_/, ""),
    policy: read.as(ReasonPolicy, value.proto.options, "souk.options.v1.reason_policy"),
  };
}

interface HttpRule extends Message {
  readonly pattern: { case?: string; value?: unknown };
  readonly body: string;
  readonly responseBody: string;
  readonly additionalBindings: readonly HttpRule[];
}

function bindingsOf(rule: HttpRule | undefined): HttpBinding[] {
  if (!rule) return [];
  const { case: kind = "", value } = rule.pattern;
  const custom = value as { kind: string; path: string };
  const [method, path] = kind === "custom" ? [custom.kind, custom.path] : [kind.toUpperCase(), String(value)];
  const own = { method, path, body: rule.body, responseBody: rule.responseBody };
  return [own, ...rule.additionalBindings.flatMap(bindingsOf)];
}

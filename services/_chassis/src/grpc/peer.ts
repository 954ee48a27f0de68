import { Client, type ClientOptions, status as codes, credentials, Metadata, type ServiceError } from "@grpc/grpc-js";
import type { ServiceTokenSource } from "../auth/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { serviceConfigFor } from "./service-config.ts";
import { asBytes, CHANNEL_LIMITS } from "./transport.ts";

export interface PeerOptions extends Pick<Essentials, "contract" | "metrics"> {
  /** The callee's name, which its tokens are made out to: `catalog`. */
  readonly name: string;
  /** grpc-js target: `host:port`, `dns:///name:port` or `ipv4:a:1,b:2`. */
  readonly address: string;
  /** Proto packages that the peer serves, such as `souk.catalog.v1`. */
  readonly packages: readonly string[];
  readonly tokens: ServiceTokenSource;
}

export interface UnaryOptions {
  /** Milliseconds since 1970; there is no call without one. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  /** Sent besides the service's own token. */
  readonly metadata?: Metadata;
}

export interface UnaryReply {
  readonly body: Buffer;
  readonly metadata: Metadata;
}

/** What a peer answered instead of a reply; `statusDetails` are the bytes of its google.rpc.Status. */
export class PeerError extends Error {
  override readonly name = "PeerError";
  readonly code: number;
  readonly statusDetails: Uint8Array | undefined;
  readonly metadata: Metadata;

  constructor({ code, details, metadata }: ServiceError) {
    super(details);
    this.code = code;
    this.metadata = metadata;
    this.statusDetails = metadata.get("grpc-status-details-bin")[0] as Buffer | undefined;
  }
}

/** A channel to one peer. Bodies are bytes; {@link createClient} puts types on it. */
export interface Peer extends Component {
  /** @throws PeerError */
  unary(path: string, body: Uint8Array, options: UnaryOptions): Promise<UnaryReply>;
}

/** Opens lazily, keeps itself alive (reliability.md E2), retries as the contract allows, and names this service to the peer. */
export function createPeer(options: PeerOptions): Peer {
  const client = new Client(options.address, credentials.createInsecure(), channelOptions(options));
  const { clientCalls } = options.metrics;

  async function unary(path: string, body: Uint8Array, call: UnaryOptions): Promise<UnaryReply> {
    const metadata = call.metadata ?? new Metadata();
    metadata.set("x-souk-service", await options.tokens(options.name));
    const stopTimer = clientCalls.startTimer({ rpc_method: path.slice(1) });
    try {
      const reply = await start(client, path, body, { ...call, metadata });
      stopTimer({ rpc_status_code: "OK" });
      return reply;
    } catch (error) {
      stopTimer({ rpc_status_code: codes[(error as PeerError).code] ?? "UNKNOWN" });
      throw error;
    }
  }

  return { name: `peer ${options.name}`, unary, start: async () => undefined, stop: async () => client.close() };
}

function start(client: Client, path: string, body: Uint8Array, options: UnaryOptions): Promise<UnaryReply> {
  const { deadline, signal, metadata = new Metadata() } = options;
  return new Promise((resolve, reject) => {
    let headers = new Metadata();
    const call = client.makeUnaryRequest(path, toBuffer, asBytes, body, metadata, { deadline }, (error, reply) => {
      signal?.removeEventListener("abort", cancel);
      if (error) reject(new PeerError(error));
      else resolve({ body: reply as Buffer, metadata: headers });
    });
    const cancel = () => call.cancel();
    call.on("metadata", (received: Metadata) => {
      headers = received;
    });
    if (signal?.aborted) cancel();
    else signal?.addEventListener("abort", cancel, { once: true });
  });
}

function channelOptions({ contract, packages }: PeerOptions): ClientOptions {
  const services = [...contract.registry].flatMap((desc) =>
    desc.kind === "service" && packages.includes(desc.file.proto.package) ? [desc] : [],
  );
  return {
    ...CHANNEL_LIMITS,
    "grpc.service_config": JSON.stringify(serviceConfigFor(contract, services)),
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 1_000,
    "grpc.dns_min_time_between_resolutions_ms": 1_000,
    "grpc.enable_http_proxy": 0,
    "grpc.use_local_subchannel_pool": 1,
    "grpc-node.flow_control_window": 1 << 20,
  };
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

import { Client, type ClientOptions, status as codes, credentials, Metadata } from "@grpc/grpc-js";
import type { ServiceTokenSource } from "../auth/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { type CallOptions, type PeerError, receiveMany, type SingleReply, sendMany, sendOne } from "./peer-calls.ts";
import { serviceConfigFor } from "./service-config.ts";
import { CHANNEL_LIMITS } from "./transport.ts";

export interface PeerOptions extends Pick<Essentials, "contract" | "metrics"> {
  /** The callee's name, which its tokens are made out to: `catalog`. */
  readonly name: string;
  /** grpc-js target: `host:port`, `dns:///name:port` or `ipv4:a:1,b:2`. */
  readonly address: string;
  /** Proto packages that the peer serves, such as `souk.catalog.v1`. */
  readonly packages: readonly string[];
  readonly tokens: ServiceTokenSource;
}

/** A channel to one peer. Bodies are bytes; {@link createClient} puts types on it. */
export interface Peer extends Component {
  /** @throws PeerError */
  unary(path: string, body: Uint8Array, options: CallOptions): Promise<SingleReply>;
  /** Many requests, one reply. @throws PeerError, and what `bodies` throws */
  clientStream(path: string, bodies: AsyncIterable<Uint8Array>, options: CallOptions): Promise<SingleReply>;
  /** One request, many replies; leaving the iteration ends the call. @throws PeerError */
  serverStream(path: string, body: Uint8Array, options: CallOptions): AsyncIterable<Buffer>;
}

/** Opens lazily, keeps itself alive (reliability.md E2), retries as the contract allows, and names this service to the peer. */
export function createPeer(options: PeerOptions): Peer {
  const client = new Client(options.address, credentials.createInsecure(), channelOptions(options));
  const { clientCalls } = options.metrics;

  const named = async (call: CallOptions): Promise<CallOptions> => {
    const metadata = call.metadata ?? new Metadata();
    metadata.set("x-souk-service", await options.tokens(options.name));
    return { ...call, metadata };
  };

  /** One measurement a call, from its first byte to its last. */
  function measure(path: string): (error?: unknown) => void {
    const stopTimer = clientCalls.startTimer({ rpc_method: path.slice(1) });
    return (error) => {
      const code = error === undefined ? "OK" : (codes[(error as PeerError).code] ?? "UNKNOWN");
      stopTimer({ rpc_status_code: code });
    };
  }

  async function single(path: string, call: CallOptions, send: (call: CallOptions) => Promise<SingleReply>) {
    const ready = await named(call);
    const measured = measure(path);
    try {
      const reply = await send(ready);
      measured();
      return reply;
    } catch (error) {
      measured(error);
      throw error;
    }
  }

  async function* serverStream(path: string, body: Uint8Array, call: CallOptions): AsyncGenerator<Buffer, void> {
    const ready = await named(call);
    const measured = measure(path);
    let failure: unknown;
    try {
      yield* receiveMany(client, path, body, ready);
    } catch (error) {
      failure = error;
      throw error;
    } finally {
      measured(failure);
    }
  }

  return {
    name: `peer ${options.name}`,
    unary: (path, body, call) => single(path, call, (ready) => sendOne(client, path, body, ready)),
    clientStream: (path, bodies, call) => single(path, call, (ready) => sendMany(client, path, bodies, ready)),
    serverStream,
    start: async () => undefined,
    stop: async () => client.close(),
  };
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

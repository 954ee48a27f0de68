import type { Client, ClientOptions } from "@grpc/grpc-js";
import type { ServiceTokenSource } from "../auth/index.ts";
import { type Breaker, createBreaker } from "../breaker/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { beginCall } from "./begun-call.ts";
import { createChannel } from "./channel.ts";
import { type CallOptions, exchangeMany, receiveMany, type SingleReply, sendMany, sendOne } from "./peer-calls.ts";
import { isCancelled, isPeerFault } from "./peer-error.ts";
import { serviceConfigFor } from "./service-config.ts";
import { CHANNEL_LIMITS } from "./transport.ts";

export interface PeerOptions extends Essentials {
  /** The callee's name, which its tokens are made out to: `catalog`. */
  readonly name: string;
  /** grpc-js target: `host:port`, `dns:///name:port` or `ipv4:a:1,b:2`. */
  readonly address: string;
  /** Proto packages that the peer serves, such as `souk.catalog.v1`. */
  readonly packages: readonly string[];
  /** Absent for a peer that wants to know of no service. */
  readonly tokens?: ServiceTokenSource | undefined;
}

/** A channel to one peer. Bodies are bytes; {@link createClient} puts types on it. */
export interface Peer extends Component {
  /** @throws PeerError, AppError BREAKER_OPEN */
  unary(path: string, body: Uint8Array, options: CallOptions): Promise<SingleReply>;
  /** Many requests, one reply. @throws PeerError, AppError BREAKER_OPEN, and what `bodies` throws */
  clientStream(path: string, bodies: AsyncIterable<Uint8Array>, options: CallOptions): Promise<SingleReply>;
  /** One request, many replies; leaving the iteration ends the call. @throws PeerError, AppError BREAKER_OPEN */
  serverStream(path: string, body: Uint8Array, options: CallOptions): AsyncIterable<Buffer>;
  /** Many requests, many replies. @throws PeerError, AppError BREAKER_OPEN, and what `bodies` throws */
  bidiStream(path: string, bodies: AsyncIterable<Uint8Array>, options: CallOptions): AsyncIterable<Buffer>;
  readonly breaker: Breaker;
  /** As {@link Channel.renew}. */
  renew(): void;
}

/** A stream that has stood for so long has been taken by the peer, even if it has nothing to tell yet. */
const STREAM_STANDS_MS = 1_000;

/**
 * Opens lazily, keeps itself alive (reliability.md E2), retries as the contract allows, stops asking a peer that does not
 * answer, and names this service to it.
 */
export function createPeer(options: PeerOptions): Peer {
  const { name, address, metrics, logger, ports } = options;
  const channel = createChannel({ name, address, logger, metrics, client: clientOptions(options) });
  const breaker = createBreaker({ name, logger, metrics, ports, isFault: isPeerFault, isNoAnswer: isCancelled });

  type Send = (client: Client, call: CallOptions) => Promise<SingleReply>;
  /** The breaker stands before everything else, so that a refusal costs next to nothing. */
  const single = (path: string, call: CallOptions, send: Send) =>
    breaker.run(async () => {
      const begun = await beginCall(path, call, options, channel);
      return begun.ended(send(channel.client(), begun.call));
    });

  type Open = (client: Client, call: CallOptions) => AsyncGenerator<Buffer, void>;

  async function openStream(path: string, call: CallOptions, open: Open) {
    const begun = await beginCall(path, call, options, channel);
    const replies = open(channel.client(), begun.call);
    const first = replies.next();
    await begun.unlessFailed(Promise.race([first, ports.sleep(STREAM_STANDS_MS, call.signal)]));
    return { begun, replies, first };
  }

  async function* stream(path: string, call: CallOptions, open: Open): AsyncGenerator<Buffer, void> {
    const { begun, replies, first } = await breaker.run(() => openStream(path, call, open));
    try {
      const head = await begun.unlessFailed(first);
      if (head.done) return;
      yield head.value;
      for (;;) {
        const { done, value } = await begun.unlessFailed(replies.next());
        if (done) return;
        yield value;
      }
    } finally {
      begun.end();
      await replies.return();
    }
  }

  return {
    name: `peer ${name}`,
    breaker,
    renew: channel.renew,
    unary: (path, body, call) => single(path, call, (client, ready) => sendOne(client, path, body, ready)),
    clientStream: (path, bodies, call) => single(path, call, (client, ready) => sendMany(client, path, bodies, ready)),
    serverStream: (path, body, call) => stream(path, call, (client, ready) => receiveMany(client, path, body, ready)),
    bidiStream: (path, bodies, call) =>
      stream(path, call, (client, ready) => exchangeMany(client, path, bodies, ready)),
    start: channel.start,
    stop: channel.stop,
  };
}

function clientOptions({ contract, packages }: PeerOptions): ClientOptions {
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

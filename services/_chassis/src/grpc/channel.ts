import { Client, type ClientOptions, connectivityState, credentials } from "@grpc/grpc-js";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";

export interface ChannelOptions extends Pick<Essentials, "logger" | "metrics"> {
  /** The peer's name, for log and metrics. */
  readonly name: string;
  readonly address: string;
  readonly client: ClientOptions;
}

/** The connection to a peer, which is made anew when it has died without saying so. */
export interface Channel extends Component {
  client(): Client;
  /** To be told of each call that the peer answered, in whatever way. */
  answered(): void;
  /** To be told of each call that ended by its deadline without a word from the peer. */
  unanswered(): void;
}

const LOOK_EVERY_MS = 250;
/** A handshake takes milliseconds; a peer that takes longer accepts connections and does not speak. */
const STUCK_AFTER_MS = 3_000;
/** Sooner than keepalive would see it, and only while calls go unanswered, more than one of them. */
const SILENT_AFTER_MS = 2_000;
const SILENT_CALLS = 2;

/**
 * grpc-js 1.14 waits for ever for a peer's HTTP/2 settings, and keepalive does not look at a connection that is not ready
 * (grpc-node#2785; measured in reliability.md E1); and a connection whose line was cut without a FIN lasts until keepalive
 * finds it, 25 s later (E2). So the watchdog closes the channel, first, and opens another. Removable when grpc-js has a
 * connect timeout and the keepalive may be short.
 */
export function createChannel({ name, address, client: clientOptions, logger, metrics }: ChannelOptions): Channel {
  const open = () => new Client(address, credentials.createInsecure(), clientOptions);
  let client = open();
  let connectingSince: number | undefined;
  let silence: { readonly since: number; calls: number } | undefined;
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const now = performance.now();
    const connecting = client.getChannel().getConnectivityState(false) === connectivityState.CONNECTING;
    connectingSince = connecting ? (connectingSince ?? now) : undefined;
    const isStuck = connectingSince !== undefined && now - connectingSince >= STUCK_AFTER_MS;
    const isSilent = silence && silence.calls >= SILENT_CALLS && now - silence.since >= SILENT_AFTER_MS;
    if (isStuck || isSilent) replace(connecting ? "stuck" : "silent");
  }

  function replace(cause: "stuck" | "silent"): void {
    client.close(); // first: a new client beside it would share what is wedged
    client = open();
    connectingSince = undefined;
    silence = undefined;
    metrics.channelReplacements.inc({ target: name, cause });
    logger.warn({ component: "channel", peer: name, cause }, "the connection is made anew");
  }

  return {
    name: `channel ${name}`,
    client: () => client,
    answered: () => {
      silence = undefined;
    },
    unanswered: () => {
      silence ??= { since: performance.now(), calls: 0 };
      silence.calls += 1;
    },
    start: async () => {
      timer = setInterval(look, LOOK_EVERY_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      client.close();
    },
  };
}

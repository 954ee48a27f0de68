import { Client, type ClientOptions, connectivityState, credentials } from "@grpc/grpc-js";
import type { Component } from "../lifecycle/index.ts";
import type { Essentials } from "../ports/index.ts";
import { isAnyConnecting } from "./subchannels.ts";

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
  /** Makes the connection anew for the calls to come, since on this one too many streams were reset. */
  renew(): void;
}

const LOOK_EVERY_MS = 250;
/** A handshake takes milliseconds; a peer that takes longer accepts connections and does not speak. */
const STUCK_AFTER_MS = 3_000;
/** One of several addresses that hangs costs no call while the others answer, so there is no hurry. */
const PARTLY_STUCK_AFTER_MS = 15_000;
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
  let watch = createWatch();
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const looked = client;
    const isConnecting = client.getChannel().getConnectivityState(false) === connectivityState.CONNECTING;
    const cause = watch.causeToReplace(isConnecting, await isAnyConnecting(client));
    if (cause && client === looked && timer !== undefined) replace(cause);
  }

  /** Calls on their way are not cut off by it. */
  function replace(cause: "stuck" | "silent" | "resets"): void {
    client.close(); // first: a new client beside it would share what is wedged
    client = open();
    watch = createWatch();
    metrics.channelReplacements.inc({ target: name, cause });
    logger.warn({ component: "channel", peer: name, cause }, "the connection is made anew");
  }

  return {
    name: `channel ${name}`,
    client: () => client,
    answered: () => watch.answered(),
    unanswered: () => watch.unanswered(),
    renew: () => replace("resets"),
    start: async () => {
      timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      timer = undefined;
      client.close();
    },
  };
}

/** What has been seen of one client so far. */
function createWatch() {
  const connectingMs = createStopwatch();
  const partlyConnectingMs = createStopwatch();
  let silence: { readonly since: number; calls: number } | undefined;

  function isSilent(): boolean {
    return (
      silence !== undefined && silence.calls >= SILENT_CALLS && performance.now() - silence.since >= SILENT_AFTER_MS
    );
  }

  return {
    answered: () => {
      silence = undefined;
    },
    unanswered: () => {
      silence ??= { since: performance.now(), calls: 0 };
      silence.calls += 1;
    },
    causeToReplace: (isConnecting: boolean, isPartlyConnecting: boolean): "stuck" | "silent" | undefined => {
      const isStuck = connectingMs(isConnecting) >= STUCK_AFTER_MS;
      const isPartlyStuck = partlyConnectingMs(isPartlyConnecting) >= PARTLY_STUCK_AFTER_MS;
      if (isStuck || isPartlyStuck) return "stuck";
      if (!isSilent()) return undefined;
      return isConnecting ? "stuck" : "silent";
    },
  };
}

/** Told again and again whether something is so, says for how long it has been, in milliseconds. */
function createStopwatch(): (holds: boolean) => number {
  let since: number | undefined;
  return (holds) => {
    const now = performance.now();
    since = holds ? (since ?? now) : undefined;
    return since === undefined ? 0 : now - since;
  };
}

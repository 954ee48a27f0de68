import type { IncomingMessage } from "node:http";
import type { RequestContext } from "@souk/chassis/context";
import type { Contract } from "@souk/chassis/contract";
import type { Ports } from "@souk/chassis/ports";
import type { ClientAddress } from "../limits/client-address.ts";
import type { RateLimiter } from "../limits/rate-limiter.ts";
import type { Guard } from "../policy/authenticate.ts";
import type { Replays } from "../replay/replays.ts";
import type { Route } from "../routing/route.ts";
import type { Failure } from "../status/failure.ts";
import type { RecentWrites } from "../upstream/recent-writes.ts";
import type { SharedReads } from "../upstream/shared-reads.ts";
import type { Upstreams } from "../upstream/upstreams.ts";
import type { Encoding } from "./body/encodings.ts";
import type { ReplyPrinter } from "./reply-printer.ts";

/** What the configuration says about every exchange. */
export interface ExchangeOptions {
  readonly ignoredParameters: ReadonlySet<string>;
  /** Undefined for what is usual. */
  readonly bodyLimitBytes: number | undefined;
  readonly encodings: readonly Encoding[];
  readonly resumeFields: readonly string[];
  readonly heartbeatMs: number;
  /** Whether identical reads that come at the same time are one call. */
  readonly shareReads: boolean;
}

export interface ExchangeDeps {
  readonly contract: Contract;
  readonly guard: Guard;
  readonly upstreams: Upstreams;
  readonly ports: Ports;
  readonly printer: ReplyPrinter;
  readonly reads: SharedReads;
  readonly writes: RecentWrites;
  readonly rates: RateLimiter;
  readonly replays: Replays;
  readonly clientAddress: ClientAddress;
  readonly options: ExchangeOptions;
  /** Aborts when the edge is about to stop. */
  readonly draining: AbortSignal;
  readonly failureOf: (error: unknown) => ToldFailure;
}

/** A failure, and google.rpc.Status as JSON. */
export interface ToldFailure {
  readonly failure: Failure;
  readonly json: Buffer;
}

/** One request on its way through the edge. */
export interface Exchange {
  readonly request: IncomingMessage;
  /** When it came, by `performance.now()`. */
  readonly askedAt: number;
  readonly path: string;
  readonly query: string;
  readonly route: Route;
  /** The decoded text of each of the route's variables, in their order. */
  readonly pathValues: readonly string[];
  /** Its signal aborts when the caller goes away. */
  readonly context: RequestContext;
  /** What the answer says besides, whatever becomes of the request. */
  readonly told: Record<string, string>;
}

export function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
  const value = headers[name];
  return typeof value === "string" ? value : undefined;
}

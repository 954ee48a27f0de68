import "./closing.ts";
import { type Db, MongoBulkWriteError, MongoClient, MongoError, MongoNetworkError, MongoServerError } from "mongodb";
import { type AppError, sharedError } from "../errors/index.ts";
import type { Component } from "../lifecycle/index.ts";
import type { Logger } from "../log/index.ts";

export interface MongoOptions {
  readonly uri: string;
  readonly database: string;
  readonly logger: Logger;
}

export interface Mongo extends Component {
  readonly db: Db;
  /** Whether the last ping was answered; looked at each second. */
  isUp(): boolean;
  /** Called at each change of {@link isUp}. */
  onChange(listener: (up: boolean) => void): void;
}

const PING_EVERY_MS = 1_000;
const PING_TIMEOUT_MS = 1_000;

/**
 * Every write is acknowledged by a majority and journalled; every operation has an end. Retried writes need sessions,
 * which not every store here has (stores.md), so a write whose reply was lost is repeated by whoever asked, with its request id.
 */
export function createMongo({ uri, database, logger }: MongoOptions): Mongo {
  const client = new MongoClient(uri, {
    writeConcern: { w: "majority", journal: true },
    readPreference: "primary",
    retryWrites: false,
    retryReads: true,
    useBigInt64: true,
    serverSelectionTimeoutMS: 1_000,
    connectTimeoutMS: 2_000,
    socketTimeoutMS: 5_000,
    waitQueueTimeoutMS: 2_000,
    maxPoolSize: 50,
    appName: database,
  });
  const db = client.db(database);
  const listeners: ((up: boolean) => void)[] = [];
  let up = false;
  let timer: NodeJS.Timeout | undefined;

  async function look(): Promise<void> {
    const ping = db.command({ ping: 1 }, { signal: AbortSignal.timeout(PING_TIMEOUT_MS) });
    const answered = await ping.then(() => true).catch(() => false);
    if (answered === up) return;
    up = answered;
    logger[up ? "info" : "error"]({ component: "mongodb" }, up ? "database answers" : "database does not answer");
    for (const listener of listeners) listener(up);
  }

  return {
    name: "mongodb",
    db,
    isUp: () => up,
    onChange: (listener) => void listeners.push(listener),
    start: async () => {
      await client.connect();
      await look();
      timer = setInterval(() => void look(), PING_EVERY_MS);
    },
    stop: async () => {
      clearInterval(timer);
      await client.close();
    },
  };
}

const UNREACHABLE = /^Mongo(Network|ServerSelection|WaitQueue|NotConnected|Topology|Pool|OperationTimeout|Expired)/;
/** A server that stops, or is not the primary, or no longer: what a failover looks like from outside. */
const FAILOVER_CODES: readonly unknown[] = [91, 189, 10107, 11600, 11602, 13435, 13436];

/** A store that cannot be reached, or changes its primary, is nobody's bug: UNAVAILABLE, to be tried again in a second. */
export function classifyMongoError(error: unknown): AppError | undefined {
  if (!isUnreachable(error) && !isFailover(error)) return undefined;
  return sharedError("UNAVAILABLE", "The store does not answer right now.", { retryAfterMs: 1_000, cause: error });
}

/**
 * The driver lets a socket's own error through where a command waits to be written (`writeCommand`, 7.8). Node names no syscall where the
 * peer had ended it before. A bulk write wraps whatever it met.
 */
function isUnreachable(error: unknown): boolean {
  if (error instanceof MongoBulkWriteError) return isUnreachable(error.errorResponse);
  if (error instanceof MongoError) return error instanceof MongoNetworkError || UNREACHABLE.test(error.name);
  const { code, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  return code === "EPIPE" || (code === "ECONNRESET" && syscall !== undefined);
}

function isFailover(error: unknown): boolean {
  return error instanceof MongoError && FAILOVER_CODES.includes(error.code);
}

/** Whether an insert met a document with the same `_id` or unique key. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 11000;
}

/** Which document of an ordered insert was the first that failed; those before it were inserted. */
export function failedIndex(error: unknown): number {
  if (!(error instanceof MongoBulkWriteError)) return 0;
  return [error.writeErrors].flat()[0]?.index ?? 0;
}

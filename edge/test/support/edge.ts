import { once } from "node:events";
import { connect } from "node:net";
import { Writable } from "node:stream";
import { readConfig } from "@souk/chassis/config";
import type { Contract } from "@souk/chassis/contract";
import { createLogger, type ServiceLogger } from "@souk/chassis/log";
import { createApp } from "../../src/app.ts";
import { type EdgeConfig, settingsFor } from "../../src/config.ts";
import { createKeys, type TestKeys } from "./keys.ts";
import { kitchenContract } from "./kitchen.ts";
import { type ScriptedUpstream, startUpstream } from "./scripted-upstream.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into JSON of any shape
  readonly json: any;
}

export interface TestUpstream {
  readonly address: string;
  stop(): Promise<void>;
}

export interface TestEdge<U = ScriptedUpstream> {
  readonly url: string;
  readonly adminUrl: string;
  readonly upstream: U;
  readonly port: number;
  readonly keys: TestKeys;
  /** The log's lines so far. */
  readonly log: Record<string, unknown>[];
  send(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string> }): Promise<Answered>;
  /** As `send`, as somebody with the role. */
  sendAs(
    role: string,
    method: string,
    path: string,
    options?: { body?: unknown; headers?: Record<string, string> },
  ): Promise<Answered>;
  /** Writes bytes to a socket and reads until the edge closes it. */
  raw(text: string | Uint8Array): Promise<string>;
  stop(): Promise<void>;
}

const UNLIMITED = "read=1000000/60,write=1000000/60,search=1000000/60,auth=1000000/60";

/** A whole edge on ports of its own, in front of a scripted upstream. */
export async function startEdge(contract: Contract, overrides: Partial<EdgeConfig> = {}): Promise<TestEdge> {
  return startEdgeBefore(await startUpstream(contract), contract, overrides);
}

/** A whole edge on ports of its own, in front of an upstream that stops with it. */
export async function startEdgeBefore<U extends TestUpstream>(
  upstream: U,
  contract: Contract,
  overrides: Partial<EdgeConfig> = {},
): Promise<TestEdge<U>> {
  const keys = createKeys();
  const log: Record<string, unknown>[] = [];
  const destination = new Writable({
    write: (line, _, done) => {
      log.push(JSON.parse(String(line)));
      done();
    },
  });
  const defaults = readConfig(settingsFor(contract), {
    ...{ EDGE_PORT: "0", GRPC_PORT: "0", ADMIN_PORT: "0", SHUTDOWN_GRACE_MS: "2000" },
    ...{ JWKS_FILE: keys.jwksFile, SERVICE_JWKS_FILE: keys.jwksFile, SERVICE_KEY: keys.serviceKey.reveal() },
    ...{ EDGE_UPSTREAMS: upstream.address, EDGE_RATE_LIMITS: UNLIMITED },
    EDGE_SHARE_READS: "no", // each request of a test is a call, unless it is about that
  });
  const config = { ...defaults, ...overrides };
  const app = await startApp(config, contract, createLogger({ service: "edge", level: "info", destination }), upstream);
  const url = `http://127.0.0.1:${app.port()}`;

  const send: TestEdge<U>["send"] = async (method, path, { body, headers = {} } = {}) => {
    const isRaw = typeof body === "string" || body instanceof Uint8Array || body === undefined;
    const content = isRaw ? body : JSON.stringify(body);
    const type = content === undefined ? {} : { "content-type": "application/json" };
    const init = {
      method,
      headers: { ...type, ...headers },
      redirect: "manual",
      ...(content === undefined ? {} : { body: content }),
    } as RequestInit;
    const response = await fetch(url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  };
  return {
    url,
    port: app.port(),
    adminUrl: `http://127.0.0.1:${app.adminPort()}`,
    upstream,
    keys,
    log,
    send,
    sendAs: (role, method, path, options = {}) =>
      send(method, path, {
        ...options,
        headers: { authorization: `Bearer ${keys.token(role)}`, ...options.headers },
      }),
    raw: (text) => exchange(app.port(), text),
    stop: async () => {
      await app.stop();
      await upstream.stop();
    },
  };
}

/** Starts an edge for one piece of work. */
export async function withEdge(
  config: Partial<EdgeConfig>,
  work: (edge: TestEdge) => Promise<void>,
  contract: Contract = kitchenContract(),
): Promise<void> {
  const edge = await startEdge(contract, config);
  try {
    await work(edge);
  } finally {
    await edge.stop();
  }
}

/** What cannot start leaves nothing open. */
async function startApp(config: EdgeConfig, contract: Contract, logger: ServiceLogger, upstream: TestUpstream) {
  try {
    const app = createApp(config, { contract, logger });
    await app.start();
    return app;
  } catch (error) {
    await upstream.stop();
    throw error;
  }
}

async function exchange(port: number, text: string | Uint8Array): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  socket.on("error", () => socket.destroy());
  socket.write(text);
  await once(socket, "close");
  return Buffer.concat(chunks).toString("latin1");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

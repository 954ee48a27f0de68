import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { freePort, waitFor } from "@souk/chassis/testing";

/** A request as it reached stripe-mock, and whether Stripe's OpenAPI document allows it. */
export interface Checked {
  readonly request: string;
  readonly body: string;
  readonly key: string | undefined;
  readonly status: number;
}

/** Stripe's own double, which checks what it is sent. It remembers nothing, so tests say what has become of it. */
export interface StripeMock {
  readonly url: string;
  readonly checked: readonly Checked[];
  /** What its next answers say beside what it makes up. */
  say(fields: object): void;
  stop(): Promise<void>;
}

export async function startStripeMock(): Promise<StripeMock> {
  const program = process.env.TEST_STRIPE_MOCK;
  if (!program)
    throw new Error("stripe-mock is not there, and no Go to build it with: install Go (`make doctor` says how)");
  const port = await freePort();
  const mock = spawn(program, ["-http-port", String(port)], { stdio: "ignore" });
  const target = `http://127.0.0.1:${port}`;
  await waitFor(
    () =>
      fetch(target).then(
        () => true,
        () => false,
      ),
    { timeoutMs: 15_000 },
  );
  const checked: Checked[] = [];
  let fields: object = {};
  const front = createServer(async (request, response) => {
    const body = await textOf(request);
    const answer = await pass(target, request, body);
    const key = request.headers["idempotency-key"];
    checked.push({ request: `${request.method} ${request.url}`, body, key: key?.toString(), status: answer.status });
    const made = (await answer.json()) as object;
    response.writeHead(answer.status, { "content-type": "application/json" });
    response.end(JSON.stringify(answer.ok && !("data" in made) ? { ...made, ...fields } : made));
  }).listen(0, "127.0.0.1");
  await once(front, "listening");
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    checked,
    say: (next) => {
      fields = next;
    },
    stop: async () => {
      front.closeAllConnections();
      front.close();
      const ended = once(mock, "close");
      mock.kill();
      await ended;
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function pass(target: string, { method = "GET", url = "", headers }: IncomingMessage, body: string): Promise<Response> {
  const kept = ["authorization", "content-type", "idempotency-key", "stripe-version"];
  const passed = kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])] as [string, string]] : []));
  return fetch(target + url, { method, headers: passed, ...(body ? { body } : {}) });
}

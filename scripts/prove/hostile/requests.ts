import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Random } from "../support/random.ts";
import { flipped, noHttp } from "./broken-bytes.ts";
import { evilJson, evilText } from "./evil-values.ts";

/** One request as it goes over the line, and what may come of it. */
export interface HostileRequest {
  readonly bytes: Buffer;
  /** The gRPC code that the service answers with, if the call gets there. */
  readonly injected: number | undefined;
  /** It may be no HTTP at all, or not whole: then there may be no answer either. */
  readonly isBroken: boolean;
}

/** What the contract offers to play with. */
export interface Surface {
  /** `GET /v1/dishes/{dish_id}`. */
  readonly routes: readonly string[];
  /** Names of fields, in both spellings. */
  readonly fields: readonly string[];
  /** Of somebody who may call everything. */
  readonly token: string;
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get", "REPORT"];
const ODD_NAMES = [
  "$where",
  "__proto__",
  "constructor",
  "toString",
  "a[",
  "]",
  "[]",
  "a[b]",
  "a.b.c",
  "",
  "*",
  "x".repeat(300),
];
const TYPES = [
  ...[
    "application/json",
    "application/json; charset=utf-8",
    "application/json; charset=utf-16",
    "application/x-ndjson",
  ],
  ...["text/plain", "multipart/form-data; boundary=x", "application/grpc", "application/vnd.api+json", "json", ";", ""],
];
const ODD_HEADERS = [
  ...["accept: text/event-stream", "accept: application/problem+json", "accept: */*;q=x", "accept: ,,;"],
  ...[
    "accept-encoding: gzip",
    "accept-encoding: br;q=1, *;q=0",
    "grpc-timeout: 1",
    "grpc-timeout: 100m",
    "x-server-timeout: -1",
  ],
  ...[
    "x-http-method-override: DELETE",
    "idempotency-key: ",
    `idempotency-key: ${"k".repeat(300)}`,
    'idempotency-key: "a',
  ],
  ...[
    "if-match: *",
    'if-match: W/"1"',
    'if-match: "a", "b"',
    "if-match: x",
    "authorization: Bearer",
    "authorization: Basic eA==",
  ],
  ...[
    "authorization: Bearer a.b.c",
    "last-event-id: \u00e9",
    "origin: null",
    "te: trailers",
    "range: bytes=0-1",
    "expect: 200-ok",
  ],
  ...[
    "x-forwarded-for: 1.2.3.4",
    "x-user-id: root",
    "l5d-client-id: x",
    "grpc-status: 0",
    "grpc-metadata-a-bin: !!",
    "traceparent: x",
  ],
  ...[
    "cookie: a=b",
    "upgrade: websocket",
    "transfer-encoding: identity",
    "content-encoding: deflate",
    'x-request-id: "<>',
  ],
];
const BREAKING_HEADERS = [
  ...[
    "transfer-encoding: chunked",
    "content-length: 5",
    "content-length: x",
    "transfer-encoding: gzip",
    "connection: upgrade",
  ],
  ...[
    "bad header",
    " folded",
    ": nameless",
    "nul: \0",
    `x-long: ${"x".repeat(20_000)}`,
    "content-length: 99999999999999999999",
  ],
];
/** Codes that a service may fail with; those of a transport that has broken down are the same. */
const CODES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 99];

export function hostileRequest(random: Random, surface: Surface): HostileRequest {
  if (random.chance(0.02)) return { bytes: noHttp(random), injected: undefined, isBroken: true };
  const injected = random.chance(0.1) ? random.pick(CODES) : undefined;
  const isBroken = random.chance(0.05);
  const [method = "", template = ""] = random.pick(surface.routes).split(" ");
  const verb = method === "*" || random.chance(0.1) ? random.pick(METHODS) : method;
  const body = random.chance(0.6) ? bodyOf(random, surface) : undefined;
  const headers = [
    ...headersOf(random, surface, body?.headers),
    ...(injected === undefined ? [] : [`grpc-metadata-inject: ${injected}`]),
    ...(isBroken ? [random.pick(BREAKING_HEADERS)] : []),
  ];
  const target = targetOf(random, template, surface);
  const head = Buffer.from(`${verb} ${target} HTTP/1.1\r\n${headers.join("\r\n")}\r\n\r\n`, "latin1");
  const whole = Buffer.concat([head, body?.bytes ?? Buffer.alloc(0)]);
  if (random.chance(0.02)) return { bytes: flipped(random, whole), injected, isBroken: true };
  return { bytes: whole, injected, isBroken: isBroken || /[\r\n\0 ]/.test(target) };
}

function headersOf(random: Random, { token }: Surface, ofBody: readonly string[] | undefined): string[] {
  return [
    ...(random.chance(0.98) ? ["host: edge"] : []),
    "connection: close",
    ...(random.chance(0.8) ? [`authorization: Bearer ${token}`] : []),
    ...(ofBody ? [`content-type: ${random.pick(TYPES)}`, ...ofBody] : []),
    ...Array.from({ length: random.int(3) }, () => random.pick(ODD_HEADERS)),
  ];
}

function targetOf(random: Random, template: string, { fields }: Surface): string {
  const path = template.replace(/\{[^}]*\}|\*\*|\*/g, () => (random.chance(0.7) ? "a" : evilText(random)));
  const odd = random.chance(0.1) ? random.pick(["/", "//", "/..", "/%2e%2e", ":x", ";a=b", "/%", "#f", "/\u00e9"]) : "";
  const name = () => (random.chance(0.7) ? random.pick(fields) : random.pick(ODD_NAMES));
  const suffix = () => random.pick(["", "", "", "[a]", "[1]", ".x", "."]);
  const pairs = Array.from({ length: random.int(5) }, () => `${name()}${suffix()}=${evilText(random)}`);
  const query = pairs.length > 0 ? `?${pairs.join(random.chance(0.95) ? "&" : "&&=")}` : "";
  const many = random.chance(0.005) ? `?${"a=b&".repeat(1_500)}` : query;
  return path + odd + (random.chance(0.5) ? many : many.replaceAll(" ", "+"));
}

function bodyOf(random: Random, { fields }: Surface): { readonly bytes: Buffer; readonly headers: string[] } {
  const names = [...fields, ...ODD_NAMES];
  const count = random.chance(0.2) ? random.int(4) : 1;
  const text = Array.from({ length: count }, () => evilJson(random, names)).join("\n");
  const plain = contentOf(random, text);
  const coding = random.int(12);
  if (coding === 0) return withLength(gzipSync(plain), "content-encoding: gzip");
  if (coding === 1) return withLength(brotliCompressSync(plain), "content-encoding: br");
  if (coding === 2) return withLength(plain, "content-encoding: gzip");
  if (coding > 4) return withLength(plain);
  const chunked = `${plain.length.toString(16)}\r\n${plain.toString("latin1")}\r\n0\r\n\r\n`;
  const bytes = plain.length === 0 ? "0\r\n\r\n" : chunked;
  return { bytes: Buffer.from(bytes, "latin1"), headers: ["transfer-encoding: chunked"] };
}

function contentOf(random: Random, text: string): Buffer {
  const kind = random.int(40);
  if (kind === 0) return random.bytes(random.int(200));
  if (kind === 1) return Buffer.from(`{"aString":"${"x".repeat(1_100_000)}"}`);
  if (kind === 2)
    return Buffer.concat([Buffer.from('{"aString":"'), Buffer.from([0xc0, 0xaf, 0xff]), Buffer.from('"}')]);
  if (kind === 3) return Buffer.from(`{"aStruct":{${Array.from({ length: 1_500 }, (_, i) => `"k${i}":1`).join(",")}}}`);
  return Buffer.from(text);
}

function withLength(bytes: Buffer, ...headers: string[]) {
  return { bytes, headers: [`content-length: ${bytes.length}`, ...headers] };
}

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { ROOT } from "../../kit/paths.ts";
import { type ContractFacts, readFacts } from "../contract-facts.ts";

const BASE = ["souk/options", "google/api", "google/rpc"];

/** Reads the facts of toy contracts, given as texts by path, on top of the options that all contracts share. */
export function toyFacts(files: Readonly<Record<string, string>>): ContractFacts {
  const root = mkdtempSync(join(tmpdir(), "souk-contracts-"));
  try {
    for (const folder of BASE) cpSync(join(ROOT, "proto", folder), join(root, folder), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    writeFileSync(join(root, "buf.yaml"), "version: v2\n");
    const buf = join(ROOT, "node_modules/.bin/buf");
    return readFacts(execFileSync(buf, ["build", "--exclude-source-info", "-o", "-"], { cwd: root }));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

export interface ToyRpc {
  readonly name?: string;
  /** The text of google.api.http; none without it. */
  readonly http?: string;
  readonly policy?: string;
  readonly level?: string;
  /** Fields of the request. */
  readonly request?: string;
  readonly stream?: boolean;
}

const READ_POLICY = `access: [ACCESS_PUBLIC] ownership: OWNERSHIP_NONE timeout_ms: 1000 rate_class: RATE_CLASS_READ
  cache: {max_age_seconds: 1 scope: CACHE_SCOPE_PUBLIC} idempotency: IDEMPOTENCY_KEY_NONE priority: PRIORITY_BROWSE`;
const WRITE_POLICY = `access: [ACCESS_STAFF] ownership: OWNERSHIP_NONE timeout_ms: 1000 rate_class: RATE_CLASS_WRITE
  idempotency: IDEMPOTENCY_KEY_OPTIONAL body_limit_bytes: 1024 priority: PRIORITY_CHECKOUT`;

/** A whole and right read: `GET /v1/toys/{id}`. */
export const READ: ToyRpc = {
  ...{ name: "GetToy", http: 'get: "/v1/toys/{id}" response_body: "toy"', policy: READ_POLICY },
  level: "NO_SIDE_EFFECTS",
};

/** A whole and right write: `POST /v1/toys`. */
export const WRITE: ToyRpc = {
  ...{ name: "MakeToy", http: 'post: "/v1/toys" body: "*"', policy: WRITE_POLICY, level: "IDEMPOTENT" },
  request: "string id = 1; string request_id = 2; Toy toy = 3;",
};

/** The facts of one service with this rpc. */
export function rpcFacts(rpc: ToyRpc): ContractFacts {
  const { name = "GetToy", http, policy, level, request = "string id = 1;", stream } = rpc;
  const options = [
    level ? `option idempotency_level = ${level};` : "",
    http ? `option (google.api.http) = {${http}};` : "",
    policy ? `option (souk.options.v1.method_policy) = {${policy}};` : "",
  ];
  return toyFacts({
    "souk/toy/v1/toy_service.proto": `syntax = "proto3";
      package souk.toy.v1;
      import "google/api/annotations.proto";
      import "souk/options/v1/options.proto";
      service ToyService { rpc ${name}(ToyRequest) returns (${stream ? "stream " : ""}ToyResponse) {${options.join("\n")}} }
      message ToyRequest {${request}}
      message ToyResponse { Toy toy = 1; }
      message Toy { string id = 1; string name = 2; }`,
  });
}

/** The policy with one entry changed, added (`name: value`) or, without a value, taken out. */
export function withPolicy(rpc: ToyRpc, name: string, value?: string): ToyRpc {
  const entry = new RegExp(`\\b${name}: (\\{[^}]*\\}|\\[[^\\]]*\\]|\\S+)`);
  const rest = (rpc.policy ?? "").replace(entry, "");
  return { ...rpc, policy: value === undefined ? rest : `${rest} ${name}: ${value}` };
}

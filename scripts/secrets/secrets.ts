import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import { bootstrapAccounts, demoFileOf, newDemoAccounts, readDemoAccounts } from "./demo-accounts.ts";

/** Development secrets: made once per stack, and handed to services as files. */
export interface Secrets {
  readonly pageTokenFile: string;
  /** What audit logs are chained with. */
  readonly auditFile: string;
  /** What the payment provider signs its webhooks with. */
  readonly webhookFile: string;
  /** What quotes are signed with. */
  readonly quoteTokenFile: string;
  /** Public keys of all services. */
  readonly serviceJwksFile: string;
  /** What identity seals and derives everything with. */
  readonly identityKeyFile: string;
  /** The accounts that identity makes at its start, with their passwords: those of `demo.json`. */
  readonly bootstrapAccountsFile: string;
  readonly serviceKeyFile: (service: string) => string;
}

/** Makes what is missing in `<data>/secrets` (0700, files 0600) and `<data>/demo.json` (0600), and leaves what is there. */
export async function ensureSecrets(dataDir: string, services: readonly string[]): Promise<Secrets> {
  const folder = join(dataDir, "secrets");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const at = (name: string) => join(folder, name);
  const secrets = {
    pageTokenFile: at("page-token"),
    auditFile: at("audit"),
    webhookFile: at("payment-webhook"),
    quoteTokenFile: at("quote-token"),
    serviceJwksFile: at("services.jwks.json"),
    identityKeyFile: at("identity"),
    bootstrapAccountsFile: at("bootstrap-accounts.json"),
    serviceKeyFile: (service: string) => at(`${service}.key.json`),
  };
  const { pageTokenFile, auditFile, webhookFile, quoteTokenFile, identityKeyFile } = secrets;
  for (const file of [pageTokenFile, auditFile, webhookFile, quoteTokenFile, identityKeyFile]) {
    if (!existsSync(file)) writeNew(file, randomBytes(32).toString("base64url"));
  }
  const demoFile = demoFileOf(dataDir);
  if (!existsSync(demoFile)) writeNew(demoFile, `${JSON.stringify(newDemoAccounts(), null, 2)}\n`);
  writeChanged(secrets.bootstrapAccountsFile, JSON.stringify(bootstrapAccounts(readDemoAccounts(demoFile))));
  const keys = [];
  for (const name of services) keys.push(await ensureKey(secrets.serviceKeyFile(name), name));
  writeJwks(secrets.serviceJwksFile, keys);
  return secrets;
}

/** @returns the private key in the file, which is made when there is none */
async function ensureKey(file: string, kid: string): Promise<JWK> {
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair("EdDSA", { extractable: true });
    writeNew(file, JSON.stringify({ ...(await exportJWK(privateKey)), kid, alg: "EdDSA", use: "sig" }));
  }
  return JSON.parse(readFileSync(file, "utf8")) as JWK;
}

function writeJwks(file: string, keys: readonly JWK[]): void {
  const publicKeys = keys.map(({ d: _private, ...rest }) => rest);
  writeChanged(file, JSON.stringify({ keys: publicKeys }, null, 2));
}

/** Whole or not at all: another command may read it now. */
function writeChanged(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) renameSync(draftOf(file, text), file);
}

/** The first one to write stays: another command may make the same secret now. */
function writeNew(file: string, text: string): void {
  const draft = draftOf(file, text);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}

function draftOf(file: string, text: string): string {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  return draft;
}

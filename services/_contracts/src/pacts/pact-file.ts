import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

export interface PactBody {
  readonly content: unknown;
}

export interface Interaction {
  readonly type: "Synchronous/HTTP" | "Asynchronous/Messages";
  readonly description: string;
  readonly providerStates?: readonly { readonly name: string }[];
  readonly request?: { readonly method: string; readonly path: string; readonly body?: PactBody };
  readonly response?: { readonly status: number; readonly body?: PactBody };
  readonly contents?: PactBody;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A pact as far as our checks look into it. */
export interface PactFile {
  /** From the pacts' folder: `catalog/edge-catalog.json`. */
  readonly path: string;
  readonly consumer: string;
  readonly provider: string;
  readonly interactions: readonly Interaction[];
}

/** Where the pact of a pair lies; Pact itself names the file so. */
export function pactPath(consumer: string, provider: string): string {
  return `${provider}/${consumer}-${provider}.json`;
}

/** Every pact in a folder, or those of one provider. */
export function readPacts(folder: string, provider = "*"): PactFile[] {
  const paths = existsSync(folder) ? globSync(`${provider}/*.json`, { cwd: folder }).sort() : [];
  return paths.map((path) => parsePact(path, readFileSync(join(folder, path), "utf8")));
}

/** @throws Error for what is no pact */
export function parsePact(path: string, text: string): PactFile {
  const { consumer, provider, interactions } = JSON.parse(text) as {
    consumer?: { name: string };
    provider?: { name: string };
    interactions?: Interaction[];
  };
  if (!consumer || !provider || !interactions) throw new Error(`${path} is no pact`);
  return { path, consumer: consumer.name, provider: provider.name, interactions };
}

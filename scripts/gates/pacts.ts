import { existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import { loadContract } from "@souk/chassis/contract";
import { findPactFaults, type PactFile, pactPath, readPacts } from "@souk/contracts/pacts";
import type { ContractFacts } from "./contract-facts.ts";

const PACTS = "proto/pacts";
const CLIENTS = "edge/test/contract/clients";
const MEND = "`make contracts UPDATE=1` writes it";

/** Two sides that rely on each other, by what the contract says of them. */
interface Pair {
  readonly consumer: string;
  readonly provider: string;
  readonly calls: boolean;
  /** Events that the consumer takes from the provider. */
  readonly events: readonly string[];
}

/** Every pair of services has its pact, every pact its pair, and what stands in pacts fits the contract. */
export function findPactGaps(facts: ContractFacts, image: Uint8Array, root: string): string[] {
  const pairs = pairsOf(facts, root);
  const pacts = readPacts(join(root, PACTS));
  const contract = loadContract(image);
  return [
    ...pairs.flatMap((pair) => gapsOf(pair, pacts, root)),
    ...pacts.flatMap((pact) => superfluous(pact, pairs)),
    ...pacts.flatMap((pact) => findPactFaults(pact, contract)).map((fault) => `${PACTS}/${fault}`),
  ];
}

/** The callers and subscribers that policies name, the edge where there is a route, and its clients; those in this repository. */
function pairsOf({ rpcs, events }: ContractFacts, root: string): Pair[] {
  const calls = rpcs.flatMap(({ name, bindings, policy }) => {
    const callers = [...(policy?.callers ?? []), ...(bindings.length > 0 ? ["edge"] : [])];
    return callers.map((consumer) => ({ consumer, provider: domainOf(name), calls: true, events: [] }));
  });
  const news = events.flatMap(({ type, policy }) =>
    (policy?.subscribers ?? []).map((consumer) => ({
      consumer,
      provider: domainOf(type),
      calls: false,
      events: [type],
    })),
  );
  const here = [...calls, ...news].filter((pair) => isHere(root, pair.consumer) && isHere(root, pair.provider));
  const clients = globSync(`${CLIENTS}/*.pact.ts`, { cwd: root }).map((file) => basename(file, ".pact.ts"));
  return [...merge(here), ...clients.map((consumer) => ({ consumer, provider: "edge", calls: true, events: [] }))];
}

function merge(pairs: readonly Pair[]): Pair[] {
  const byPath = Map.groupBy(pairs, ({ consumer, provider }) => pactPath(consumer, provider));
  return [...byPath.values()].map((same) => ({
    ...(same[0] as Pair),
    calls: same.some(({ calls }) => calls),
    events: same.flatMap(({ events }) => events),
  }));
}

function gapsOf({ consumer, provider, calls, events }: Pair, pacts: readonly PactFile[], root: string): string[] {
  const path = pactPath(consumer, provider);
  const test = testOf(consumer, provider);
  const pact = pacts.find((each) => each.path === path);
  if (!pact) return [`${PACTS}/${path} is missing: ${test} says what ${consumer} needs of ${provider}, and ${MEND}`];
  const told = pact.interactions.map(({ metadata }) => metadata?.jobName);
  const hasCalls = pact.interactions.some(({ type }) => type === "Synchronous/HTTP");
  const verified = `${folderOf(provider)}/test/contract/provider.pact.ts`;
  return [
    ...(calls && !hasCalls ? [`${PACTS}/${path} has no call: ${test} says what ${consumer} calls`] : []),
    ...events
      .filter((type) => !told.includes(type))
      .map((type) => `${PACTS}/${path} has no ${type}: ${test} says what ${consumer} reads of it`),
    ...(existsSync(join(root, test)) ? [] : [`${test} is missing, but there is its pact`]),
    ...(existsSync(join(root, verified)) ? [] : [`${verified} is missing: nobody verifies ${PACTS}/${path}`]),
  ];
}

function superfluous({ path }: PactFile, pairs: readonly Pair[]): string[] {
  const isPair = pairs.some(({ consumer, provider }) => pactPath(consumer, provider) === path);
  return isPair ? [] : [`${PACTS}/${path} is of no pair: no policy names its consumer, and no client's test writes it`];
}

function testOf(consumer: string, provider: string): string {
  return provider === "edge"
    ? `${CLIENTS}/${consumer}.pact.ts`
    : `${folderOf(consumer)}/test/contract/consumer/${provider}.pact.ts`;
}

function isHere(root: string, name: string): boolean {
  return existsSync(join(root, folderOf(name)));
}

function folderOf(name: string): string {
  return name === "edge" ? "edge" : `services/${name}`;
}

/** `catalog` of `souk.catalog.v1.ProductChanged`. */
function domainOf(name: string): string {
  return name.split(".")[1] ?? "";
}

import { Verifier } from "@pact-foundation/pact";
import { PACT_LOG_LEVEL } from "./environment.ts";
import { type PactFile, readPacts } from "./pacts/pact-file.ts";

/** Makes a state's sentence true. What it returns takes the place of the pact's examples from a state. */
export type StateHandler = (parameters: Record<string, string>) => Promise<Record<string, string> | undefined>;
export type States = Readonly<Record<string, StateHandler>>;

/** A job as the real producer puts it into its queue. */
export interface ProducedJob {
  readonly queue: string;
  readonly name: string;
  readonly data: unknown;
}

/** Has the real producer make the event of an interaction, by its description. */
export type Producers = Readonly<Record<string, () => Promise<ProducedJob>>>;

export interface Verification {
  /** The folder of all pacts. */
  readonly folder: string;
  readonly provider: string;
  /** Of the provider, or of the bridge before it. */
  readonly url: string;
  readonly states: States;
  readonly producers?: Producers;
  /** What becomes of a request's headers, where examples have to become real. */
  readonly headers?: (headers: Record<string, unknown>) => Promise<void>;
}

/** What Pact says in the end, as far as it is looked at. */
interface Outcome {
  readonly interactionResults?: readonly { readonly result: string; readonly pending: boolean }[];
  readonly errors?: readonly { readonly interaction: string; readonly mismatch: Mismatch }[];
}

interface Mismatch {
  readonly message?: string;
  readonly mismatches?: readonly { readonly mismatch?: string; readonly path?: string }[];
}

/**
 * Verifies every pact with a provider. The only way to do it here, since Pact's own passes where there is no pact, where an
 * interaction is pending, where a state has no handler, and where a handler throws.
 *
 * @returns how many interactions were verified
 * @throws Error that says what does not hold
 */
export async function verifyPacts(verification: Verification): Promise<number> {
  const { folder, provider } = verification;
  const pacts = readPacts(folder, provider);
  const gaps = findGaps(pacts, verification);
  if (gaps.length > 0) throw new Error(gaps.join("\n"));
  const broken: string[] = [];
  const outcome = await run(pacts, verification, broken).catch((error: Error) => {
    throw new Error([...toldBy(error), ...broken].join("\n"));
  });
  if (broken.length > 0) throw new Error(broken.join("\n"));
  const wanted = pacts.reduce((sum, { interactions }) => sum + interactions.length, 0);
  const { interactionResults = [] } = outcome;
  const verified = interactionResults.filter(({ result, pending }) => result === "OK" && !pending).length;
  if (verified !== wanted) throw new Error(`${verified} of ${wanted} interactions were verified`);
  return verified;
}

async function run(pacts: readonly PactFile[], verification: Verification, broken: string[]): Promise<Outcome> {
  const { folder, provider, url, states, producers = {}, headers } = verification;
  const mapped = <T, U>(entries: Readonly<Record<string, T>>, change: (name: string, value: T) => U) =>
    Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, change(name, value)]));
  const verifier = new Verifier({
    ...{ provider, providerBaseUrl: url, logLevel: PACT_LOG_LEVEL },
    pactUrls: pacts.map(({ path }) => `${folder}/${path}`),
    stateHandlers: mapped(states, (name, handler) => ({ setup: noting(name, handler, broken) })),
    messageProviders: mapped(producers, (_, produce) => () => messageOf(produce)),
    ...(headers ? { requestFilter: filterOf(headers) } : {}),
  });
  return JSON.parse(String(await verifier.verifyProvider())) as Outcome;
}

type Next = (error?: unknown) => void;

function filterOf(change: NonNullable<Verification["headers"]>) {
  return (request: { readonly headers: Record<string, unknown> }, _: unknown, next: Next) =>
    void change(request.headers).then(() => next(), next);
}

/** What did not match, in lines; Pact's error is all of its report as JSON. */
function toldBy({ message }: Error): string[] {
  if (!message.startsWith("{")) return [message];
  const { errors = [] } = JSON.parse(message) as Outcome;
  return errors.flatMap(({ interaction, mismatch: { mismatches = [], message: text } }) => [
    interaction,
    ...(text ? [`  ${text}`] : []),
    ...mismatches.map(({ path, mismatch = "" }) => `  ${path ? `${path}: ` : ""}${mismatch}`),
  ]);
}

/** What Pact would pass over without a word. */
function findGaps(pacts: readonly PactFile[], { folder, provider, states, producers = {} }: Verification): string[] {
  const interactions = pacts.flatMap((pact) => pact.interactions);
  if (interactions.length === 0) return [`there is no pact with ${provider} in ${folder}`];
  const named = new Set(interactions.flatMap(({ providerStates = [] }) => providerStates.map(({ name }) => name)));
  const told = new Set(
    interactions.flatMap(({ type, description }) => (type === "Asynchronous/Messages" ? [description] : [])),
  );
  return [
    ...[...named].filter((name) => !(name in states)).map((name) => `the state '${name}' has no handler`),
    ...Object.keys(states)
      .filter((name) => !named.has(name))
      .map((name) => `no pact names the state '${name}'`),
    ...[...told].filter((name) => !(name in producers)).map((name) => `the event '${name}' has no producer`),
    ...Object.keys(producers)
      .filter((name) => !told.has(name))
      .map((name) => `no pact names the event '${name}'`),
  ];
}

/** Pact swallows what a handler throws, and goes on as if the state were there. */
function noting(name: string, run: StateHandler, broken: string[]) {
  return async (parameters: unknown = {}) => {
    try {
      return (await run(parameters as Record<string, string>)) ?? {};
    } catch (error) {
      broken.push(`the handler of the state '${name}' threw: ${(error as Error).message}`);
      throw error;
    }
  };
}

async function messageOf(run: () => Promise<ProducedJob>) {
  const { queue, name, data } = await run();
  return { __pactMessageMetadata: { queue, jobName: name, contentType: "application/json" }, message: data };
}

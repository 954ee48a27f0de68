import { waitFor } from "@souk/chassis/testing";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { IDENTITY, SERVICES } from "../../services.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { expectedOutcome, type Outcome, type StatedRpc, statedRpcs, WHO, type Who } from "./expected.ts";
import type { People } from "./people.ts";
import { RawClient } from "./raw-call.ts";

/** No message at all: a call that is let through fails as soon as its request is read, and changes nothing. */
const NO_MESSAGE = Buffer.from([0xff, 0xff, 0xff]);
const REFUSALS: ReadonlySet<string | undefined> = new Set([
  ...["CALLER_UNKNOWN", "CALLER_DENIED", "TOKEN_REQUIRED", "TOKEN_INVALID", "ACCESS_DENIED"],
]);
const AT_ONCE = 16;

interface Case {
  readonly rpc: StatedRpc;
  readonly who: Who;
  readonly caller: string | undefined;
}

/** Every rpc of every service that runs, asked by everybody through every service. */
export async function proveRpcMatrix(shop: RunningShop, people: People): Promise<Check[]> {
  const callers = [undefined, "ops", ...SERVICES.map(({ name }) => name)];
  const checks: Check[] = [];
  for (const { name } of SERVICES) {
    const rpcs = statedRpcs().filter(({ path }) => isServedBy(name, path));
    const cases = rpcs.flatMap((rpc) => WHO.flatMap((who) => callers.map((caller) => ({ rpc, who, caller }))));
    const client = new RawClient(shop.portsOf(name).grpc);
    const ask = (one: Case) => outcomeOf(client, one, { shop, people, callee: name });
    await untilEndIsKnown(ask, rpcs);
    const wrong = await wrongOnes(cases, ask);
    client.close();
    checks.push(
      told(`calls of ${name}: ${rpcs.length} rpcs × ${WHO.length} people × ${callers.length} callers`, cases.length),
    );
    checks.push(exactly(`outcomes of ${name} that are not what the contract says`, wrong.join("; ") || "none", "none"));
  }
  return checks;
}

function isServedBy(service: string, path: string): boolean {
  const isAccess = path.startsWith("/souk.ops.v1.AccessService/");
  if (path.startsWith("/souk.ops.")) return !isAccess || service === IDENTITY;
  return path.startsWith(`/souk.${service}.`);
}

interface Place {
  readonly shop: RunningShop;
  readonly people: People;
  readonly callee: string;
}

async function outcomeOf(client: RawClient, { rpc, who, caller }: Case, place: Place): Promise<Outcome> {
  const domain = rpc.path.split(".").at(1) ?? "";
  const service = caller === undefined ? undefined : await place.shop.serviceToken(caller, place.callee);
  const user = await place.people.token(who, domain);
  const { reason } = await client.call(rpc.path, NO_MESSAGE, { service, user });
  return REFUSALS.has(reason) ? (reason as Outcome) : "let through";
}

/** A session that has just ended is known to a service a second later. */
async function untilEndIsKnown(ask: (one: Case) => Promise<Outcome>, [rpc]: readonly StatedRpc[]): Promise<void> {
  if (!rpc) return;
  const caller = rpc.callers.find((name) => name !== "*") ?? "edge";
  await waitFor(async () => (await ask({ rpc, who: "ended session", caller })) === "TOKEN_INVALID");
}

async function wrongOnes(cases: readonly Case[], ask: (one: Case) => Promise<Outcome>): Promise<string[]> {
  const wrong: string[] = [];
  const left = [...cases];
  const worker = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const [outcome, expected] = [await ask(one), expectedOutcome(one.rpc, one.who, one.caller)];
      if (outcome !== expected)
        wrong.push(`${one.rpc.path} by ${one.who} through ${one.caller}: ${outcome}, not ${expected}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong;
}

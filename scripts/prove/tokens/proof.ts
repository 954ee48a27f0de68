import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { FORGERIES, type Forgery, type ForgeryTarget, GENUINE, newKey, writeJwks } from "@souk/chassis/testing";
import { type Check, exactly, told } from "../support/checks.ts";
import { type ProofShop, startProofShop } from "../support/shop.ts";
import { openEdge, openService } from "./doors.ts";

export interface TokensOptions {
  /** Every how manyth forgery is tried. */
  readonly step: number;
}

/** What became of a token: `unsendable` where no header can carry it. */
export type Outcome = "accepted" | "refused" | "unsendable";
export type Ask = (token: string) => Promise<Outcome>;

/** Forged tokens at the edge and at each service, for both kinds of keys; and good ones, which have to pass. */
export async function proveTokens({ step }: TokensOptions): Promise<Check[]> {
  await using shop = await startProofShop();
  let visits = 0;
  const trap = createServer((socket) => {
    visits++;
    socket.destroy();
  }).listen(0, "127.0.0.1");
  await once(trap, "listening");
  try {
    const targets = await targetsOf(shop, trap);
    const checks: Check[] = [];
    for (const door of ["edge", "catalog", "inventory"] as const)
      checks.push(...(await tryDoor(shop, door, targets, step)));
    return [...checks, exactly("connections to where tokens say that keys are", visits, 0)];
  } finally {
    trap.close();
  }
}

type DoorName = "edge" | "catalog" | "inventory";

async function tryDoor(shop: ProofShop, name: DoorName, targets: readonly ForgeryTarget[], step: number) {
  const door = name === "edge" ? openEdge(shop) : openService(shop, name);
  const forgeries = Object.entries(FORGERIES).filter((_, i) => i % step === 0);
  const forged = await outcomesOf(door.ask, forgeries, targets);
  const genuine = await outcomesOf(door.ask, Object.entries(GENUINE), targets);
  await door.close();
  const named = (outcome: Outcome) => forged.filter((one) => one.outcome === outcome).map((one) => one.name);
  return [
    told(`forged tokens sent to the ${name}`, forged.length - named("unsendable").length),
    told(`forged tokens that no header carries to the ${name}`, named("unsendable").length),
    exactly(`forged tokens that the ${name} took`, named("accepted").join("; ") || "none", "none"),
    exactly(
      `good tokens that the ${name} took`,
      genuine.filter(({ outcome }) => outcome === "accepted").length,
      targets.length * Object.keys(GENUINE).length,
    ),
  ];
}

async function outcomesOf(ask: Ask, makers: readonly [string, Forgery][], targets: readonly ForgeryTarget[]) {
  const outcomes: { readonly name: string; readonly outcome: Outcome }[] = [];
  for (const target of targets) {
    for (const [name, make] of makers) {
      const token = await make(target);
      const isTrimmed = token.trim() !== token; // blanks at a header's end are no part of it (RFC 9110, 5.5)
      outcomes.push({ name: `${target.key.alg}: ${name}`, outcome: isTrimmed ? "unsendable" : await ask(token) });
    }
  }
  return outcomes;
}

/** One for each kind of key that users' tokens may be signed with. */
async function targetsOf({ keys }: ProofShop, trap: Server): Promise<ForgeryTarget[]> {
  const elliptic = await newKey("dev-2", "ES256");
  await writeJwks(keys.jwksFile, [keys.userKey, elliptic]);
  const common = {
    serviceToken: await keys.serviceToken("edge", "catalog"),
    serviceKey: JSON.parse(keys.serviceKey("edge").reveal()),
    trap: `http://127.0.0.1:${(trap.address() as AddressInfo).port}`,
  };
  return [keys.userKey, elliptic].map((key) => ({ ...common, key }));
}

import { randomInt, randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { compareWindows, readWindow, type Window } from "../support/windows.ts";
import { type Account, newAccounts } from "./accounts.ts";
import { type Asker, askerOf, expectStatus } from "./asking.ts";

export interface CrowdOptions {
  /** Sign-ins that are on their way at any moment. */
  readonly logins: number;
  /** With and without them in turn. */
  readonly windows: number;
  readonly windowMs: number;
  /** What the worse windows may cost: either is enough. */
  readonly most: { readonly ratio: number; readonly moreMs: number };
  /** By how much the windows without sign-ins may differ: on a machine that has much else to do, the comparison tells nothing. */
  readonly mostSpread: number;
  readonly say: (line: string) => void;
}

const READS_PER_SECOND = 100;
const PRODUCTS = 20;
/** In which a crowd comes together, before it is measured. */
const GATHER_MS = 1_000;

/** A crowd that signs in, beside people who look at products. */
export async function proveCrowd(shop: RunningShop, options: CrowdOptions): Promise<Check[]> {
  const ask = askerOf(shop.base);
  const products = await makeProducts(ask, await shop.token("staff"));
  const accounts = await newAccounts(ask, options.logins);
  const read = (i: number) => fetch(`${shop.base}/v1/products/${products[i % products.length]}`);
  const rehearsal = startCrowd(ask, accounts); // what is compiled once, and connections that stay
  await readWindow(read, READS_PER_SECOND, options.windowMs);
  await rehearsal.stop();
  const [calm, crowded]: [Window[], Window[]] = [[], []];
  const outcomes: string[] = [];
  for (let i = 0; i < options.windows; i++) {
    const crowd = i % 2 === 0 ? undefined : startCrowd(ask, accounts);
    await delay(GATHER_MS);
    const window = await readWindow(read, READS_PER_SECOND, options.windowMs);
    outcomes.push(...((await crowd?.stop()) ?? []));
    (crowd ? crowded : calm).push(window);
    options.say(`p99 of reads ${crowd ? "beside sign-ins" : "alone"}: ${window.p99.toFixed(1)} ms`);
  }
  return checksOf(calm, crowded, outcomes, options);
}

function checksOf(
  calm: Window[],
  crowded: Window[],
  outcomes: readonly string[],
  { logins, most, mostSpread }: CrowdOptions,
) {
  const tally = [...Map.groupBy(outcomes, (outcome) => outcome)].map(([outcome, of]) => `${of.length} × ${outcome}`);
  const odd = outcomes.filter((outcome) => outcome !== SIGNED_IN && !outcome.endsWith(TOO_MANY));
  return [
    ...compareWindows({ calm, busy: crowded, beside: `beside ${logins} sign-ins at once`, most, mostSpread }),
    told("what became of the sign-ins", tally.join(", ")),
    exactly("sign-ins that were neither answered nor asked to come back", odd.length, 0),
  ];
}

const SIGNED_IN = "200";
const TOO_MANY = "RESOURCE_EXHAUSTED";

/** Everybody signs in again and again, nobody in step with others; whoever is told to come again later does that. */
function startCrowd(ask: Asker, accounts: readonly Account[]) {
  let isOver = false;
  const outcomes: string[] = [];
  const callers = accounts.map(async ({ email, password }) => {
    await delay(randomInt(GATHER_MS));
    while (!isOver) {
      const { status, reason, headers } = await ask("/v1/auth:login", { body: { email, password } });
      outcomes.push(reason === "" ? String(status) : `${status} ${reason}`);
      const waitMs = Number(headers.get("retry-after") ?? 0) * 1_000;
      await delay(waitMs + randomInt(waitMs + 1));
    }
  });
  return {
    stop: async () => {
      isOver = true;
      await Promise.all(callers);
      return outcomes;
    },
  };
}

async function makeProducts(ask: Asker, token: string): Promise<string[]> {
  const ids = Array.from({ length: PRODUCTS }, () => randomUUID());
  for (const id of ids) {
    const product = {
      ...{ title: `Product ${id}`, state: "PRODUCT_STATE_ACTIVE" },
      price: { currencyCode: "EUR", amountMinor: "100" },
    };
    await expectStatus(201, ask(`/v1/products?productId=${id}`, { token, body: product }));
  }
  return ids;
}

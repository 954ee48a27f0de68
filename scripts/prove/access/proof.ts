import { openShop } from "../../e2e/support/shop.ts";
import type { Mode } from "../../up/plan.ts";
import type { Check } from "../support/checks.ts";
import { peopleOf } from "./people.ts";
import { proveRestMatrix } from "./rest.ts";
import { proveRpcMatrix } from "./rpcs.ts";

/** Who may do what, asked of everything that runs. */
export async function proveAccess(mode: Mode): Promise<Check[]> {
  const shop = await openShop({ mode });
  try {
    const people = await peopleOf(shop);
    return [...(await proveRpcMatrix(shop, people)), ...(await proveRestMatrix(shop))];
  } finally {
    await shop.stop();
  }
}

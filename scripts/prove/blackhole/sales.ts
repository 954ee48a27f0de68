import { Refused } from "../../e2e/support/answers.ts";
import type { People, Person } from "../../e2e/support/people.ts";

/** How an order was answered. */
export interface Sale {
  /** Absent where it was not answered with 202. */
  readonly orderId: string | undefined;
  readonly ms: number;
}

/** Somebody who has filled a cart, and agreed to its price. */
export interface Ready {
  readonly person: Person;
  readonly quoteToken: string;
}

export async function getReady(people: People, productId: string): Promise<Ready> {
  const person = await people.aGuestComes();
  await person.putsIntoCart(productId);
  return { person, quoteToken: (await person.isQuoted()).quoteToken };
}

/** Orders, once: whether that is answered in time is what is to be seen. */
export async function order({ person, quoteToken }: Ready): Promise<Sale> {
  const startedAt = performance.now();
  const orderId = await person.orders({ quoteToken }).catch((error: Error) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
  return { orderId, ms: performance.now() - startedAt };
}

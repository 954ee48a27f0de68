/** What befell a run, for whoever asks how hard it was. */
export class Tally {
  seeds = 0;
  orders = 0;
  completed = 0;
  turns = 0;
  crashes = 0;
  zombies = 0;
  storeFaults = 0;
  lostCalls = 0;
  duplicates = 0;
  flushes = 0;
  unknownOutcomes = 0;
  refunds = 0;
  byHand = 0;

  add(other: Tally): void {
    for (const key of Object.keys(this) as (keyof Numbers)[]) this[key] += other[key];
  }

  toString(): string {
    const named = Object.entries(this).map(([key, value]) => `${(value as number).toLocaleString("en")} ${words(key)}`);
    return named.join(", ");
  }
}

type Numbers = Omit<Tally, "add" | "toString">;

function words(key: string): string {
  return key.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
}

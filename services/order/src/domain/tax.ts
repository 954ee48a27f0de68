import { halfEven } from "./money.ts";

/** Hundredths of a percent in the whole. */
const WHOLE = 10_000n;

/**
 * Standard rates of value added tax by country, in hundredths of a percent. Sellers above the threshold of the one-stop shop owe that of the
 * country that the goods go to (Directive 2006/112/EC, article 33).
 */
const RATES: Readonly<Record<string, bigint>> = {
  ...{ AT: 2_000n, BE: 2_100n, BG: 2_000n, CY: 1_900n, CZ: 2_100n, DE: 1_900n, DK: 2_500n, EE: 2_400n, ES: 2_100n },
  ...{ FI: 2_550n, FR: 2_000n, GR: 2_400n, HR: 2_500n, HU: 2_700n, IE: 2_300n, IT: 2_200n, LT: 2_100n, LU: 1_700n },
  ...{ LV: 2_100n, MT: 1_800n, NL: 2_100n, PL: 2_300n, PT: 2_300n, RO: 2_100n, SE: 2_500n, SI: 2_200n, SK: 2_300n },
  ...{ CH: 810n, GB: 2_000n, NO: 2_500n },
};

/** What a rate is in hundredths of a percent; nothing for a country that no tax is known of. */
export function taxRateOf(countryCode: string): bigint {
  return RATES[countryCode] ?? 0n;
}

/** The tax that is in a price, half-even to the smallest unit. */
export function taxIn(grossMinor: bigint, rate: bigint): bigint {
  return halfEven(grossMinor * rate, WHOLE + rate);
}

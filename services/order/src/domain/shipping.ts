import { OrderError } from "./errors.ts";

/** A way to send an order, and what it costs, in the smallest units of the shop's currency, tax included. */
export interface ShippingMethod {
  readonly name: string;
  readonly priceMinor: bigint;
  /** Goods that cost so much are sent for nothing; never, where there is none. */
  readonly freeFromMinor?: bigint;
}

/** Countries that cost the same. */
export interface ShippingZone {
  readonly countries: readonly string[];
  readonly methods: readonly ShippingMethod[];
}

export type ShippingTable = readonly ShippingZone[];

/** What it costs to send an order. */
export interface ShippingChoice {
  readonly name: string;
  readonly priceMinor: bigint;
}

const NEAR = ["AT", "BE", "CZ", "DK", "FR", "LU", "NL", "PL"];
const UNION = [
  "BG",
  "CY",
  "EE",
  "ES",
  "FI",
  "GR",
  "HR",
  "HU",
  "IE",
  "IT",
  "LT",
  "LV",
  "MT",
  "PT",
  "RO",
  "SE",
  "SI",
  "SK",
];

export const SHIPPING_TABLE: ShippingTable = [
  {
    countries: ["DE"],
    methods: [
      { name: "standard", priceMinor: 490n, freeFromMinor: 5_000n },
      { name: "express", priceMinor: 1_290n },
    ],
  },
  {
    countries: NEAR,
    methods: [
      { name: "standard", priceMinor: 890n, freeFromMinor: 10_000n },
      { name: "express", priceMinor: 1_990n },
    ],
  },
  {
    countries: UNION,
    methods: [
      { name: "standard", priceMinor: 1_290n, freeFromMinor: 15_000n },
      { name: "express", priceMinor: 2_990n },
    ],
  },
  {
    countries: ["CH", "GB", "NO"],
    methods: [
      { name: "standard", priceMinor: 1_990n },
      { name: "express", priceMinor: 4_490n },
    ],
  },
];

/** The ways to send goods of such a price, cheapest first. @throws OrderError COUNTRY_NOT_SERVED */
export function shippingChoices(table: ShippingTable, countryCode: string, goodsMinor: bigint): ShippingChoice[] {
  const zone = table.find(({ countries }) => countries.includes(countryCode));
  if (!zone) {
    const metadata = { countryCode };
    throw new OrderError("COUNTRY_NOT_SERVED", "Nothing is sent to this country.", { metadata });
  }
  const choices = zone.methods.map(({ name, priceMinor, freeFromMinor }) => ({
    ...{ name, priceMinor: freeFromMinor !== undefined && goodsMinor >= freeFromMinor ? 0n : priceMinor },
  }));
  return choices.sort((a, b) => Number(a.priceMinor - b.priceMinor));
}

/** The one of that name; the cheapest where none is named. @throws OrderError SHIPPING_METHOD_UNKNOWN */
export function choose(choices: readonly ShippingChoice[], name: string): ShippingChoice {
  const chosen = name === "" ? choices[0] : choices.find((choice) => choice.name === name);
  if (chosen) return chosen;
  const text = `It can be sent as: ${choices.map((choice) => choice.name).join(", ")}.`;
  throw new OrderError("SHIPPING_METHOD_UNKNOWN", text, { metadata: { shippingMethod: name } });
}

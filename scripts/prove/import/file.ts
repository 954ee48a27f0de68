/** A file of products with bad lines among them, and what is to come of it. */
export interface ProofFile {
  readonly bytes: Buffer;
  readonly titles: ReadonlySet<string>;
  /** The reason that each bad line is to be told, by its number. */
  readonly badLines: ReadonlyMap<number, string>;
}

export const BRAND = "Import proof";

const GOOD_LINES_PER_BAD = 200;

type Bad = readonly [reason: string, text: (i: number) => string];

const BAD_LINES: readonly Bad[] = [
  ["IMPORT_RECORD_UNREADABLE", (i) => `{"title": "Cut off ${i}`],
  ["INVALID_REQUEST", (i) => record({ productId: `bad-${i}`, title: "" })],
  ["INVALID_REQUEST", (i) => record({ title: `Bad ${i}`, colour: "blue" })],
  ["CURRENCY_NOT_ACCEPTED", (i) => record({ title: `Bad ${i}`, price: { currencyCode: "USD", amountMinor: "1" } })],
  ["SLUG_TAKEN", (i) => record({ title: `Bad ${i}`, slug: "import-proof-0" })],
];

/** Half of the products have ids of their own, the other half get theirs from the line that they stand on. */
export function proofFile(products: number): ProofFile {
  const lines: string[] = [];
  const titles = new Set<string>();
  const badLines = new Map<number, string>();
  for (let i = 0; i < products; i++) {
    const title = `Import proof ${i}`;
    titles.add(title);
    lines.push(record(i % 2 === 0 ? { productId: `import-${i}`, slug: `import-proof-${i}`, title } : { title }));
    if (i % GOOD_LINES_PER_BAD !== GOOD_LINES_PER_BAD / 2) continue;
    const [reason, text] = BAD_LINES[badLines.size % BAD_LINES.length] as Bad;
    lines.push(text(i));
    badLines.set(lines.length, reason);
  }
  return { bytes: Buffer.from(`${lines.join("\n")}\n`), titles, badLines };
}

function record(fields: Readonly<Record<string, unknown>>): string {
  const price = { currencyCode: "EUR", amountMinor: "1290" };
  const description = "Stands for the few hundred bytes of text that a product has in a file from a supplier.";
  return JSON.stringify({ brand: BRAND, description, price, state: "PRODUCT_STATE_ACTIVE", ...fields });
}

// The demo shop is our own invention, brands included, and free for any use (CC0 1.0).
import { createHash } from "node:crypto";
import { type Article, COLOURS, type Colour, type Family } from "./families/family.ts";
import { FAMILIES } from "./families/index.ts";
import { pictureUri } from "./pictures.ts";

const LEAST_STOCK = 8;
const STOCK_SPREAD = 60;

/** One product as the REST API takes it (souk.catalog.v1.Product as ProtoJSON). */
export interface DemoProduct {
  readonly productId: string;
  /** Units to put on stock, as int64 in ProtoJSON. */
  readonly stock: string;
  readonly product: {
    readonly slug: string;
    readonly title: string;
    readonly description: string;
    readonly brand: string;
    readonly categoryIds: readonly string[];
    readonly attributes: Readonly<Record<string, string>>;
    readonly pictures: readonly { readonly uri: string; readonly altText: string }[];
    readonly price: { readonly currencyCode: "EUR"; readonly amountMinor: string };
    readonly state: "PRODUCT_STATE_ACTIVE";
    readonly variantGroup?: string;
  };
}

/** All of the demo shop, always the same, in the order in which it is seeded. */
export function demoProducts(): DemoProduct[] {
  return FAMILIES.flatMap((family) => family.articles.flatMap((article) => variantsOf(family, article)));
}

function variantsOf(family: Family, article: Article): DemoProduct[] {
  const sizes = Object.entries(article.sizes ?? { "": 0 });
  const several = article.colours.length * sizes.length > 1;
  return article.colours.flatMap((colour) =>
    sizes.map(([size, more]) => demoProduct(family, article, { colour, size, more, several })),
  );
}

interface Variant {
  readonly colour: Colour;
  readonly size: string;
  readonly more: number;
  readonly several: boolean;
}

function demoProduct(family: Family, article: Article, { colour, size, more, several }: Variant): DemoProduct {
  const { name, brand, shelf, facts } = article;
  const productId = idOf([article.id, colour, size]);
  const title = [name, colour, size].filter(Boolean).join(", ");
  const altText = `Drawing of ${/^[aeiou]/i.test(name) ? "an" : "a"} ${name.toLowerCase()} in ${colour}`;
  return {
    productId,
    stock: String(LEAST_STOCK + (numberFrom(productId) % STOCK_SPREAD)),
    product: {
      ...{ slug: productId, title, brand, state: "PRODUCT_STATE_ACTIVE" },
      description: `${article.about}\n\n${family.promise}`,
      categoryIds: [family.id, shelf],
      attributes: { ...facts, colour, ...(size ? { size } : {}) },
      pictures: [{ uri: pictureUri(article.shape, COLOURS[colour], family.background), altText }],
      price: { currencyCode: "EUR", amountMinor: String(article.price + more) },
      ...(several ? { variantGroup: article.id } : {}),
    },
  };
}

/** `harbour-mug-slate-blue-330-ml`. */
function idOf(words: readonly string[]): string {
  const text = words.filter(Boolean).join("-").toLowerCase();
  return text.replaceAll(/[^a-z0-9]+/g, "-");
}

/** A number that looks like chance and is always the same. */
function numberFrom(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE();
}

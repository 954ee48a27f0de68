const LONGEST = 120;

/** `Mug, "Café" No. 2` → `mug-cafe-no-2`; a text without letters or digits gives `product`. */
export function slugOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST - 9);
  return slug.replace(/^-+|-+$/g, "") || "product";
}

/** The same slug with a tail that only this product has, for when another product has the plain one. */
export function distinctSlug(slug: string, productId: string): string {
  const tail = productId.toLowerCase().replace(/[^a-z0-9]/g, "");
  return tail ? `${slug}-${tail.slice(-8)}` : slug;
}

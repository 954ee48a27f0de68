import { FAMILIES } from "./families/index.ts";

/** One category as the REST API takes it (souk.catalog.v1.Category as ProtoJSON). */
export interface DemoCategory {
  readonly categoryId: string;
  readonly category: { readonly title: string; readonly parentCategoryId?: string };
}

/** The demo shop's tree, each parent before its children: a family's shelves stand in it, those of several at the top. */
export function demoCategories(): DemoCategory[] {
  const shelves = FAMILIES.flatMap(({ id, articles }) => articles.map(({ shelf }) => ({ shelf, family: id })));
  const families = Map.groupBy(shelves, ({ shelf }) => shelf);
  return [
    ...FAMILIES.map(({ id }) => demoCategory(id)),
    ...[...families].map(([shelf, stands]) => {
      const parents = new Set(stands.map(({ family }) => family));
      return demoCategory(shelf, parents.size === 1 ? stands[0]?.family : undefined);
    }),
  ];
}

/** `table-lamps` is shown as `Table lamps`. */
function demoCategory(categoryId: string, parentCategoryId?: string): DemoCategory {
  const words = categoryId.replaceAll("-", " ");
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return { categoryId, category: { title, ...(parentCategoryId ? { parentCategoryId } : {}) } };
}

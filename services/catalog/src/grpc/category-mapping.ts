import { invalidRequest } from "@souk/chassis/errors";
import { etagOf } from "@souk/chassis/etag";
import type { Category as ProtoCategory } from "@souk/proto/souk/catalog/v1/category";
import type { Place, PlacedCategory } from "../domain/category-tree.ts";
import { violation } from "./product-mapping.ts";

/** Output only, or the guard of the write: ignored in a mask, as AIP-203 wants it. */
const IGNORED: ReadonlySet<string> = new Set(["category_id", "breadcrumb", "etag", "create_time", "update_time"]);
const PLACE: ReadonlySet<string> = new Set(["parent_category_id", "position"]);

export function categoryToProto(category: PlacedCategory): ProtoCategory {
  const { id, title, parentId, position, breadcrumb, v, createTime, updateTime } = category;
  return {
    ...{ categoryId: id, title, parentCategoryId: parentId, position, createTime, updateTime },
    breadcrumb: breadcrumb.map((ancestor) => ({ categoryId: ancestor.id, title: ancestor.title })),
    etag: etagOf(v),
  };
}

export function placeFromProto({
  parentCategoryId,
  position,
}: Pick<ProtoCategory, "parentCategoryId" | "position">): Place {
  return { parentId: parentCategoryId, position };
}

/**
 * The title that a mask asks for (AIP-134); undefined where it asks for no change.
 *
 * @throws AppError INVALID_REQUEST for a path that is none, or that another rpc changes, and for an empty title
 */
export function newTitleOf({ title }: ProtoCategory, mask: readonly string[] | undefined): string | undefined {
  const everything = !mask || mask.length === 0 || mask.includes("*");
  if (everything) return title || undefined;
  const paths = mask.filter((path) => !IGNORED.has(path));
  const wrong = paths.find((path) => path !== "title");
  if (wrong !== undefined) {
    const how = PLACE.has(wrong) ? "is changed by MoveCategory" : "is not a field that can be changed";
    throw invalidRequest(violation("update_mask", `${wrong} ${how}`));
  }
  if (paths.length === 0) return undefined;
  if (title === "") throw invalidRequest(violation("category.title", "must not be empty"));
  return title;
}

import type { Collection, Document, OptionalUnlessRequiredId } from "mongodb";
import { isDuplicateKey } from "./connection.ts";

/** Inserts a document; false where one with its `_id`, or with its value of a unique key, is there already. */
export async function insertUnlessThere<D extends Document & { _id: unknown }>(
  collection: Collection<D>,
  document: D,
): Promise<boolean> {
  try {
    await collection.insertOne(document as unknown as OptionalUnlessRequiredId<D>);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

import { etagOf } from "@souk/chassis/etag";
import {
  type Stock as ProtoStock,
  type StockBucket,
  type StockLedgerEntry,
  StockLedgerKind,
} from "@souk/proto/souk/inventory/v1/stock";
import type { Bucket, LedgerEntry } from "../domain/bucket.ts";
import type { Stock } from "../usecases/get-stock.ts";

export function stockToProto({ productId, buckets }: Stock): ProtoStock {
  return {
    productId,
    availableQuantity: buckets.reduce((sum, { available }) => sum + available, 0n),
    buckets: buckets.map(bucketToProto),
  };
}

function bucketToProto({ id, locationId, available, v, updateTime }: Bucket): StockBucket {
  return { bucketId: id, locationId, availableQuantity: available, etag: etagOf(v), updateTime };
}

export function entryToProto(entry: LedgerEntry): StockLedgerEntry {
  const { id, productId, locationId, kind, delta, availableAfter, note, createTime } = entry;
  return {
    ...{ entryId: id, productId, locationId, delta, note, createTime },
    kind: StockLedgerKind[kind],
    availableQuantityAfter: availableAfter,
  };
}

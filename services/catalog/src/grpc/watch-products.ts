import type { Handlers } from "@souk/chassis/grpc";
import {
  type CatalogServiceService,
  type ProductChange,
  ProductChangeType,
  type WatchProductsResponse,
} from "@souk/proto/souk/catalog/v1/catalog_service";
import type { ProductWatchStep, watchProducts } from "../usecases/watch-products.ts";
import { toProto } from "./product-mapping.ts";

/** CatalogService.WatchProducts, which is spread into the other handlers. */
export function createWatchProducts(
  watch: ReturnType<typeof watchProducts>,
): Pick<Handlers<typeof CatalogServiceService>, "watchProducts"> {
  return {
    watchProducts: async function* (request, { signal }) {
      for await (const step of watch(request, signal)) yield toMessage(step);
    },
  };
}

function toMessage(step: ProductWatchStep): WatchProductsResponse {
  switch (step.kind) {
    case "BEGUN":
      return { resumeToken: step.token, event: undefined };
    case "SNAPSHOT_COMPLETE":
      return { resumeToken: step.token, event: { $case: "snapshotComplete", value: {} } };
    case "FOUND":
      return changeOf("", { type: ProductChangeType.SNAPSHOT, sequence: 0n, product: toProto(step.product) });
    case "CHANGED": {
      const { kind, sequence, token } = step.news;
      return changeOf(token, { type: ProductChangeType[kind], sequence, product: toProto(step.product) });
    }
  }
}

function changeOf(resumeToken: string, value: ProductChange): WatchProductsResponse {
  return { resumeToken, event: { $case: "change", value } };
}

import type { EventWatch, WatchedEvent } from "@souk/chassis/events";
import { ProductChanged } from "@souk/proto/souk/catalog/v1/events";
import { ProductState } from "@souk/proto/souk/catalog/v1/product";
import type { ProductHistory, ProductNews } from "../usecases/ports.ts";

/** The history of products in the event log: each ProductChanged is one piece of news. */
export function createProductHistory(watch: EventWatch): ProductHistory {
  return {
    end: () => watch.end(),
    after: async function* (token, signal) {
      for await (const events of watch.after(token, signal)) {
        yield events.filter(({ type }) => type === ProductChanged.$type).map(toNews);
      }
    },
  };
}

function toNews({ token, subject, seq, json }: WatchedEvent): ProductNews {
  return { token, productId: subject, sequence: seq, kind: kindOf(ProductChanged.fromJSON(JSON.parse(json))) };
}

function kindOf({ state, changedFields }: ProductChanged): ProductNews["kind"] {
  if (changedFields.length === 0) return "CREATED";
  return state === ProductState.ARCHIVED ? "ARCHIVED" : "UPDATED";
}

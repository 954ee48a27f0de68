import type { EventWatch, WatchedEvent } from "@souk/chassis/events";
import { StockChanged } from "@souk/proto/souk/inventory/v1/events";
import type { StockHistory, StockNews } from "../usecases/ports.ts";

/** The history of stock in the event log: each StockChanged is one piece of news. */
export function createStockHistory(watch: EventWatch): StockHistory {
  return {
    end: () => watch.end(),
    after: async function* (token, signal) {
      for await (const events of watch.after(token, signal)) {
        yield events.filter(({ type }) => type === StockChanged.$type).map(toNews);
      }
    },
  };
}

function toNews({ token, subject, seq, json }: WatchedEvent): StockNews {
  const { productId } = StockChanged.fromJSON(JSON.parse(json));
  return { token, productId, bucketId: subject, sequence: seq };
}

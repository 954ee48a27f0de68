import { setTimeout as delay } from "node:timers/promises";
import { backgroundContext } from "@souk/chassis/context";
import type { AppError } from "@souk/chassis/errors";
import { connectAs, type TestKeys } from "@souk/chassis/testing";
import { CatalogServiceService, type WatchProductsResponse } from "@souk/proto/souk/catalog/v1/catalog_service";
import { isPassing } from "../support/insist.ts";
import { Sightings } from "./sightings.ts";

/** Somebody who follows all products, and goes on with the last token when the stream breaks. */
export interface Watcher {
  readonly sightings: Sightings;
  /** How often a stream broke. */
  breaks(): number;
  /** With which reasons. */
  reasons(): readonly string[];
  /** Reads nothing until the work is done. */
  pauseUntil(work: Promise<unknown>): Promise<unknown>;
  stop(): Promise<void>;
}

export interface WatcherOptions {
  readonly catalogPort: number;
  readonly keys: TestKeys;
  /** Begins with every product instead of the next change. */
  readonly snapshot: boolean;
}

const AGAIN_AFTER_MS = 50;

/** Resolves when the watch has begun: from there on nothing may be missing. */
export async function startWatcher({ catalogPort, keys, snapshot }: WatcherOptions): Promise<Watcher> {
  const { peer, client } = connectAs("ops", CatalogServiceService, { name: "catalog", port: catalogPort }, keys);
  const over = new AbortController();
  const begun = Promise.withResolvers<void>();
  const sightings = new Sightings(!snapshot);
  let resumeToken = "";
  let breaks = 0;
  const reasons = new Set<string>();
  let paused: Promise<unknown> = Promise.resolve();

  function take(message: WatchProductsResponse): void {
    if (message.event?.$case === "change") sightings.take(message.event.value);
    if (message.resumeToken === "") return;
    resumeToken = message.resumeToken;
    begun.resolve();
  }

  async function readStream(): Promise<void> {
    const context = backgroundContext("watcher", over.signal, Number.POSITIVE_INFINITY);
    const request = { resumeToken, snapshot: snapshot && resumeToken === "" };
    for await (const message of client.watchProducts(request, context)) {
      take(message);
      await paused;
    }
  }

  async function follow(): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await readStream();
      } catch (error) {
        if (!isPassing(error)) throw error;
        breaks += 1;
        reasons.add((error as AppError).reason);
        await delay(AGAIN_AFTER_MS);
      }
    }
  }

  const following = follow();
  await Promise.race([begun.promise, following]);
  return {
    sightings,
    breaks: () => breaks,
    reasons: () => [...reasons].sort(),
    pauseUntil: (work) => {
      paused = work;
      return work;
    },
    stop: async () => {
      over.abort();
      await following;
      await peer.stop();
    },
  };
}

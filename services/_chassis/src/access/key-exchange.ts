import { AccessServiceService } from "@souk/proto/souk/ops/v1/access_service";
import { backgroundContext } from "../context/index.ts";
import { createClient } from "../grpc/index.ts";
import type { AccessFeedOptions } from "./access-feed.ts";

const TIMEOUT_MS = 2_000;

/** A token of an API key's holder, and the millisecond in which it expires. */
export interface ExchangedKey {
  readonly accessToken: string;
  readonly expiresAt: number;
}

/** @throws AppError API_KEY_INVALID, or what kept identity from answering */
export type KeyExchange = (apiKey: string) => Promise<ExchangedKey>;

/** Asks AccessService each time; whoever has many calls of one key remembers the answer. */
export function createKeyExchange(options: AccessFeedOptions): KeyExchange {
  const { ports, identity: peer } = options;
  const client = createClient(AccessServiceService, { ...options, peer });
  return async (apiKey) => {
    const deadline = ports.clock.now() + TIMEOUT_MS;
    const context = backgroundContext(ports.ids.next(), AbortSignal.timeout(TIMEOUT_MS), deadline);
    const { accessToken, expireTime } = await client.exchangeApiKey({ apiKey }, context);
    return { accessToken, expiresAt: Number(expireTime ?? 0) };
  };
}

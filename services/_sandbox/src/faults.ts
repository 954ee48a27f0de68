import { z } from "zod";

const share = () => z.number().min(0).max(1).default(0);

/** What may go wrong, as tests and chaos want it; everything left out is off. */
export const FAULTS = z.strictObject({
  /** Share of calls that are cut before they have any effect. */
  timeoutBeforeShare: share(),
  /** Share of calls that have their effect, and are cut before they are answered. */
  timeoutAfterShare: share(),
  /** Share of calls answered with 500, without effect. */
  errorShare: share(),
  delayMs: z.number().int().min(0).max(60_000).default(0),
  /** Takes every call and answers none. */
  blackhole: z.boolean().default(false),
  /** How long a capture stays open whose token leaves it open. */
  settleMs: z.number().int().min(0).max(600_000).default(500),
  webhooks: z
    .strictObject({
      off: z.boolean().default(false),
      /** How often each is sent. */
      copies: z.number().int().min(1).max(20).default(1),
      delayMs: z.number().int().min(0).max(600_000).default(0),
      /** Sends each at a moment of its own within `delayMs`. */
      shuffle: z.boolean().default(false),
      /** Also of what the caller has learnt from an answer. */
      everything: z.boolean().default(false),
    })
    .prefault({}),
});

export type Faults = z.infer<typeof FAULTS>;

export const NO_FAULTS: Faults = FAULTS.parse({});

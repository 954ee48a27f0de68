/** How likely it is at each turn, each call or each minute that something befalls a process, a call or a store. */
export interface Weather {
  /** A process dies, before or after anything that it waits for. */
  readonly crash: number;
  /** A process sleeps for 20 to 60 seconds, and then goes on as if nothing had been. */
  readonly stall: number;
  /** An answer takes seconds. */
  readonly slow: number;
  readonly storeDown: number;
  /** The store has done it, and nobody hears. */
  readonly storeReplyLost: number;
  readonly callLost: number;
  readonly replyLost: number;
  /** The transport sends a call twice. */
  readonly calledTwice: number;
  readonly providerUnknown: number;
  readonly webhookLost: number;
  readonly jobTwice: number;
  /** Each second: Redis forgets everything, or comes back as it was. */
  readonly redis: number;
}

export const STORM: Weather = {
  ...{ crash: 0.0006, stall: 0.0003, slow: 0.004 },
  ...{ storeDown: 0.003, storeReplyLost: 0.003 },
  ...{ callLost: 0.01, replyLost: 0.01, calledTwice: 0.01 },
  ...{ providerUnknown: 0.06, webhookLost: 0.2, jobTwice: 0.1, redis: 0.02 },
};

export const CALM: Weather = {
  ...{ crash: 0, stall: 0, slow: 0, storeDown: 0, storeReplyLost: 0, callLost: 0, replyLost: 0, calledTwice: 0 },
  ...{ providerUnknown: 0, webhookLost: 0, jobTwice: 0, redis: 0 },
};

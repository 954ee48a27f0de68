/** Where a window stands after one more request. */
export interface Counted {
  /** Requests in it so far, this one included. */
  readonly count: number;
  /** When it ends, in milliseconds from now. */
  readonly resetMs: number;
}

/** Counts requests in windows; a window begins with its first request. */
export interface Windows {
  count(key: string, windowMs: number): Counted | Promise<Counted>;
}

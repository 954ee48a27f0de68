import type { Metadata } from "@grpc/grpc-js";

/** Content that is there as a whole. */
export interface WholeContent {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** Content that comes piece by piece. */
export interface StreamContent {
  readonly type: string;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Afterwards, what it broke of, if it did. */
  readonly broken: () => unknown;
}

/** An answer before it is written. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  /** Undefined where the answer has no content. */
  readonly body?: WholeContent | StreamContent;
  /** Metadata that came after the content. */
  readonly trailers?: () => Metadata;
}

/** One request to the edge, what the service behind it must see and says, and what the edge must answer. */
export interface Case {
  /** The rule that the case shows. */
  readonly rule: string;
  /** Method and target as they stand in the request line. */
  readonly send: string;
  /** An empty one is not sent at all. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown;

  /** The rpc that must be called, by its name. */
  readonly rpc?: string;
  /** The request that it must get, or all of them, as ProtoJSON without defaults. */
  readonly sees?: unknown;
  /** Metadata that must come along; undefined must not. */
  readonly metadata?: Readonly<Record<string, string | undefined>>;
  /** The longest and the shortest time that it may be left, in ms. */
  readonly deadlineMs?: readonly [least: number, most: number];
  /** Metadata before and after its replies. */
  readonly says?: Readonly<Record<string, string>>;
  readonly trailers?: Readonly<Record<string, string>>;
  /** It does not answer at all. */
  readonly stalls?: boolean;
  /** What it replies, as ProtoJSON. @defaultValue one empty message */
  readonly replies?: readonly unknown[];
  /** How it fails, after its replies. */
  readonly fails?: { readonly code: number; readonly details: string };

  /** @defaultValue 200 */
  readonly status?: number;
  /** The answer's JSON. */
  readonly gives?: unknown;
  /** The answer's text, whole or by what must be in it. */
  readonly text?: string | RegExp;
  readonly answerHeaders?: Readonly<Record<string, string | RegExp | undefined>>;
  readonly answerTrailers?: Readonly<Record<string, string>>;
  /** The fields at fault, each with what its description must say. The call must not have been made. */
  readonly faults?: Readonly<Record<string, string>>;
}

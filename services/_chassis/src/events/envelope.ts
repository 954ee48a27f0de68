/** An event that a use case wants told: its type in the contract and its ProtoJSON. */
export interface NewEvent {
  /** Full name of the message: `souk.catalog.v1.ProductChanged`. */
  readonly type: string;
  readonly data: unknown;
}

/** An event on its way to a subscriber, with the attribute names of CloudEvents 1.0. */
export interface EventEnvelope {
  readonly id: string;
  /** `souk/<service>`. */
  readonly source: string;
  readonly type: string;
  /** The id of the aggregate that the event is about. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  /** Counts the events of one subject, from 1 without gaps. */
  readonly sequence: number;
  readonly traceparent?: string;
  readonly data: unknown;
}

/** An event as it lies in an aggregate's outbox and in the event log. `json` is text: its keys are not MongoDB's business. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly seq: bigint;
  readonly time: Date;
  readonly traceparent?: string;
  readonly json: string;
}

/** A row of the event log: `n` is dense, from 1. */
export interface LoggedEvent extends EventRow {
  readonly n: bigint;
  readonly subject: string;
}

export function toEnvelope(source: string, { id, type, subject, ...event }: LoggedEvent): EventEnvelope {
  const { time, seq, traceparent, json } = event;
  const told = { id, source, type, subject, time: time.toISOString(), sequence: Number(seq), data: JSON.parse(json) };
  return traceparent ? { ...told, traceparent } : told;
}

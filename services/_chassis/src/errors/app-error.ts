import type { ErrorReason } from "@souk/proto/souk/type/v1/error_reason";

/** The package of the reasons that every service and the edge share. */
export const SHARED_DOMAIN = "souk.type.v1";

/** A reason of `souk.type.v1.ErrorReason`. */
export type SharedReason = Exclude<keyof typeof ErrorReason, "UNSPECIFIED" | "UNRECOGNIZED">;

/** One fault in a request; `field` is the path in the contract's names, such as `product.price`. */
export interface FieldViolation {
  readonly field: string;
  readonly description: string;
  /** The id of the rule that was broken, such as `string.max_len`. */
  readonly rule?: string;
}

export interface ErrorDetails {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fieldViolations?: readonly FieldViolation[];
  /** When the caller may ask again, in milliseconds. Travels as google.rpc.RetryInfo. */
  readonly retryAfterMs?: number;
  /** Stays in the logs; never sent. */
  readonly cause?: unknown;
}

/**
 * An error that a caller gets to see. Its status code follows from the reason, which the contract states;
 * the message says what is wrong and what to do, without internals.
 */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly domain: string;
  readonly reason: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly fieldViolations: readonly FieldViolation[];
  readonly retryAfterMs: number | undefined;

  constructor(domain: string, reason: string, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.domain = domain;
    this.reason = reason;
    this.metadata = details.metadata ?? {};
    this.fieldViolations = details.fieldViolations ?? [];
    this.retryAfterMs = details.retryAfterMs;
  }
}

/** An error with one of the shared reasons. */
export function sharedError(reason: SharedReason, message: string, details?: ErrorDetails): AppError {
  return new AppError(SHARED_DOMAIN, reason, message, details);
}

/** INVALID_REQUEST that names every faulty field. */
export function invalidRequest(...fieldViolations: FieldViolation[]): AppError {
  const text = fieldViolations
    .map(({ field, description }) => (field ? `${field}: ${description}` : description))
    .join("; ");
  return sharedError("INVALID_REQUEST", text, { fieldViolations });
}

/**
 * What a service's own domain throws: it imports nothing from the chassis, so the shape is all that counts.
 * The domain is that of the service that answers.
 */
export interface ReasonedError extends Error {
  readonly reason: string;
  readonly metadata?: Readonly<Record<string, string>>;
  /** When the caller may ask again, in milliseconds. */
  readonly retryAfterMs?: number;
}

export function isReasoned(error: unknown): error is ReasonedError {
  return error instanceof Error && typeof (error as Partial<ReasonedError>).reason === "string";
}

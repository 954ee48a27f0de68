import { status } from "@grpc/grpc-js";

/** The names and HTTP statuses that the Connect protocol gives to gRPC's codes. */
const CODES: Readonly<Record<string, { readonly code: status; readonly http: number }>> = {
  canceled: { code: status.CANCELLED, http: 499 },
  unknown: { code: status.UNKNOWN, http: 500 },
  invalid_argument: { code: status.INVALID_ARGUMENT, http: 400 },
  deadline_exceeded: { code: status.DEADLINE_EXCEEDED, http: 504 },
  not_found: { code: status.NOT_FOUND, http: 404 },
  already_exists: { code: status.ALREADY_EXISTS, http: 409 },
  permission_denied: { code: status.PERMISSION_DENIED, http: 403 },
  resource_exhausted: { code: status.RESOURCE_EXHAUSTED, http: 429 },
  failed_precondition: { code: status.FAILED_PRECONDITION, http: 400 },
  aborted: { code: status.ABORTED, http: 409 },
  out_of_range: { code: status.OUT_OF_RANGE, http: 400 },
  unimplemented: { code: status.UNIMPLEMENTED, http: 501 },
  internal: { code: status.INTERNAL, http: 500 },
  unavailable: { code: status.UNAVAILABLE, http: 503 },
  data_loss: { code: status.DATA_LOSS, http: 500 },
  unauthenticated: { code: status.UNAUTHENTICATED, http: 401 },
};

/** @throws Error for what is no code's name */
export function codeOf(name: string): status {
  const found = CODES[name];
  if (!found) throw new Error(`'${name}' is no code of Connect, such as not_found`);
  return found.code;
}

export function nameOfCode(code: number): string {
  return Object.entries(CODES).find(([, each]) => each.code === code)?.[0] ?? "unknown";
}

export function httpStatusOf(name: string): number {
  return CODES[name]?.http ?? 500;
}

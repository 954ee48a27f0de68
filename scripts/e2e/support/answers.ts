/** What a call was refused with, as a caller sees it: `409 CHECKOUT_BEGUN`. */
export class Refused extends Error {
  override readonly name = "Refused";
}

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** @throws Refused with status and reason */
export function answerOf<T>({ data, error, response }: Answered<T>): T {
  if (data !== undefined) return data;
  const { details = [] } = (error ?? {}) as { readonly details?: readonly { readonly reason?: string }[] };
  throw new Refused(`${response.status} ${details.find(({ reason }) => reason !== undefined)?.reason ?? ""}`.trim());
}

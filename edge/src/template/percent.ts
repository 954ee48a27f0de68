/** A `%` that begins no escape, or bytes that are no UTF-8. */
export class PercentError extends Error {
  override readonly name = "PercentError";
}

/** Decodes every escape, once. `+` stays `+`. */
export function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PercentError("a percent-escape is broken or is not UTF-8");
  }
}

/** As percentDecode, but `%2F` and `%2f` stay as they were sent: how google.api.http reads a variable of several segments. */
export function percentDecodeKeepingSlash(text: string): string {
  return text
    .split(/(%2f)/i)
    .map((part, i) => (i % 2 === 0 ? percentDecode(part) : part))
    .join("");
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

const MOST_BYTES = 262_144;

/** One request with its JSON answer; undefined where none comes in time, whole, of a bearable size and readable. */
export async function exchangeJson({ url, ...request }: HttpRequest): Promise<HttpAnswer | undefined> {
  try {
    const response = await fetch(url, { ...request, redirect: "error" });
    const text = await readText(response);
    return text === undefined ? undefined : { status: response.status, body: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Undefined for more than anybody means; the rest is not even received. */
async function readText(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

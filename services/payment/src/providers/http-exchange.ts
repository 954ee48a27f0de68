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
    const response = await boundedFetch(url, request);
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined;
  }
}

/** As `fetch`, with the whole answer read: not more of it than anybody means, and from nowhere else than was asked. */
export async function boundedFetch(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: "error" });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error(`an answer of more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
  }
  const { status, headers } = response;
  return new Response(Buffer.concat(chunks), { status, headers });
}

import type { Reply, WholeContent } from "../http/reply.ts";
import { REPLAYED } from "../policy/response-headers.ts";

/** Larger answers are not kept: the service knows the call too. */
const MOST_BYTES = 256 * 1024;

/** The answer as text; undefined for what is not kept. */
export function storedReply(reply: Reply): string | undefined {
  const { status, headers, body } = reply;
  if (status >= 300 || (body && !isSmall(body))) return undefined;
  const content = body && { type: body.type, base64: Buffer.from(body.bytes).toString("base64") };
  return JSON.stringify({ status, headers, content });
}

/** The answer again, which says that it is an earlier one. */
export function replayedReply(stored: string): Reply {
  const { status, headers, content } = JSON.parse(stored);
  const body = content && { type: content.type, bytes: Buffer.from(content.base64, "base64") };
  return {
    status,
    headers: { ...headers, [REPLAYED]: "true", [`grpc-metadata-${REPLAYED}`]: "true" },
    ...(body ? { body } : {}),
  };
}

function isSmall(body: NonNullable<Reply["body"]>): body is WholeContent {
  return "bytes" in body && body.bytes.length <= MOST_BYTES;
}

import type { JsonObject } from "./schema/schema.ts";

/** What holds for every operation. */
export const GENERAL_RULES = [
  "Bodies are JSON as Protocol Buffers write it: 64-bit numbers are strings, enums names, times RFC 3339. Unknown fields and parameters are refused.",
  "Errors are `google.rpc.Status` as JSON, or `application/problem+json` (RFC 9457) where `Accept` prefers it. What a program should look at is the reason.",
  "Each answer names its request in `X-Request-Id`. `Grpc-Timeout` (`500m`) or `X-Server-Timeout` (`0.5`) shorten how long a call may take. `Accept-Encoding: gzip` is heeded, and so is `Content-Encoding: gzip`.",
  "Streams come as lines (`application/x-ndjson`), as events (`text/event-stream`) or as one array (`application/json`), as `Accept` says.",
].join("\n\n");

const header = (description: string, schema: JsonObject = { type: "string" }): JsonObject => ({ description, schema });

export const HEADERS: JsonObject = {
  "X-Request-Id": header("The id of this request; it finds it in the logs."),
  ETag: header("The entity tag of the content, for If-Match and If-None-Match."),
  Location: header("Where the resource is that was made.", { type: "string", format: "uri-reference" }),
  "RateLimit-Policy": header('How many requests there may be: `"read";q=6000;w=60` are 6000 in 60 seconds.'),
  RateLimit: header('How many are left: `"read";r=5999;t=60` are 5999 for 60 seconds.'),
  "Cache-Control": header("By whom and for how long the answer may be kept."),
  Link: header('Where to read on: `rel="next"` is the next page, `rel="deprecation"` what to do instead.'),
  "Idempotency-Replayed": header("That this is the answer of an earlier call with the same key.", { const: "true" }),
  Deprecation: header("Since when this is not to be used any more: `@` and seconds since 1970."),
  Sunset: header("When this goes away."),
  "Retry-After": header("In how many seconds to come again.", { type: "integer", minimum: 0 }),
  "WWW-Authenticate": header("That a bearer token is wanted."),
};

export const SECURITY_SCHEMES: JsonObject = {
  bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "`Authorization: Bearer <token>`" },
};

export const API_KEY_SCHEME: JsonObject = {
  apiKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "souk_<id>_<secret>",
    description:
      "A machine's key, sent as a token is: `Authorization: Bearer souk_…`. What it may do is named by its scopes: `<domain>.read` and `<domain>.write`. One that is unknown, has expired or was revoked is refused with `API_KEY_INVALID`.",
  },
};

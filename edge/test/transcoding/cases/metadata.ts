import type { Case } from "../case.ts";

/** What headers, metadata and trailers become, and how long a call may take. */
export const METADATA_CASES: readonly Case[] = [
  {
    ...{ rule: "metadata of the house's list goes along", send: "GET /m/plain" },
    headers: { "accept-language": "de", "grpc-metadata-colour": "red", "x-request-id": "r-1", cookie: "a=b" },
    metadata: { "accept-language": "de", colour: "red", "x-request-id": "r-1", cookie: undefined },
  },
  {
    ...{ rule: "metadata that only the house may say does not", send: "GET /m/plain" },
    headers: { "grpc-metadata-x-souk-service": "ops", "x-user-id": "1", "grpc-metadata-grpc-status": "0" },
    metadata: { "x-souk-service": undefined, "x-user-id": undefined, "grpc-status": undefined },
  },
  {
    ...{ rule: "a deadline that makes no sense is refused", send: "GET /m/plain", headers: { "grpc-timeout": "1x" } },
    faults: { "Grpc-Timeout": "such as" },
  },
  {
    ...{ rule: "a timeout in seconds that makes no sense is refused", send: "GET /m/plain" },
    ...{ headers: { "x-server-timeout": "soon" }, faults: { "X-Server-Timeout": "such as" } },
  },
  {
    ...{ rule: "metadata goes under its own name, prefix off, bytes decoded", send: "GET /m/plain" },
    headers: { "Grpc-Metadata-Trace-Bin": "aGk=", "grpc-metadata-a": "1" },
    metadata: { "trace-bin": "hi", a: "1" },
  },
  {
    ...{ rule: "idempotency keys and baggage go along", send: "POST /b", body: "{}" },
    headers: {
      "idempotency-key": "k-1",
      baggage: "a=b",
      traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    },
    metadata: { "idempotency-key": "k-1", baggage: "a=b" },
  },
  {
    ...{ rule: "metadata of the reply comes with a prefix", send: "GET /m/plain", says: { colour: "red" } },
    answerHeaders: { "grpc-metadata-colour": "red" },
  },
  {
    ...{ rule: "metadata that HTTP has a header for comes bare", send: "GET /m/plain" },
    says: { etag: '"1"', "cache-control": "no-store", location: "/m/x", "retry-after": "5" },
    answerHeaders: { etag: '"1"', "cache-control": "no-store", location: "/m/x", "retry-after": "5" },
  },
  {
    ...{ rule: "metadata of the house stays in", send: "GET /m/plain", says: { "x-souk-secret": "1" } },
    answerHeaders: { "x-souk-secret": undefined, "grpc-metadata-x-souk-secret": undefined },
  },
  {
    ...{ rule: "trailers come for who takes them", send: "GET /m/plain", trailers: { colour: "red" } },
    ...{ headers: { te: "trailers" }, answerTrailers: { "grpc-trailer-colour": "red" } },
  },
  {
    ...{ rule: "trailers are announced", send: "GET /m/plain", trailers: { colour: "red" } },
    ...{ headers: { te: "trailers" }, answerHeaders: { trailer: "grpc-trailer-colour" } },
  },
  {
    ...{ rule: "metadata before a failure comes with it", send: "GET /m/plain", says: { colour: "red" }, replies: [] },
    ...{ fails: { code: 5, details: "none" }, status: 404, answerHeaders: { "grpc-metadata-colour": "red" } },
  },
  {
    ...{ rule: "a token of another scheme is the services' business", send: "GET /m/plain" },
    ...{ headers: { authorization: "Basic YTpi" }, metadata: { authorization: "Basic YTpi" } },
  },
  {
    ...{ rule: "trailers come for nobody else", send: "GET /m/plain", trailers: { colour: "red" } },
    answerTrailers: {},
  },
  {
    ...{ rule: "a request's id comes back", send: "GET /m/plain", headers: { "x-request-id": "r-1" } },
    answerHeaders: { "x-request-id": "r-1" },
  },
  {
    ...{ rule: "a request's id is made where there is none", send: "GET /m/plain" },
    answerHeaders: { "x-request-id": /^[0-9a-f-]{36}$/ },
  },
  { rule: "a call may take ten seconds", send: "GET /m/plain", deadlineMs: [5_000, 10_000] },
  {
    ...{ rule: "a caller may want it sooner", send: "GET /m/plain", headers: { "grpc-timeout": "2S" } },
    deadlineMs: [0, 2_000],
  },
  {
    ...{ rule: "a caller may want it sooner, in decimal seconds", send: "GET /m/plain" },
    ...{ headers: { "x-server-timeout": "1.5" }, deadlineMs: [0, 1_500] },
  },
  {
    ...{ rule: "a caller may want it later", send: "GET /m/plain", headers: { "grpc-timeout": "30S" } },
    deadlineMs: [25_000, 30_000],
  },
  {
    ...{ rule: "a caller may not want it for ever", send: "GET /m/plain", headers: { "grpc-timeout": "1H" } },
    deadlineMs: [55_000, 60_000],
  },
  {
    ...{ rule: "a service that stalls is a 504", send: "GET /m/plain", stalls: true, status: 504, text: /"code":4/ },
    headers: { "grpc-timeout": "50m" },
  },
];

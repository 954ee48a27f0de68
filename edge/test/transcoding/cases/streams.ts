import { gzipSync } from "node:zlib";
import type { Case } from "../case.ts";

const PLACE = '{"resumeToken":"t-1","number":"1"}';
const REPLIES = [
  { resumeToken: "t-1", number: "1" },
  { resumeToken: "t-2", number: "2" },
];
const FOLLOW = "GET /s/news:follow";
const collects = (rule: string, body: string | Uint8Array, sees: unknown[], more: Partial<Case> = {}): Case => ({
  ...{
    rule,
    send: "POST /s/news:collect",
    body,
    sees,
    replies: [{ count: sees.length }],
    gives: { count: sees.length },
  },
  ...more,
});
const line = (json: string) => `{"result":${json}}\n`;

/** Streams of replies, of requests, and both ways. */
export const STREAM_CASES: readonly Case[] = [
  {
    ...{ rule: "replies are lines, if nobody asks for more", send: `${FOLLOW}?limit=2`, replies: REPLIES },
    ...{ sees: { topic: "news", limit: 2 }, text: line(PLACE) + line('{"resumeToken":"t-2","number":"2"}') },
    answerHeaders: { "content-type": "application/x-ndjson" },
  },
  {
    ...{ rule: "replies are lines for who wants them", send: FOLLOW, replies: [REPLIES[0]], text: line(PLACE) },
    headers: { accept: "application/x-ndjson" },
  },
  {
    ...{ rule: "replies are an array for who wants JSON", send: FOLLOW, headers: { accept: "application/json" } },
    ...{ replies: REPLIES, gives: [JSON.parse(PLACE), { resumeToken: "t-2", number: "2" }] },
    answerHeaders: { "content-type": "application/json" },
  },
  {
    ...{ rule: "no replies are an empty array", send: FOLLOW, headers: { accept: "application/json" } },
    ...{ replies: [], text: "[]" },
  },
  { rule: "no replies are no lines", send: FOLLOW, replies: [], text: "" },
  {
    ...{ rule: "replies are events for who wants them", send: FOLLOW, headers: { accept: "text/event-stream" } },
    ...{ replies: [REPLIES[0]], text: `retry: 1000\n\nid: t-1\ndata: ${PLACE}\n\n` },
    answerHeaders: { "content-type": "text/event-stream", "cache-control": /no-(?:store|cache)/ },
  },
  {
    ...{ rule: "the last event's id goes into the cursor", send: FOLLOW, sees: { topic: "news", resumeToken: "t-1" } },
    headers: { accept: "text/event-stream", "last-event-id": "t-1" },
  },
  {
    ...{ rule: "replies may be bare", send: "GET /s/news:places", replies: [{ place: { id: "1" } }] },
    text: line('{"id":"1","name":"","note":""}'),
  },
  {
    rule: "a request for a stream may have a body",
    send: "POST /s/news:follow",
    body: { limit: 3 },
    sees: { topic: "news", limit: 3 },
  },
  { rule: "a request for a stream is checked", send: `${FOLLOW}?limit=x`, faults: { limit: "such as 12" } },
  {
    ...{ rule: "a failure before the first reply has its status", send: FOLLOW, replies: [], status: 404 },
    ...{ fails: { code: 5, details: "no news" }, text: /"code":5,"message":"no news"/ },
  },
  {
    ...{ rule: "a failure later is the last line", send: FOLLOW, replies: [REPLIES[0]] },
    ...{
      fails: { code: 9, details: "too late" },
      text: /^\{"result":.*\}\n\{"error":\{"code":9,"message":"too late".*\}\}\n$/,
    },
  },
  {
    ...{ rule: "a failure later is the last event", send: FOLLOW, replies: [REPLIES[0]] },
    ...{ headers: { accept: "text/event-stream" }, fails: { code: 9, details: "too late" } },
    text: /\n\nevent: error\ndata: \{"code":9,"message":"too late".*\}\n\n$/,
  },
  {
    ...{ rule: "a failure later is the last item", send: FOLLOW, replies: [REPLIES[0]] },
    ...{ headers: { accept: "application/json" }, fails: { code: 9, details: "too late" } },
    text: /,\n\{"error":\{"code":9,"message":"too late".*\}\}\]$/,
  },
  {
    ...{ rule: "content comes in pieces", send: "GET /s/news/file" },
    ...{ replies: [{ contentType: "text/csv", data: "YSxi" }, { data: "Cg==" }, { data: "Yw==" }], text: "a,b\nc" },
    answerHeaders: { "content-type": "text/csv" },
  },

  collects("requests are lines", '{"number":1}\n{"number":"2"}\n', [
    { topic: "news", number: "1" },
    { topic: "news", number: "2" },
  ]),
  collects("requests may stand behind each other", '{"number":1} {"number":2}{}', [
    { topic: "news", number: "1" },
    { topic: "news", number: "2" },
    { topic: "news" },
  ]),
  collects("requests may be an array", '[{"number":1},\n{"number":2}]', [
    { topic: "news", number: "1" },
    { topic: "news", number: "2" },
  ]),
  collects("requests may be none", "", []),
  collects("requests may be an empty array", "[]", []),
  collects("requests may be lines by their type", '{"number":1}\n', [{ topic: "news", number: "1" }], {
    headers: { "content-type": "application/x-ndjson" },
  }),
  collects("requests may be compressed", gzipSync('{"number":1}'), [{ topic: "news", number: "1" }], {
    headers: { "content-encoding": "gzip" },
  }),
  {
    ...{ rule: "requests may be a field", send: "POST /s/news/places:collect?number=5", body: '{"id":"1"}{"id":"2"}' },
    sees: [
      { topic: "news", place: { id: "1" }, number: "5" },
      { topic: "news", place: { id: "2" }, number: "5" },
    ],
  },
  {
    ...{ rule: "the first request at fault is named", send: "POST /s/news:collect", body: '{"number":1}{"nope":1}' },
    ...{ status: 400, text: /"field":"\[1\]\.nope"/ },
  },
  {
    ...{ rule: "requests that are no JSON are refused", send: "POST /s/news:collect", body: '{"number":1}{"nu' },
    ...{ status: 400, text: /"reason":"MALFORMED_REQUEST"/ },
  },
  {
    ...{ rule: "both ways", send: "POST /s/news:talk", body: '{"number":1}{"number":2}', replies: REPLIES },
    sees: [
      { topic: "news", number: "1" },
      { topic: "news", number: "2" },
    ],
    text: /^\{"result":.*"t-1".*\}\n\{"result":.*"t-2".*\}\n$/,
  },
  {
    ...{
      rule: "content goes in pieces",
      send: "POST /s/news/file",
      body: "a,b\n",
      headers: { "content-type": "text/csv" },
    },
    ...{ sees: [{ topic: "news", file: { contentType: "text/csv", data: "YSxiCg==" } }], replies: [{ count: 1 }] },
    gives: { count: 1 },
  },
  { rule: "a stream of requests takes no GET", send: "GET /s/news:collect", status: 405 },
];

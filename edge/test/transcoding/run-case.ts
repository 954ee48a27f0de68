import assert from "node:assert/strict";
import { once } from "node:events";
import { fromJson, type JsonValue, type Message, toJson } from "@bufbuild/protobuf";
import { Metadata } from "@grpc/grpc-js";
import type { Contract } from "@souk/chassis/contract";
import { type HttpReply, sendHttp } from "../support/http-client.ts";
import { failing, type SeenStream, type StreamUpstream } from "../support/stream-upstream.ts";
import type { Case } from "./case.ts";

export interface Bench {
  readonly contract: Contract;
  readonly upstream: StreamUpstream;
  readonly port: number;
}

const JSON_TYPE = "application/json";

export async function runCase(given: Case, bench: Bench): Promise<void> {
  bench.upstream.answer((call) => answer(given, call, bench.contract));
  const reply = await send(given, bench.port);
  assert.equal(reply.status, given.status ?? (given.faults ? 400 : 200), reply.text);
  checkCall(given, bench);
  checkReply(given, reply);
}

function send({ send: line, headers = {}, body }: Case, port: number): Promise<HttpReply> {
  const [method = "", path = ""] = line.split(/ (.*)/s);
  const isText = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const content = isText ? body : JSON.stringify(body);
  const all = { ...(content === undefined ? {} : { "content-type": JSON_TYPE }), ...headers };
  const told = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
  return sendHttp({ port, method, path, headers: told, body: content });
}

/** What the service replies, by protobuf-es and so by none of the edge's own code. */
function answer(given: Case, call: SeenStream, contract: Contract): AsyncGenerator<object, void> {
  const { replies = [{}], fails, says, trailers, stalls } = given;
  if (fails && replies.length === 0 && !says) return failing(fails);
  const desc = contract.method(call.path)?.desc;
  assert.ok(desc);
  return (async function* () {
    for await (const _ of call.requests);
    if (stalls) await once(call.cancelled, "abort");
    if (says) call.sendMetadata(metadataOf(says));
    if (trailers) call.trailers = metadataOf(trailers);
    for (const json of replies) yield fromJson(desc.output, json as JsonValue, { registry: contract.registry });
    if (fails) throw fails;
  })();
}

function metadataOf(entries: Readonly<Record<string, string>>): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(entries)) metadata.set(name, value);
  return metadata;
}

function checkCall({ rpc, sees, metadata = {}, deadlineMs, faults }: Case, { contract, upstream }: Bench): void {
  const [call] = upstream.calls;
  if (faults) assert.equal(call, undefined, "the call was made");
  if (rpc !== undefined) assert.equal(call?.path.split("/")[2], rpc);
  if (sees !== undefined) {
    assert.ok(call, "no call was made");
    const { input } = contract.method(call.path)?.desc ?? {};
    assert.ok(input);
    const seen = call.seen.map((message: Message) => toJson(input, message, { registry: contract.registry }));
    assert.deepEqual(Array.isArray(sees) ? seen : seen[0], sees);
  }
  if (deadlineMs) {
    const [least, most] = deadlineMs;
    assert.ok(call && call.deadlineMs > least && call.deadlineMs <= most, `${call?.deadlineMs} ms`);
  }
  for (const [name, value] of Object.entries(metadata)) {
    assert.equal(call?.metadata.get(name)[0]?.toString(), value, name);
  }
}

function checkReply({ gives, text, answerHeaders = {}, answerTrailers, faults }: Case, reply: HttpReply): void {
  if (gives !== undefined) assert.deepEqual(JSON.parse(reply.text), gives);
  if (typeof text === "string") assert.equal(reply.text, text);
  else if (text) assert.match(reply.text, text);
  for (const [name, value] of Object.entries(answerHeaders)) {
    const given = reply.headers[name];
    if (value instanceof RegExp) assert.match(String(given), value, name);
    else assert.equal(given, value, name);
  }
  if (answerTrailers) assert.deepEqual({ ...reply.trailers }, answerTrailers);
  if (faults) checkFaults(faults, reply.text);
}

/** How a refusal says what would be right, or that nothing would. */
const RIGHT_VALUE = /such as |did you mean |there is |true or false|only one of them|is enough|send fewer|cannot stand/;

interface Violation {
  readonly field: string;
  readonly description: string;
}

function checkFaults(faults: Readonly<Record<string, string>>, text: string): void {
  const details: { fieldViolations?: Violation[] }[] = JSON.parse(text).details;
  const told = details.flatMap(({ fieldViolations = [] }) => fieldViolations);
  assert.deepEqual(
    told.map(({ field }) => field),
    Object.keys(faults),
    text,
  );
  for (const { field, description } of told) {
    assert.ok(description.includes(faults[field] ?? ""), `${field}: ${description}`);
    assert.match(description, RIGHT_VALUE, `${field} is not told what would be right`);
  }
}

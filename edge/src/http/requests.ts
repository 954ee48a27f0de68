import { toBinary } from "@bufbuild/protobuf";
import type { ReflectMessage } from "@bufbuild/protobuf/reflect";
import { AppError, sharedError } from "@souk/chassis/errors";
import { bindRequest } from "../binding/bind-request.ts";
import type { FieldPath } from "../binding/field-path.ts";
import { bindHeaders } from "../binding/header-fields.ts";
import { decodeUtf8, type Json, JsonTextError, scanJson } from "../protojson/scan-json.ts";
import { contentTypeOf, refuseOtherThanJson } from "./body/media-type.ts";
import { type BodyRules, bodyChunks, hasBody, readBody } from "./body/read-body.ts";
import { splitJson } from "./body/split-json.ts";
import { type Exchange, type ExchangeDeps, headerOf } from "./exchange.ts";
import { setRawContent, takesRawContent } from "./http-body.ts";
import { cursorOf, resumeAt } from "./streams/cursor.ts";

/** A body that is read whole must be there soon; one that is passed on may take as long as the call. */
const WHOLE_BODY_MS = 15_000;
const SILENCE_MS = 60_000;
/** Of what is held in memory at once. */
const USUAL_BYTES = 1024 * 1024;
const BLANK = /^[ \t\r\n]*$/;

/**
 * The one request of a call, as its wire bytes.
 *
 * @throws AppError
 */
export async function readRequest(exchange: Exchange, deps: ExchangeDeps): Promise<Uint8Array> {
  const { request, route } = exchange;
  const rules = { ...rulesOf(exchange, deps), totalMs: WHOLE_BODY_MS };
  if (takesRawContent(route)) {
    const contentType = contentTypeOf(request);
    const data = await readBody(request, rules);
    const target = bound(exchange, undefined, deps);
    if (contentType !== "" || data.length > 0)
      setRawContent(target, route.bodyPath as FieldPath, { contentType, data });
    return named(target, exchange, deps);
  }
  if (hasBody(request)) refuseOtherThanJson(request, false);
  const json = readJson(await readBody(request, rules), "");
  return named(bound(exchange, json, deps), exchange, deps);
}

/**
 * The requests of a stream as they come. Path and query are part of each; what headers say is of the first. Where only the
 * caller streams, the first is read before the call begins: most faults show in it, and then there is no call to cancel.
 *
 * @throws AppError
 */
export async function readRequests(exchange: Exchange, deps: ExchangeDeps): Promise<AsyncIterable<Uint8Array>> {
  const { request, route } = exchange;
  const isRaw = takesRawContent(route);
  if (!isRaw && hasBody(request)) refuseOtherThanJson(request, true);
  const requests = isRaw ? rawRequests(exchange, deps) : jsonRequests(exchange, deps);
  if (route.method.desc.methodKind !== "client_streaming") return requests;
  return withFirst(await requests.next(), requests);
}

async function* withFirst<T>(first: IteratorResult<T, void>, rest: AsyncIterable<T>): AsyncGenerator<T, void> {
  if (first.done) return;
  yield first.value;
  yield* rest;
}

async function* jsonRequests(exchange: Exchange, deps: ExchangeDeps): AsyncGenerator<Uint8Array, void> {
  const { limitBytes, ...rules } = rulesOf(exchange, deps);
  const chunks = bodyChunks(exchange.request, { ...rules, limitBytes: Number.POSITIVE_INFINITY });
  let index = 0;
  for await (const bytes of splitJson(chunks, limitBytes)) {
    const message = atMessage(index, () => bound(exchange, readJson(bytes, `[${index}]`), deps));
    yield index === 0 ? named(message, exchange, deps) : wire(message);
    index++;
  }
}

/** At least one message, so that path, query and headers come through even where there is no content. */
async function* rawRequests(exchange: Exchange, deps: ExchangeDeps): AsyncGenerator<Uint8Array, void> {
  const { request, route } = exchange;
  let contentType = contentTypeOf(request);
  let isFirst = true;
  const message = (data: Uint8Array) => {
    const target = bound(exchange, undefined, deps);
    setRawContent(target, route.bodyPath as FieldPath, { contentType, data });
    const bytes = isFirst ? named(target, exchange, deps) : wire(target);
    [isFirst, contentType] = [false, ""];
    return bytes;
  };
  const rules = rulesOf(exchange, deps, Number.POSITIVE_INFINITY); // it only passes through, as fast as it is taken
  for await (const chunk of bodyChunks(request, rules)) yield message(chunk);
  if (isFirst) yield message(new Uint8Array());
  yield* lastMessage(exchange, deps);
}

/** Some services want to be told that the content was whole: a stream alone may end because its sender died. */
function* lastMessage(exchange: Exchange, deps: ExchangeDeps): Generator<Uint8Array, void> {
  const { finishField } = exchange.route;
  if (!finishField) return;
  const target = bound(exchange, undefined, deps);
  target.set(finishField, true as never);
  yield wire(target);
}

function rulesOf({ route }: Exchange, { options }: ExchangeDeps, usualBytes = USUAL_BYTES): BodyRules {
  return {
    limitBytes: route.method.policy?.bodyLimitBytes || options.bodyLimitBytes || usualBytes,
    encodings: options.encodings,
    idleMs: SILENCE_MS,
  };
}

/** @throws AppError MALFORMED_REQUEST */
function readJson(bytes: Uint8Array, place: string): Json | undefined {
  try {
    const text = decodeUtf8(bytes);
    return BLANK.test(text) ? undefined : scanJson(text);
  } catch (error) {
    if (!(error instanceof JsonTextError)) throw error;
    const field = joined(place, error.path);
    throw sharedError("MALFORMED_REQUEST", `The body${field && ` at ${field}`} ${error.message}.`, {
      fieldViolations: field === "" ? [] : [{ field, description: error.message }],
    });
  }
}

function bound({ request, query, route, pathValues }: Exchange, body: Json | undefined, deps: ExchangeDeps) {
  const parts = { httpMethod: request.method ?? "", pathValues, query, body };
  const { ignoredParameters } = deps.options;
  return bindRequest(route, parts, { registry: deps.contract.registry, ignoredParameters });
}

/** Adds what headers say, and a request id where there can be one. */
function named(target: ReflectMessage, { request, route }: Exchange, deps: ExchangeDeps): Uint8Array {
  const headers = {
    ifMatch: headerOf(request, "if-match"),
    idempotencyKey: headerOf(request, "idempotency-key"),
    first: (header: string) => request.headersDistinct[header]?.[0],
  };
  bindHeaders(route, target, headers, () => deps.ports.ids.next());
  const lastEventId = headerOf(request, "last-event-id");
  const cursor = lastEventId ? cursorOf(route, deps.options.resumeFields) : undefined;
  if (cursor && lastEventId) resumeAt(target, cursor, lastEventId, deps.contract.registry);
  return wire(target);
}

function wire(target: ReflectMessage): Uint8Array {
  return toBinary(target.desc, target.message);
}

/** Has faults name the message that they are in: `[2].title`. */
function atMessage<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AppError) || error.reason !== "INVALID_REQUEST") throw error;
    const fieldViolations = error.fieldViolations.map((fault) => ({
      ...fault,
      field: joined(`[${index}]`, fault.field),
    }));
    throw sharedError("INVALID_REQUEST", `Message [${index}]: ${error.message}`, { fieldViolations });
  }
}

function joined(place: string, path: string): string {
  return place === "" || path === "" || path.startsWith("[") ? place + path : `${place}.${path}`;
}

import type { DescField, Message, Registry } from "@bufbuild/protobuf";
import { type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { sharedError } from "@souk/chassis/errors";
import { Faults } from "../protojson/faults.ts";
import type { ReadContext } from "../protojson/read-context.ts";
import { readMessage, setField } from "../protojson/read-message.ts";
import { checkRequired } from "../protojson/required-fields.ts";
import type { Json } from "../protojson/scan-json.ts";
import type { Route } from "../routing/route.ts";
import { type FieldPath, holderOf, leafOf } from "./field-path.ts";
import { bindQuery } from "./query.ts";
import { type TextContext, valueFromText } from "./text-value.ts";
import { maskFieldOf, maskPathsOf } from "./update-mask.ts";

/** The parts of an HTTP request that set fields. */
export interface RequestParts {
  readonly httpMethod: string;
  /** What the template's variables captured, decoded. */
  readonly pathValues: readonly string[];
  /** What stands after `?`, as it was sent. */
  readonly query: string;
  /** Undefined where the body is empty or blank. */
  readonly body: Json | undefined;
}

export interface BindingOptions {
  readonly registry: Registry;
  /** Parameters that no route refuses, such as a tracker's. */
  readonly ignoredParameters: ReadonlySet<string>;
}

/**
 * Makes the rpc's request: first the body, then the path, then the query. Nothing replaces what the path has set.
 *
 * @throws AppError that names every field at fault
 */
export function bindRequest(route: Route, parts: RequestParts, options: BindingOptions): ReflectMessage {
  const { registry } = options;
  const masked = route.bodyPath?.at(-1)?.message;
  const context: TextContext = { registry, faults: new Faults(), path: [], isLenient: route.isLenient, masked };
  const target = bindBody(route, parts.body, context);
  for (const [i, path] of route.pathFields.entries()) bindPathValue(target, path, parts.pathValues[i] ?? "", context);
  const { method, pathFields, bodyPath } = route;
  bindQuery(
    target,
    parts.query,
    { input: method.desc.input, pathFields, bodyPath, ignored: options.ignoredParameters },
    context,
  );
  context.faults.throwIfAny();
  checkRequired(target, context);
  context.faults.throwIfAny();
  if (parts.httpMethod === "PATCH") fillUpdateMask(route, target, parts.body);
  return target;
}

function bindBody({ method, bodyPath }: Route, body: Json | undefined, context: ReadContext): ReflectMessage {
  const { input } = method.desc;
  const empty = () => reflect(input, undefined, false);
  if (body === undefined) return empty();
  if (!bodyPath) {
    if (body instanceof Map && body.size === 0) return empty();
    throw sharedError("MALFORMED_REQUEST", "This call takes no body: leave it out, or send {}.");
  }
  if (bodyPath.length > 0) {
    const target = empty();
    context.path.push(...bodyPath.map((field) => field.jsonName));
    context.faults.collect(context.path, () => setField(holderOf(target, bodyPath), leafOf(bodyPath), body, context));
    context.path.length = 0;
    return target;
  }
  let message: Message | undefined;
  context.faults.collect([], () => {
    message = readMessage(input, body, context);
  });
  return reflect(input, message as never, false);
}

function bindPathValue(target: ReflectMessage, path: FieldPath, text: string, context: TextContext): void {
  const field = leafOf(path);
  const names = path.map((step) => step.jsonName);
  context.faults.collect(names, () => {
    const holder = holderOf(target, path);
    if (field.fieldKind !== "list") {
      holder.set(field, valueFromText(field, text, context) as never);
      return;
    }
    holder.clear(field);
    const list = holder.get(field);
    for (const item of text.split(",")) list.add(valueFromText(field, item, context) as never);
  });
}

/** A PATCH that does not say what it changes, changes what its body names (AIP-134). */
function fillUpdateMask({ method, bodyPath }: Route, target: ReflectMessage, body: Json | undefined): void {
  const mask = maskFieldOf(method.desc.input);
  const field = bodyPath?.at(-1);
  if (mask?.fieldKind !== "message" || field?.fieldKind !== "message" || hasPaths(target, mask)) return;
  const paths = maskPathsOf(field.message, body ?? null);
  if (paths.length === 0) return;
  const message = reflect(mask.message, undefined, false);
  Object.assign(message.message, { paths });
  target.set(mask, message);
}

/** A mask without paths says as little as none. */
function hasPaths(target: ReflectMessage, mask: DescField & { fieldKind: "message" }): boolean {
  return target.isSet(mask) && (target.get(mask).message as unknown as { paths: string[] }).paths.length > 0;
}

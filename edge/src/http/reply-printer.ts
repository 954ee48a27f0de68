import { type DescField, fromBinary } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { Contract } from "@souk/chassis/contract";
import { entityTagOf, locationOf } from "../policy/location.ts";
import { printBareField, printMessage } from "../protojson/print-message.ts";
import { MAX_DEPTH } from "../protojson/scan-json.ts";
import type { Route } from "../routing/route.ts";
import { bytesOf } from "./failure-reply.ts";

/** A JSON level of a Struct is three messages deep; what came in by the edge must get out again. */
const REPLY_DEPTH = 3 * MAX_DEPTH + 8;

/** Makes JSON of replies. */
export interface ReplyPrinter {
  /** Prints what the route shows of a reply, as UTF-8. */
  printerOf(route: Route): (reply: Uint8Array) => Buffer;
  /** The value of a scalar field of the reply; undefined where it is not set. */
  textAt(route: Route, field: DescField, reply: Uint8Array): string | undefined;
  /** What headers say of a reply: `etag` and `location`. */
  headersOf(route: Route, reply: Uint8Array): Record<string, string>;
}

export function createReplyPrinter({ registry }: Contract): ReplyPrinter {
  const read = ({ method: { desc } }: Route, reply: Uint8Array) =>
    reflect(
      desc.output,
      fromBinary(desc.output, reply, { readUnknownFields: false, recursionLimit: REPLY_DEPTH }),
      false,
    );
  return {
    printerOf: (route) => (reply) => {
      const { message } = read(route, reply);
      const { responseField, method } = route;
      const json = responseField
        ? printBareField(responseField, message, registry)
        : printMessage(method.desc.output, message, registry);
      return bytesOf(json);
    },
    textAt: (route, field, reply) => {
      const value = read(route, reply).get(field);
      return value ? String(value) : undefined;
    },
    headersOf: (route, reply) => {
      const whole = read(route, reply);
      const {
        responseField,
        method: { policy },
      } = route;
      const bare = responseField?.fieldKind === "message" ? whole.get(responseField) : whole;
      const etag = entityTagOf(bare);
      const location = policy?.location ? locationOf(policy.location, bare) : undefined;
      return { ...(etag === undefined ? {} : { etag }), ...(location === undefined ? {} : { location }) };
    },
  };
}

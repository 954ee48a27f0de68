import type { IncomingMessage } from "node:http";
import { sharedError } from "@souk/chassis/errors";

const JSON_TYPE = /^application\/(?:json|[a-z0-9!#$&^_.-]+\+json)$/;
const LINES_TYPE = /^application\/(?:x-ndjson|ndjson|jsonl)$/;
const CHARSET = /^charset\s*=\s*(.*)$/;

/** @throws AppError UNSUPPORTED_MEDIA_TYPE for what is neither JSON nor unnamed */
export function refuseOtherThanJson(request: IncomingMessage, takesLines: boolean): void {
  const types = typesOf(request);
  if (types.length <= 1 && types.every((type) => isJsonInUtf8(type, takesLines))) return;
  const wanted = takesLines ? ["application/x-ndjson", "application/json"] : ["application/json"];
  throw sharedError("UNSUPPORTED_MEDIA_TYPE", `The body must be ${wanted.join(" or ")} in UTF-8.`, {
    metadata: { accept: wanted.join(", ") },
  });
}

/** The Content-Type as it was sent; empty where there is none. @throws AppError where there are two */
export function contentTypeOf(request: IncomingMessage): string {
  const types = typesOf(request);
  if (types.length > 1) throw sharedError("UNSUPPORTED_MEDIA_TYPE", "There must be one Content-Type.");
  return types[0] ?? "";
}

function typesOf({ headersDistinct }: IncomingMessage): string[] {
  return headersDistinct["content-type"] ?? [];
}

function isJsonInUtf8(contentType: string, takesLines: boolean): boolean {
  const [type = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const charsets = parameters.flatMap((parameter) => CHARSET.exec(parameter)?.[1] ?? []);
  const isKnown = JSON_TYPE.test(type) || (takesLines && LINES_TYPE.test(type));
  return isKnown && charsets.every((charset) => charset === "utf-8" || charset === '"utf-8"');
}

import { httpStatusOfCode } from "../../../edge/src/status/http-status.ts";
import type { HostileRequest } from "./requests.ts";

/** Every status that edge/README.md tells of. */
const DOCUMENTED: ReadonlySet<number> = new Set([
  ...[
    200, 201, 204, 308, 400, 401, 403, 404, 405, 408, 409, 412, 413, 415, 417, 422, 429, 431, 499, 500, 501, 503, 504,
  ],
]);
/** Words that only a parser, a runtime, a library or this machine would say. */
const LEAKS =
  /node_modules|\.[jt]s:\d|\n\s+at |Error:|SyntaxError|TypeError|RangeError|Unexpected (?:token|end)|Cannot read|is not a function|ECONN|EPIPE|HPE_|ERR_|illegal tag|grpc-js|protobuf-es|zlib|incorrect header check|127\.0\.0\.1|localhost|secret-of-the-service/;

export interface Verdict {
  /** 0 where there was no answer. */
  readonly status: number;
  /** What is wrong with the answer; undefined where nothing is. */
  readonly fault: string | undefined;
}

/** @param answer the bytes that came back, as latin1 */
export function judge(request: HostileRequest, answer: string): Verdict {
  const status = Number(/^HTTP\/1\.1 ([0-9]{3}) /.exec(answer)?.[1] ?? 0);
  return { status, fault: faultOf(request, status, answer) };
}

function faultOf({ injected, isBroken, bytes }: HostileRequest, status: number, answer: string): string | undefined {
  if (status === 0) return isBroken ? undefined : "no answer";
  if (!DOCUMENTED.has(status)) return `status ${status} is not documented`;
  const ranOut = status === 504 && /\r\n(?:grpc-timeout|x-server-timeout):/.test(bytes.toString("latin1"));
  if (status >= 500 && !ranOut && (injected === undefined || httpStatusOfCode(injected) !== status))
    return `status ${status} out of nothing`;
  const leak = LEAKS.exec(answer)?.[0];
  if (leak) return `says ${JSON.stringify(leak)}`;
  const isHead = bytes.toString("latin1", 0, 5) === "HEAD ";
  return status >= 400 && !isHead ? schemaFault(answer) : undefined;
}

/** There is one form for errors, and one for those who ask for RFC 9457. */
function schemaFault(answer: string): string | undefined {
  const [head = "", ...rest] = answer.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  if (/\r\ncontent-encoding:/i.test(head)) return undefined;
  const type = /\r\ncontent-type: ([^\r]*)/i.exec(head)?.[1];
  const json = parse(body);
  if (!json) return `an error that is no JSON: ${JSON.stringify(body.slice(0, 100))}`;
  const names = Object.keys(json).filter((name) => name !== "errors");
  if (type === "application/problem+json")
    return names[0] === "type" && names.includes("detail") ? undefined : `a problem with ${names}`;
  if (type !== "application/json") return `an error as ${type}`;
  if (names.join() !== "code,message,details") return `an error with ${names}`;
  return typeof json.code === "number" && typeof json.message === "string" && Array.isArray(json.details)
    ? undefined
    : "an error of the wrong types";
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const json = JSON.parse(Buffer.from(text, "latin1").toString("utf8"));
    return typeof json === "object" && json !== null ? json : undefined;
  } catch {
    return undefined;
  }
}

import { STATUS_CODES } from "node:http";
import type { JsonWriter } from "../../protojson/compiled/json-writer.ts";
import type { Route } from "../../routing/route.ts";
import type { Failure } from "../../status/failure.ts";
import { PROBLEM_TYPE, problemBody, STATUS_TYPE, statusBody } from "../../status/failure-body.ts";
import { headersNamed, toldHeaders } from "../operation/answer-headers.ts";
import type { JsonObject, JsonValue } from "../schema/schema.ts";
import type { Comments } from "../text/comments.ts";
import { type NamedReason, reasonsIn } from "../text/prose.ts";
import { type AccessRules, edgeReasons } from "./edge-reasons.ts";
import type { Reason, ReasonBook } from "./reasons.ts";

export interface ErrorResponsesOptions extends AccessRules {
  readonly reasons: ReasonBook;
  readonly comments: Comments;
  readonly writer: JsonWriter;
}

export const STATUS_SCHEMA = "google.rpc.Status";
export const PROBLEM_SCHEMA = "Problem";
const REQUEST_ID = "0199f1c2-7a3b-7c4d-8e5f-6a7b8c9d0e1f";
/** What answers of a status have besides; those of 409 only where it is a copy that came too soon. */
const HEADERS_OF: Readonly<Record<number, readonly string[]>> = {
  401: ["WWW-Authenticate"],
  409: ["Retry-After"],
  429: ["Retry-After"],
  503: ["Retry-After"],
};

interface Case extends Reason {
  readonly when: string;
  readonly failure: Failure;
}

/** The answers of failures: by status, with the reasons that come with it and an example of each. */
export class ErrorResponses {
  readonly #options: ErrorResponsesOptions;
  readonly #examples = new Map<string, JsonValue>();
  readonly #shared = new Map<string, JsonValue>();

  constructor(options: ErrorResponsesOptions) {
    this.#options = options;
  }

  /** Examples of all reasons that were asked for. */
  examples(): JsonObject {
    return sorted(this.#examples);
  }

  /** Answers that are the same wherever the edge alone gives them. */
  shared(): JsonObject {
    return sorted(this.#shared);
  }

  of(route: Route, hasEtag: boolean): JsonObject {
    const cases = new Map<number, Case[]>();
    const own = this.#ownReasons(route);
    const edges = edgeReasons(route, this.#options).map((reason) => ({ reason, when: "" }));
    for (const named of [...own, ...edges.filter(({ reason }) => !own.some((other) => other.reason === reason))]) {
      for (const found of this.#casesOf(named, route, hasEtag)) {
        cases.set(found.failure.httpStatus, [...(cases.get(found.failure.httpStatus) ?? []), found]);
      }
    }
    const isEdges = (list: readonly Case[]) => list.every(({ name }) => !own.some(({ reason }) => reason === name));
    const headers = toldHeaders(route);
    const responses = [...cases].map(([status, list]) => {
      return [
        String(status),
        isEdges(list) ? this.#share(status, list, headers) : this.#response(status, list, headers),
      ];
    });
    return Object.fromEntries(responses);
  }

  /** What the comment of the rpc names. */
  #ownReasons({ method: { desc } }: Route): NamedReason[] {
    return reasonsIn(this.#options.comments.get(`${desc.parent.typeName}.${desc.name}`) ?? "");
  }

  /** Whether a call was made conditional by a header may change the status. */
  #casesOf({ reason, when }: NamedReason, { method }: Route, hasEtag: boolean): Case[] {
    const { reasons } = this.#options;
    const found = reasons.find(reason, method.desc.parent.file.proto.package);
    if (!found) return [];
    const failures = (hasEtag ? [false, true] : [false]).map((hadIfMatch) => reasons.failureOf(found, hadIfMatch));
    const different = failures.filter(({ httpStatus }, i) => failures[i - 1]?.httpStatus !== httpStatus);
    return different.map((failure) => ({ ...found, when, failure }));
  }

  #share(status: number, cases: readonly Case[], told: readonly string[]): JsonObject {
    const besides = told.filter((header) => header !== "RateLimit-Policy"); // which goes with RateLimit
    const name = [status, ...cases.map((one) => one.name).sort(), ...besides].join("-");
    this.#shared.set(name, this.#response(status, cases, told));
    return { $ref: `#/components/responses/${name}` };
  }

  #response(status: number, cases: readonly Case[], told: readonly string[]): JsonObject {
    const lines = cases.map(({ name, saying, when }) => {
      const what = when === "" ? saying : `${saying}${saying && ": "}${when}`;
      return `- \`${name}\`${what && `: ${what}`}`;
    });
    return {
      description: [STATUS_CODES[status] ?? "Error", lines.join("\n")].join("\n\n"),
      headers: headersNamed(["X-Request-Id", ...(HEADERS_OF[status] ?? []), ...told]),
      content: {
        [STATUS_TYPE]: this.#content(STATUS_SCHEMA, cases, ({ failure }) => statusBody(failure, this.#options.writer)),
        [PROBLEM_TYPE]: this.#content(PROBLEM_SCHEMA, cases, ({ failure }) =>
          problemBody(failure, this.#options.writer, REQUEST_ID),
        ),
      },
    };
  }

  #content(schema: string, cases: readonly Case[], print: (one: Case) => Buffer): JsonObject {
    const examples = cases.map((one) => {
      const name = [one.domain, one.name, ...(schema === PROBLEM_SCHEMA ? ["problem"] : [])].join(".");
      const conditional = one.failure.httpStatus === 412 ? `${name}.412` : name;
      this.#examples.set(conditional, { value: JSON.parse(print(one).toString()) as JsonValue });
      return [one.name, { $ref: `#/components/examples/${conditional}` }];
    });
    return { schema: { $ref: `#/components/schemas/${schema}` }, examples: Object.fromEntries(examples) };
  }
}

function sorted(values: ReadonlyMap<string, JsonValue>): JsonObject {
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

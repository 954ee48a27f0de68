import type { Registry } from "@bufbuild/protobuf";
import { AppError, type ReasonLookup, SHARED_DOMAIN } from "@souk/chassis/errors";
import { type Failure, toFailure } from "../../status/failure.ts";
import type { Comments } from "../text/comments.ts";
import { sayingOf } from "../text/prose.ts";

/** An error reason as a document tells of it. */
export interface Reason {
  /** `souk.catalog.v1` */
  readonly domain: string;
  /** `PRODUCT_NOT_FOUND` */
  readonly name: string;
  /** `There is no such product`; empty where no comment says it. */
  readonly saying: string;
}

export interface ReasonBook {
  /** The reason that an rpc of a package means by a name: its own, a shared one, or that of another package. */
  find(name: string, protoPackage: string): Reason | undefined;
  /** What a caller gets of it. */
  failureOf(reason: Reason, hadIfMatch: boolean): Failure;
}

export interface ReasonBookOptions {
  /** Those of the contract and of the edge. */
  readonly registries: readonly Registry[];
  readonly lookup: ReasonLookup;
  readonly comments: Comments;
}

/** Every value of an enum `ErrorReason` that has a policy. */
export function createReasonBook({ registries, lookup, comments }: ReasonBookOptions): ReasonBook {
  const reasons = new Map<string, Reason[]>();
  const examples = new Map<Reason, string>();
  for (const desc of registries.flatMap((registry) => [...registry])) {
    if (desc.kind !== "enum" || desc.name !== "ErrorReason") continue;
    const domain = desc.file.proto.package;
    for (const { name: valueName, localName: name } of desc.values) {
      const policy = lookup(domain, name);
      const known = reasons.get(name) ?? [];
      if (!policy || known.some((other) => other.domain === domain)) continue;
      const reason = { domain, name, saying: sayingOf(comments.get(`${desc.typeName}.${valueName}`) ?? "", valueName) };
      reasons.set(name, [...known, reason]);
      examples.set(reason, policy.example);
    }
  }
  return {
    find: (name, protoPackage) => {
      const known = reasons.get(name) ?? [];
      const of = (domain: string) => known.find((reason) => reason.domain === domain);
      return of(protoPackage) ?? of(SHARED_DOMAIN) ?? known[0];
    },
    failureOf: ({ domain, name, saying }, hadIfMatch) => {
      const metadata = metadataOf(examples.get(reasons.get(name)?.find((one) => one.domain === domain) as Reason));
      const message = `${saying || name}.`;
      return toFailure(new AppError(domain, name, message, { metadata }), lookup, { hadIfMatch });
    },
  };
}

/** Of the ErrorInfo that a policy gives as example. */
function metadataOf(example = ""): Record<string, string> {
  try {
    return (JSON.parse(example) as { metadata?: Record<string, string> }).metadata ?? {};
  } catch {
    return {};
  }
}

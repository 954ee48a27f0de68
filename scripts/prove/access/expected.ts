import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileRegistry, fromBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema, MethodOptions_IdempotencyLevel, MethodOptionsSchema } from "@bufbuild/protobuf/wkt";
import { ROOT } from "../../kit/paths.ts";

// A reading of the contract of its own: nothing of what services enforce their policies with is used here.

/** Weakest first; each may what those before it may. */
export const ROLE_ORDER = ["GUEST", "USER", "STAFF", "ADMIN"] as const;
/** Who calls: nobody, somebody with a role, staff whose session has ended, staff's key for the domain's reads alone. */
export const WHO = ["nobody", ...ROLE_ORDER, "ended session", "reading key"] as const;
export type Who = (typeof WHO)[number];

export interface StatedRpc {
  /** `/souk.catalog.v1.CatalogService/GetProduct`. */
  readonly path: string;
  readonly access: readonly string[];
  readonly callers: readonly string[];
  /** Whether its objects belong to somebody. */
  readonly isOwned: boolean;
  readonly isRest: boolean;
  readonly isRead: boolean;
}

/** As ProtoJSON. */
interface StatedPolicy {
  readonly access?: readonly string[];
  readonly callers?: readonly string[];
  readonly ownership?: string;
}

/** Every rpc of `souk.*` as the image states it. */
export function statedRpcs(): StatedRpc[] {
  const set = fromBinary(FileDescriptorSetSchema, readFileSync(join(ROOT, "proto/gen/image.binpb")));
  const registry = createFileRegistry(set);
  return set.file
    .filter(({ package: name }) => name.startsWith("souk."))
    .flatMap((file) =>
      file.service.flatMap((service) =>
        service.method.map(({ name, options }) => {
          const stated = options ? (toJson(MethodOptionsSchema, options, { registry }) as Record<string, unknown>) : {};
          const policy = (stated["[souk.options.v1.method_policy]"] ?? {}) as StatedPolicy;
          return {
            path: `/${file.package}.${service.name}/${name}`,
            access: (policy.access ?? []).map((access) => access.replace("ACCESS_", "")),
            callers: policy.callers ?? [],
            isOwned: policy.ownership !== undefined && policy.ownership !== "OWNERSHIP_NONE",
            isRest: "[google.api.http]" in stated,
            isRead: options?.idempotencyLevel === MethodOptions_IdempotencyLevel.NO_SIDE_EFFECTS,
          };
        }),
      ),
    );
}

export type Outcome =
  | "CALLER_UNKNOWN"
  | "CALLER_DENIED"
  | "TOKEN_REQUIRED"
  | "TOKEN_INVALID"
  | "ACCESS_DENIED"
  | "let through";

/** What has to become of a call, by the words of policy.proto. */
export function expectedOutcome(rpc: StatedRpc, who: Who, caller: string | undefined): Outcome {
  if (caller === undefined) return "CALLER_UNKNOWN";
  const isEdges = rpc.isRest && caller === "edge";
  if (!isEdges && !rpc.callers.includes(caller) && !rpc.callers.includes("*")) return "CALLER_DENIED";
  if (who === "ended session") return "TOKEN_INVALID";
  if (rpc.access.includes("PUBLIC")) return "let through";
  if (who === "nobody") return rpc.access.includes("SERVICE") && !isEdges ? "let through" : "TOKEN_REQUIRED";
  return isForRole(rpc, who) ? "let through" : "ACCESS_DENIED";
}

function isForRole({ access, isRead }: StatedRpc, who: Exclude<Who, "nobody" | "ended session">): boolean {
  const rank = ROLE_ORDER.indexOf(who === "reading key" ? "STAFF" : who);
  const isEnough = ROLE_ORDER.some((role, needed) => access.includes(role) && needed <= rank);
  return isEnough && (who !== "reading key" || isRead);
}

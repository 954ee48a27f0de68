import type { ListAuditEntriesRequest, OpsServiceService } from "@souk/proto/souk/ops/v1/ops_service";
import type { AuditLog, AuditQuery } from "../audit/index.ts";
import type { Handlers } from "../grpc/index.ts";
import type { PageTokens } from "../pages/index.ts";
import { auditRowToProto, verdictToProto } from "./audit-mapping.ts";
import { opsError } from "./ops-error.ts";

/** A service's audit log, and what its pages are told apart by. */
export interface AuditParts {
  readonly log: AuditLog;
  readonly pages: PageTokens;
}

const DEFAULT_PAGE_SIZE = 24;
const ORDER = "n desc";

type AuditHandlers = Pick<Handlers<typeof OpsServiceService>, "listAuditEntries" | "verifyAuditChain">;

export function auditHandlers(audit: AuditParts | undefined): AuditHandlers {
  const there = (): AuditParts => {
    if (audit) return audit;
    throw opsError(
      "AUDIT_LOG_ABSENT",
      "The edge has no database and so no audit log. Ask the services; its own levers stand in its log lines.",
    );
  };
  return {
    listAuditEntries: async ({ pageSize, pageToken, filter }) => {
      const { log, pages } = there();
      const by = byOf(filter);
      const list = { filters: by ? { [by.field]: by.value } : {}, order: ORDER };
      const [before] = (pages.decode(pageToken, list) ?? []) as [bigint?];
      const limit = pageSize || DEFAULT_PAGE_SIZE;
      const found = await log.list({ by, before, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const last = shown.at(-1);
      const nextPageToken = last && found.length > limit ? pages.encode(list, [last.n]) : "";
      return { entries: shown.map(auditRowToProto), nextPageToken };
    },
    verifyAuditChain: async ({ fromN, toN, notedHead: noted }, { signal }) => {
      const range = { from: fromN || undefined, to: toN || undefined, noted };
      return verdictToProto(await there().log.verify(range, signal));
    },
  };
}

function byOf(filter: ListAuditEntriesRequest["filter"]): AuditQuery["by"] {
  return filter && { field: filter.$case, value: filter.value };
}

import { type AuditEntry as ProtoEntry, AuditFault as ProtoFault } from "@souk/proto/souk/ops/v1/audit";
import type { VerifyAuditChainResponse } from "@souk/proto/souk/ops/v1/ops_service";
import type { AuditRow, AuditVerdict } from "../audit/index.ts";

export function auditRowToProto({ id: entryId, at: time, details, prev: _, ...rest }: AuditRow): ProtoEntry {
  return { ...rest, entryId, time, details: { ...details } };
}

export function verdictToProto({ checked, head, broken, notedKept }: AuditVerdict): VerifyAuditChainResponse {
  return {
    ...{ checkedCount: checked, head: head && { ...head }, notedHeadKept: notedKept },
    broken: broken && { position: broken.position, fault: ProtoFault[broken.fault] },
  };
}

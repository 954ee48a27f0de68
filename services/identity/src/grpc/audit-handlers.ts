import { invalidRequest } from "@souk/chassis/errors";
import type { Handlers } from "@souk/chassis/grpc";
import { type AuditParts, auditHandlers } from "@souk/chassis/ops";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";

/** What administrators see of the audit log; OpsService shows the same to people's tools. */
export function createAuditHandlers(
  audit: AuditParts,
): Pick<Handlers<typeof IdentityServiceService>, "listAuditEntries"> {
  const { listAuditEntries } = auditHandlers(audit);
  return {
    listAuditEntries: ({ actor, action, pageSize, pageToken }, context) => {
      if (actor && action) {
        const description = "only one of these filters can be given";
        throw invalidRequest({ field: "actor", description }, { field: "action", description });
      }
      const byActor = actor ? ({ $case: "actor", value: actor } as const) : undefined;
      const filter = action ? ({ $case: "action", value: action } as const) : byActor;
      return listAuditEntries({ pageSize, pageToken, filter }, context);
    },
  };
}

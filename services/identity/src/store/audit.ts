import { type AuditLog, entryBy } from "@souk/chassis/audit";
import { backgroundContext, currentContext } from "@souk/chassis/context";
import type { Audit } from "../usecases/ports.ts";

/** The chassis' audit log as the use cases see it; who is named in the note did it, which before a sign-in no token says. */
export function auditOf({ audit }: { readonly audit: AuditLog }): Audit {
  return async ({ actor, ...deed }) => {
    const context = currentContext() ?? backgroundContext("", new AbortController().signal, 0);
    await audit.append({ ...entryBy(context, deed), actor });
  };
}

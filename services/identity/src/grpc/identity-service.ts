import type { Handlers } from "@souk/chassis/grpc";
import type { AuditParts } from "@souk/chassis/ops";
import type { IdentityServiceService } from "@souk/proto/souk/identity/v1/identity_service";
import { type AccountUseCases, createAccountHandlers } from "./account-handlers.ts";
import { type AddressUseCases, createAddressHandlers } from "./address-handlers.ts";
import { createAuditHandlers } from "./audit-handlers.ts";
import { type AuthUseCases, createAuthHandlers } from "./auth-handlers.ts";
import { createKeyHandlers, type KeyUseCases } from "./key-handlers.ts";
import { createProviderHandlers, type ProviderUseCases } from "./provider-handlers.ts";
import { createUserHandlers, type UserUseCases } from "./user-handlers.ts";

/** Identity's use cases: what the service can do. */
export interface IdentityUseCases
  extends AuthUseCases,
    AccountUseCases,
    AddressUseCases,
    UserUseCases,
    KeyUseCases,
    ProviderUseCases {}

/** souk.identity.v1.IdentityService: requests in, use cases, replies out. */
export function createIdentityService(
  app: IdentityUseCases,
  audit: AuditParts,
): Handlers<typeof IdentityServiceService> {
  const { pages } = audit;
  return {
    ...createAuthHandlers(app),
    ...createAccountHandlers(app),
    ...createAddressHandlers(app),
    ...createUserHandlers(app, pages),
    ...createKeyHandlers(app, pages),
    ...createProviderHandlers(app),
    ...createAuditHandlers(audit),
  };
}

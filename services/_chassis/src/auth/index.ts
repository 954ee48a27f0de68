export { checkAccess, checkCaller } from "./policy.ts";
export { createServiceTokenSource, type ServiceTokenSource } from "./service-token.ts";
export {
  type CallerVerifier,
  createCallerVerifier,
  createTokenVerifier,
  type TokenVerifier,
  type TokenVerifierOptions,
} from "./token-verifier.ts";

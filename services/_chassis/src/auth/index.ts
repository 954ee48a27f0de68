export * from "./denials.ts";
export * from "./jwks-file.ts";
export * from "./policy.ts";
export * from "./service-token.ts";
export * from "./token-verifier.ts";

export {
  AppError,
  type ErrorDetails,
  type FieldViolation,
  invalidRequest,
  isReasoned,
  type ReasonedError,
  SHARED_DOMAIN,
  type SharedReason,
  sharedError,
} from "./app-error.ts";
export { decodeStatus, encodeStatus, fromStatus, type ReasonLookup, toAppError, toStatus } from "./status.ts";

export {
  backgroundContext,
  currentContext,
  hasRole,
  type Principal,
  type RequestContext,
  ROLES,
  type Role,
  runInContext,
} from "./context.ts";

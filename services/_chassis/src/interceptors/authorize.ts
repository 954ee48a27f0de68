import {
  type CallerVerifier,
  checkAccess,
  checkCaller,
  countingDenials,
  EDGE,
  type TokenVerifier,
} from "../auth/index.ts";
import { networkOf } from "../context/index.ts";
import { sharedError } from "../errors/index.ts";
import { textOf } from "../grpc/call-context.ts";
import type { CallContext, Interceptor, ServerCall } from "../grpc/handlers.ts";
import type { Metrics } from "../metrics/index.ts";

/** Health and reflection, which have no policy. */
const OPEN = /^\/grpc\.(?:health|reflection)\./;

/** Whether anybody may call the rpc of this path, whatever a contract says. */
export function isOpen(path: string): boolean {
  return OPEN.test(path);
}

export interface AuthorizeOptions {
  readonly verifyToken: TokenVerifier;
  readonly verifyCaller: CallerVerifier;
  readonly metrics: Pick<Metrics, "accessDenials">;
}

/**
 * The method's policy, enforced in the service itself: which services may call, and which users. An rpc without a policy is
 * for nobody, but for those that probes and tools need.
 */
export function authorize({ metrics, ...verifiers }: AuthorizeOptions): Interceptor {
  return async (call, next) => {
    if (isOpen(call.method.path)) return next();
    call.context = await countingDenials(metrics, call.method, () => identified(call, verifiers));
    return next();
  };
}

async function identified(
  call: ServerCall,
  { verifyToken, verifyCaller }: Omit<AuthorizeOptions, "metrics">,
): Promise<CallContext> {
  const serviceToken = textOf(call.metadata, "x-souk-service");
  const caller = serviceToken === undefined ? undefined : await verifyCaller(serviceToken);
  checkCaller(call.method, caller);
  const userToken = bearerOf(call);
  const principal = userToken === undefined ? undefined : await verifyToken(userToken);
  checkAccess(call.method, principal, caller);
  return { ...call.context, caller, principal, userToken, ...(caller === EDGE && networkIn(call)) };
}

/** Only the edge is believed: it writes down whom it sees, and takes nobody's word for it. */
function networkIn({ metadata }: ServerCall): { readonly network: string } | undefined {
  const address = textOf(metadata, "x-forwarded-for");
  return address === undefined ? undefined : { network: networkOf(address) };
}

function bearerOf(call: ServerCall): string | undefined {
  const header = textOf(call.metadata, "authorization");
  if (header === undefined) return undefined;
  const token = /^Bearer +(\S+)$/i.exec(header)?.[1];
  if (!token) throw sharedError("TOKEN_INVALID", "The authorization metadata must be `Bearer <token>`.");
  return token;
}

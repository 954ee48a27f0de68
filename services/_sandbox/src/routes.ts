import { type Authorization, Refusal } from "./authorization.ts";
import { FAULTS, type Faults, NO_FAULTS } from "./faults.ts";
import type { Ledger } from "./ledger.ts";
import { pageOf } from "./page.ts";
import type { ProviderApi } from "./provider-api.ts";

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
  readonly location?: string;
}

/** A request as far as it matters which it is. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly key: string;
  readonly fingerprint: string;
}

export interface RouteDeps {
  readonly api: ProviderApi;
  readonly ledger: Ledger;
  readonly faults: { now: Faults };
}

interface Route {
  readonly pattern: RegExp;
  /** Whether shops call it: it is what may go wrong, and what changes something needs a key. */
  readonly isProvider: boolean;
  readonly answer: (asked: Asked, id: string, deps: RouteDeps) => Reply;
}

const shops = (pattern: RegExp, answer: Route["answer"]): Route => ({ pattern, isProvider: true, answer });
const ours = (pattern: RegExp, answer: Route["answer"]): Route => ({ pattern, isProvider: false, answer });

const ROUTES: readonly Route[] = [
  shops(/^POST \/v1\/authorizations$/, (asked, _, { api }) => api.authorize(asked, asked.body)),
  shops(/^POST \/v1\/authorizations\/([\w-]+)\/capture$/, (asked, id, { api }) => api.capture(asked, id, asked.body)),
  shops(/^POST \/v1\/authorizations\/([\w-]+)\/void$/, (asked, id, { api }) => api.void(asked, id, asked.body)),
  shops(/^POST \/v1\/refunds$/, (asked, _, { api }) => api.refund(asked, asked.body)),
  shops(/^GET \/v1\/authorizations\/([\w-]+)$/, (_, id, { api }) => ok(api.get(id))),
  shops(/^GET \/v1\/authorizations$/, ({ query }, _, { api }) => ok(api.byReference(query.get("reference") ?? ""))),
  ours(/^POST \/v1\/authorizations\/([\w-]+)\/complete$/, ({ body }, id, { api }) => {
    api.complete(id, body);
    return ok(api.get(id));
  }),
  ours(/^GET \/3ds\/([\w-]+)$/, (_, id, { ledger }) => ({ ...ok(pageOf(ledger.find(id))), type: "text/html" })),
  ours(/^POST \/3ds\/([\w-]+)$/, ({ query }, id, { api }) => {
    return { status: 303, body: "", location: api.complete(id, { approve: query.get("approve") === "true" }) };
  }),
  ours(/^GET \/control\/faults$/, (_, __, { faults }) => ok(JSON.stringify(faults.now))),
  ours(/^PUT \/control\/faults$/, ({ body }, _, { faults }) => {
    const { success, data = NO_FAULTS } = FAULTS.safeParse(body);
    if (!success) throw new Refusal(400, "invalid_request");
    faults.now = data;
    return ok(JSON.stringify(data));
  }),
  ours(/^GET \/ledger$/, ({ query }, _, { ledger }) => ok(ledgerOf(ledger.all(), query.get("reference")))),
  ours(/^GET \/(livez|readyz)$/, () => ({ status: 200, body: "ok\n", type: "text/plain" })),
];

/** The route of a request with the id in it. @throws Refusal 404 */
export function routeOf(method: string, path: string): { readonly route: Route; readonly id: string } {
  for (const route of ROUTES) {
    const found = route.pattern.exec(`${method} ${path}`);
    if (found) return { route, id: found[1] ?? "" };
  }
  throw new Refusal(404, "no_such_call");
}

function ok(body: string): Reply {
  return { status: 200, body };
}

function ledgerOf(all: readonly Authorization[], reference: string | null): string {
  return JSON.stringify({ authorizations: all.filter((one) => reference === null || one.reference === reference) });
}

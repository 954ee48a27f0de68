import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { RunningShop } from "../../e2e/support/shop.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { ROLE_ORDER } from "./expected.ts";
import { type IdRoute, idRoutes } from "./routes.ts";
import { isSeenByStaff, makerOf, placeOf } from "./things.ts";
import { ROLE_OF, type Tokens, VISITORS, type Visitor, visitorsOf } from "./visitors.ts";

type Access = "open" | "refused: 401" | "refused: 403";

/** Every route with an id, asked by everybody for a thing that is there and for one that never was. */
export async function proveRestMatrix(shop: RunningShop): Promise<Check[]> {
  const tokens = await visitorsOf(shop);
  const makers = {
    ...{ base: shop.base, owner: tokens.owner ?? "" },
    ...{ staff: await shop.token("staff"), admin: await shop.token("admin") },
  };
  const routes = idRoutes();
  const possible = routes.filter(({ thing }) => makerOf(thing));
  const visits: Visit[] = [];
  for (const route of possible.sort((a, b) => placeOf(a.thing) - placeOf(b.thing))) {
    const id = (await makerOf(route.thing)?.(makers)) ?? "";
    visits.push(...VISITORS.map((visitor) => ({ route, visitor, id, access: accessOf(route, visitor), tokens })));
  }
  const harmless = visits.filter((visit) => !changesThing(visit));
  const owned = await ownedThings(shop.base, visits);
  const wrong: string[] = [];
  for (const visit of harmless) {
    const fault = await faultOf(shop.base, visit);
    if (fault) wrong.push(`${visit.route.method} ${visit.route.path} by ${visit.visitor}: ${fault}`);
  }
  const kept = await ownedThings(shop.base, visits);
  return [
    told("routes with an id, each by six visitors", routes.length),
    told("of them without a thing to ask for, since identity does not run", routes.length - possible.length),
    told("visits of a thing that is there; who may not see it asks for one that never was too", harmless.length),
    told("not made, since they may change the thing and would", visits.length - harmless.length),
    exactly(
      "owned things as they were, after others had asked to change them",
      isDeepStrictEqual(kept, owned) ? "all" : "not all",
      "all",
    ),
    exactly("answers that tell more than the contract lets them", wrong.join("; ") || "none", "none"),
  ];
}

/** By what the OpenAPI document says of the route. */
function accessOf({ isPublic, roles }: IdRoute, visitor: Visitor): Access {
  if (visitor === "locked user") return "refused: 401";
  if (isPublic) return "open";
  const role = ROLE_OF[visitor];
  if (role === undefined) return "refused: 401";
  const rank = ROLE_ORDER.indexOf(role);
  return ROLE_ORDER.some((name, needed) => roles.includes(name) && needed <= rank) ? "open" : "refused: 403";
}

/** What owners get to see of what is theirs. */
async function ownedThings(base: string, visits: readonly Visit[]) {
  const looks = visits.filter(({ route, visitor }) => route.isOwned && visitor === "owner");
  const look = ({ route, id, tokens }: Visit) =>
    ask(base, { ...route, method: "GET", path: route.thing, body: undefined }, id, tokens.owner);
  return Promise.all(looks.map(look));
}

interface Visit {
  readonly route: IdRoute;
  readonly visitor: Visitor;
  readonly tokens: Tokens;
  readonly access: Access;
  readonly id: string;
}

/** Foreign things are not there for whoever comes, so nothing is changed. */
function changesThing({ route, visitor, access }: Visit): boolean {
  return access === "open" && route.method !== "GET" && !route.isPublic && !isForeign(route, visitor);
}

function isForeign({ isOwned, thing }: IdRoute, visitor: Visitor): boolean {
  return isOwned && visitor !== "owner" && !(visitor === "other role" && isSeenByStaff(thing));
}

async function faultOf(base: string, { route, visitor, tokens, access, id }: Visit): Promise<string | undefined> {
  const never = randomUUID().slice(0, id.length).padEnd(id.length, "0");
  const there = await ask(base, route, id, tokens[visitor]);
  if (access !== "open" && there.status !== Number(access.slice(-3))) return `${there.status}, not ${access}`;
  if (access === "open" && [401, 403].includes(there.status)) return `${there.status}, though it is open`;
  if (access === "open" && !isForeign(route, visitor)) return undefined;
  const nowhere = await ask(base, route, never, tokens[visitor]);
  return isDeepStrictEqual(there, nowhere) ? undefined : "another answer than for what never was";
}

/** What differs from one request to the next, whatever is asked. */
const OF_THE_REQUEST = new Set(["date", "x-request-id", "ratelimit", "connection", "keep-alive"]);

/** The whole answer, with the id that was asked for taken out. */
async function ask(base: string, { method, path, body }: IdRoute, id: string, token: string | undefined) {
  const response = await fetch(base + path.replace(/\{[^}]*\}/, encodeURIComponent(id)), {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const headers = [...response.headers].filter(([name]) => !OF_THE_REQUEST.has(name));
  return { status: response.status, headers, body: (await response.text()).replaceAll(id, "ID") };
}

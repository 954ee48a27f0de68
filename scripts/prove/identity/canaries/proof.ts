import { waitFor } from "@souk/chassis/testing";
import { configOf, startProvider } from "../../../../services/identity/test/support/oidc-provider.ts";
import type { RunningShop } from "../../../e2e/support/shop.ts";
import type { Mode } from "../../../up/plan.ts";
import { type Check, exactly, told } from "../../support/checks.ts";
import { inShop } from "../../support/in-shop.ts";
import { startTraceReceiver, type TraceReceiver } from "../../trace/receiver.ts";
import { changeThings, comeIn } from "./account-flows.ts";
import { databaseSurfaces } from "./databases.ts";
import { withRedisSurface } from "./redis.ts";
import { findCanaries } from "./search.ts";
import { followLinks, useSecondFactor } from "./secret-flows.ts";
import { comeFromElsewhere, lookForPeople, useApiKeys } from "./staff-flows.ts";
import type { Surface } from "./surface.ts";
import { errorSurface, logSurface, metricsSurface, spanSurface } from "./surfaces.ts";
import { beginVisit, type Visit } from "./visit.ts";

/** What every surface has of the visit, so that one that was not written, or not read, is not taken for a clean one. */
const SIGNS: Readonly<Record<string, string>> = {
  logs: "identityservice/login",
  metrics: "identityservice/login",
  spans: "identityservice/login",
  "error bodies": "credentials_invalid",
  Redis: ":replay:",
  "logs of events": "passwordresetrequested",
  "audit logs": "session.begin",
  "identity's other collections": "passwordhash",
  "other services' collections": "events",
};
/** What may lie somewhere after all: whoever asks for what is not there is told back, alone, which id that was (ErrorInfo.metadata). */
const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  "error bodies": ["e-mail in the place of an id", "city in the place of an id"],
};
/** Spans are sent every few seconds. */
const SIGN_MS = 15_000;

/** What people typed and what they were given, through every flow of identity: it lies nowhere in a form that can be read. */
export async function proveCanaries(mode: Mode): Promise<Check[]> {
  await using receiver = await startTraceReceiver();
  const provider = await startProvider();
  const env = {
    LOG_LEVEL: "debug",
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint,
    OIDC_PROVIDERS: configOf(provider),
  };
  try {
    return await inShop({ mode, env }, async (shop) => {
      const visit = beginVisit(shop);
      await walk(visit, provider);
      return await withRedisSurface(shop.redisUrl, (redis) => search(visit, surfacesOf(shop, visit, receiver, redis)));
    });
  } finally {
    await provider.kill();
  }
}

async function walk(visit: Visit, provider: Awaited<ReturnType<typeof startProvider>>): Promise<void> {
  const person = await comeIn(visit);
  await changeThings(visit, person);
  const password = await followLinks(visit, person);
  await useSecondFactor(visit, { email: person.email, password });
  await lookForPeople(visit, { ...person, password });
  await useApiKeys(visit);
  await comeFromElsewhere(visit, provider);
}

function surfacesOf(shop: RunningShop, visit: Visit, receiver: TraceReceiver, redis: Surface): Surface[] {
  const watched = [logSurface(shop), metricsSurface(shop), spanSurface(receiver), errorSurface(visit.errorBodies)];
  return [...watched, redis, ...databaseSurfaces(shop)];
}

/** What is found in each place as it is, and what once every value has been planted there on purpose. */
async function search({ canaries, errorBodies }: Visit, surfaces: readonly Surface[]): Promise<Check[]> {
  const checks = [
    told("values that must lie nowhere", canaries.size),
    told("refusals whose bodies were read", errorBodies.length),
  ];
  for (const surface of surfaces) {
    const text = await waitFor(async () => withSign(surface, await surface.read()), { timeoutMs: SIGN_MS });
    const found = findCanaries(text, canaries).filter((name) => !EXCEPTIONS[surface.name]?.includes(name));
    checks.push(
      told(`characters of ${surface.name}`, text.length),
      exactly(`values found in ${surface.name}`, found.join("; ") || "none", "none"),
    );
  }
  for (const surface of surfaces) {
    await surface.plant([...canaries.values()]);
    const found = findCanaries(await surface.read(), canaries);
    await surface.clear();
    checks.push(exactly(`values found in ${surface.name} once they were planted there`, found.length, canaries.size));
  }
  return checks;
}

/** Undefined as long as a place has nothing of the visit. */
function withSign({ name }: Surface, text: string): string | undefined {
  const sign = SIGNS[name];
  if (sign === undefined) throw new Error(`say in SIGNS what of the visit is in ${name}`);
  return text.includes(sign) ? text : undefined;
}

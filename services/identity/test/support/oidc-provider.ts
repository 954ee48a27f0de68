import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Where the provider sends the browser back to; nothing listens there. */
export const REDIRECT_URI = "http://127.0.0.1:9/back";

/** A real provider in a process of its own. */
export interface RunningProvider {
  readonly issuer: string;
  /** What a browser does: goes where it is sent, as that person, until it is sent back; returns the query that it brings. */
  visit(authorizationUri: string, loginHint: string): Promise<string>;
  kill(): Promise<void>;
}

export async function startProvider(): Promise<RunningProvider> {
  const main = fileURLToPath(new URL("oidc-provider-main.ts", import.meta.url));
  const child = spawn(process.execPath, ["--no-warnings", main, REDIRECT_URI], { stdio: ["ignore", "pipe", "ignore"] });
  const lines = createInterface({ input: child.stdout });
  const [issuer] = (await once(lines, "line", { signal: AbortSignal.timeout(20_000) })) as [string];
  return { issuer, visit, kill: () => kill(child) };
}

/** OIDC_PROVIDERS of a shop that knows it as `example`, and another one, `gone`, that does not answer. */
export function configOf({ issuer }: RunningProvider): string {
  const place = { id: "example", displayName: "Example", issuer, redirectUris: [REDIRECT_URI] };
  const example = { ...place, clientId: "souk", clientSecret: "a secret of the test's shop" };
  return JSON.stringify([example, { ...example, id: "gone", issuer: "http://127.0.0.1:9" }]);
}

async function visit(authorizationUri: string, loginHint: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = new URL(authorizationUri);
  next.searchParams.set("login_hint", loginHint);
  for (let step = 0; step < 10; step++) {
    if (next.href.startsWith(REDIRECT_URI)) return next.search.slice(1);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = "", value = ""] = set.split(";")[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (!location) throw new Error(`${next.pathname}: ${response.status} ${await response.text()}`);
    next = new URL(location, next);
  }
  throw new Error("the provider sends its visitors around in circles");
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

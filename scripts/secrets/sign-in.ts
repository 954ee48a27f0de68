import { existsSync } from "node:fs";
import { CommandError } from "../kit/command.ts";
import { type JsonReply, sendJson } from "../kit/http.ts";
import { DEMO_ROLES, type DemoRole, demoFileOf, readDemoAccounts } from "./demo-accounts.ts";

export const ROLES = ["guest", ...DEMO_ROLES] as const;
export type Role = (typeof ROLES)[number];

/** Somebody who is signed in, as long as it is asked for. */
export interface SignedIn {
  /** An access token that is good for a minute at least. @throws CommandError that says how to mend it */
  token(): Promise<string>;
}

export interface SignInOptions {
  /** `http://127.0.0.1:8080`: the stack's edge. */
  readonly baseUrl: string;
  /** Where the stack keeps its data, its demo accounts among them. */
  readonly dataDir: string;
  readonly role: string;
}

const LEAST_LEFT_MS = 60_000;

interface Held {
  readonly token: string;
  readonly until: number;
}

/** Signs in with the demo account of the role, or as a guest, when a token is first asked for, and again before it ends. */
export function signedIn(options: SignInOptions): SignedIn {
  const role = checkedRole(options.role);
  let held: Promise<Held> | undefined;
  return {
    token: async () => {
      const known = await held?.catch(() => undefined);
      if (known && known.until > Date.now()) return known.token;
      held = begin(role, options);
      return (await held).token;
    },
  };
}

function checkedRole(role: string): Role {
  if ((ROLES as readonly string[]).includes(role)) return role as Role;
  throw new CommandError(`ROLE is '${role}'; it must be one of ${ROLES.join(", ")}`);
}

async function begin(role: Role, { baseUrl, dataDir }: SignInOptions): Promise<Held> {
  const [path, body] = role === "guest" ? ["/v1/auth:guest", {}] : ["/v1/auth:login", accountOf(role, dataDir)];
  const reply = await sendJson({ method: "POST", url: `${baseUrl}${path}`, body }).catch((error: Error) => {
    throw new CommandError(`Nothing answers at ${baseUrl} (${error.message}): is the shop up (\`make up\`)?`);
  });
  const { accessToken, expireTime } = reply.body;
  if (typeof accessToken !== "string") throw new CommandError(whyNot(reply, role, baseUrl));
  return { token: accessToken, until: Date.parse(String(expireTime)) - LEAST_LEFT_MS };
}

function accountOf(role: DemoRole, dataDir: string) {
  const file = demoFileOf(dataDir);
  if (!existsSync(file))
    throw new CommandError(`There is no ${file}: \`make up\` makes it. Is this the stack's folder?`);
  return readDemoAccounts(file)[role];
}

function whyNot({ status, body }: JsonReply, role: Role, baseUrl: string): string {
  if (status === 503 || status === 404) {
    return `Nobody can sign in at ${baseUrl}: identity does not run there. Start it with the others (\`make up\`).`;
  }
  if (status === 401) {
    return `The ${role} of demo.json cannot sign in at ${baseUrl}: that shop has another password for it, or none.`;
  }
  return `Signing in at ${baseUrl} got ${status}: ${String(body.message ?? "")}`;
}

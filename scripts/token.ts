import { CommandError, runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { ensureSecrets } from "./secrets/secrets.ts";
import { ROLES, signedIn } from "./secrets/sign-in.ts";
import { serviceToken } from "./secrets/tokens.ts";
import { edgeUrlOf, identitiesOf, SERVICES } from "./services.ts";

await runCommand({
  name: "make token",
  summary: "prints a bearer token for this stack, and nothing else",
  options: {
    role: { type: "string", doc: `a user's token, for 10 minutes: ${ROLES.join(", ")} (make token ROLE=staff)` },
    service: {
      type: "string",
      doc: "a service's own token, or that of people's tools, good for 60 s (make token SERVICE=ops AUD=catalog)",
    },
    aud: { type: "string", doc: "the service that SERVICE calls" },
  },
  notes:
    'A user signs in at the running stack, with the accounts in .data/<offset>/demo.json. TOKEN=$(make -s token ROLE=staff); curl -H "authorization: Bearer $TOKEN" …',
  run: async ({ role, service, aud }) => {
    const callers = identitiesOf(SERVICES);
    const callees = SERVICES.map(({ name }) => name);
    if ((role === undefined) === (service === undefined)) {
      throw new CommandError(
        `Say either ROLE=${ROLES.join("|")}, or SERVICE=x AUD=y: x of ${callers.join(", ")}; y of ${callees.join(", ")}.`,
      );
    }
    if (service !== undefined) {
      checkOneOf("SERVICE", service, callers);
      checkOneOf("AUD", aud ?? "", callees);
    }
    const token = role ? await userToken(role) : await ownToken(service ?? "", aud ?? "");
    process.stdout.write(`${token}\n`);
    return 0;
  },
});

/** Signs in at the running stack. */
function userToken(role: string): Promise<string> {
  const offset = portOffset();
  return signedIn({ baseUrl: edgeUrlOf(offset), dataDir: dataFolder(offset), role }).token();
}

async function ownToken(service: string, audience: string): Promise<string> {
  const secrets = await ensureSecrets(dataFolder(portOffset()), identitiesOf(SERVICES));
  return serviceToken(secrets, service, audience);
}

function checkOneOf(variable: string, name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  throw new CommandError(`${variable} must be one of ${names.join(", ")}, not '${name}'.`);
}

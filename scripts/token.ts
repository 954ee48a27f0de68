import { CommandError, runCommand } from "./kit/command.ts";
import { dataFolder, portOffset } from "./kit/paths.ts";
import { ensureSecrets } from "./secrets/secrets.ts";
import { ROLES, serviceToken, userToken } from "./secrets/tokens.ts";
import { SERVICES } from "./services.ts";

await runCommand({
  name: "make token",
  summary: "prints a bearer token for this stack, and nothing else",
  options: {
    role: { type: "string", doc: `a user's token: ${ROLES.join(", ")} (make token ROLE=staff)` },
    service: {
      type: "string",
      doc: "a service's own token, good for 60 s (make token SERVICE=edge AUD=catalog)",
    },
    aud: { type: "string", doc: "the service that SERVICE calls" },
  },
  notes: 'TOKEN=$(make -s token ROLE=staff); curl -H "authorization: Bearer $TOKEN" …',
  run: async ({ role, service, aud }) => {
    const names = SERVICES.map(({ name }) => name);
    if ((role === undefined) === (service === undefined)) {
      throw new CommandError(
        `Say either ROLE=${ROLES.join("|")}, or SERVICE=x AUD=y with services of ${names.join(", ")}.`,
      );
    }
    for (const name of [service, ...(service ? [aud ?? ""] : [])]) {
      if (name !== undefined && !names.includes(name)) {
        throw new CommandError(`SERVICE and AUD must each be one of ${names.join(", ")}, not '${name}'.`);
      }
    }
    const secrets = await ensureSecrets(dataFolder(portOffset()), names);
    const token = role ? await userToken(secrets, role) : await serviceToken(secrets, service ?? "", aud ?? "");
    process.stdout.write(`${token}\n`);
    return 0;
  },
});

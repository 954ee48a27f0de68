import { CommandError, runCommand } from "./kit/command.ts";
import { ROOT } from "./kit/paths.ts";
import { planService, writeService } from "./new-service/create.ts";
import type { Names } from "./new-service/names.ts";

await runCommand({
  name: "make new-service",
  summary:
    "writes a service that keeps one kind of thing: contract, code, tests and README; it passes every gate as it is",
  options: {
    name: { type: "string", doc: "one lower-case word: package, database and address follow from it (NAME=review)" },
    resource: { type: "string", doc: "what it keeps, in the singular; NAME itself without it (RESOURCE=rating)" },
  },
  notes: [
    "Nothing that is there is overwritten, and nothing else needs an edit: `make up`, the edge, the gates and the proofs",
    "find the service by its package.json.",
  ].join("\n"),
  run: async ({ name, resource }) => {
    if (!name) throw new CommandError("Say its name: make new-service NAME=review");
    const { names, files } = planService(ROOT, name, resource ?? name);
    await writeService(ROOT, files, say);
    say(next(names));
    return 0;
  },
});

function next({ service, resource, resources, grpcPort }: Names): string {
  return `
services/${service} is there: gRPC ${grpcPort}, REST /v1/${resources}. It passes \`make lint\` and \`make test\`; \`make up\` starts it.
What is left to you:
  1. Say what one ${resource} is: its fields in proto/souk/${service}/v1/${resource}.proto, then \`make generate\`; the compiler leads
     from there through services/${service}/src, and \`make contracts UPDATE=1\` writes its pact anew.
  2. Name it where people look: README.md, docs/architecture/README.md, CHANGELOG.md.
  3. When others may rely on its contract: \`make release-contract\`. From then on \`make lint\` refuses what would break it.`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

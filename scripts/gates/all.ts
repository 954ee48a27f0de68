import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@souk/edge/openapi";
import { parse } from "yaml";
import { OPENAPI, RELEASED_IMAGE, RELEASED_OPENAPI } from "../contract/generate.ts";
import { CommandError } from "../kit/command.ts";
import { completeLock, type Lock } from "../lock/platforms.ts";
import { findBreaks } from "./breaking.ts";
import { type ContractFacts, readFacts } from "./contract-facts.ts";
import { findEventFaults } from "./events.ts";
import { type Gate, programGate } from "./gate.ts";
import { findStaleFiles } from "./generated.ts";
import { buildImage } from "./image.ts";
import { findNamedReasonFaults } from "./named-reasons.ts";
import { findDocumentBreaks } from "./openapi-breaking.ts";
import { findDocumentFaults } from "./openapi-lint.ts";
import { findPactGaps } from "./pacts.ts";
import { findPolicyFaults } from "./policies.ts";
import { findReasonFaults } from "./reasons.ts";
import { findSizeFaults } from "./sizes.ts";
import { findTextFaults } from "./texts.ts";

const OURS = "proto/souk";

/** Every gate of `make lint`, cheap ones first. */
export function allGates(root: string): Gate[] {
  const program = (name: string) => join(root, "node_modules/.bin", name);
  return [
    ...contractGates(root, program("buf")),
    gate("sizes", "files ≤ 200 lines, tests ≤ 350, chassis ≤ 5,000 lines of code", async () => findSizeFaults(root)),
    gate("texts", "no clock, chance or environment where ports or config belong; no shop in the chassis", async () =>
      findTextFaults(root),
    ),
    gate("lock", "package-lock.json holds the packages of all platforms", async () => lockFaults(root)),
    programGate({
      ...{ name: "biome", holds: "format, lint, layers, function length and complexity", cwd: root },
      ...{ program: program("biome"), args: ["ci", ".", "--colors=off", "--max-diagnostics=200"] },
      mend: "`make format` mends what can be mended by itself",
    }),
    programGate({
      ...{ name: "types", holds: "strict TypeScript", cwd: root },
      ...{ program: program("tsc"), args: ["-p", ".", "--pretty", "false"] },
    }),
  ];
}

function contractGates(root: string, buf: string): Gate[] {
  let built: Promise<Uint8Array> | undefined;
  const image = () => {
    built ??= buildImage(root, buf);
    return built;
  };
  const current = async () => readFacts(await image());
  return [
    programGate({
      ...{ name: "buf-lint", holds: "contracts keep STANDARD and COMMENTS", cwd: root },
      ...{ program: buf, args: ["lint"] },
    }),
    programGate({
      ...{ name: "buf-format", holds: "contracts are formatted", cwd: root, mend: "run `make format`" },
      ...{ program: buf, args: ["format", "--diff", "--exit-code", "--path", OURS] },
    }),
    gate("generated", "the generated tree follows from the contracts", () => findStaleFiles(root)),
    programGate({
      ...{ name: "buf-breaking", holds: "messages and rpcs do not break the released contract", cwd: root },
      ...{ program: buf, args: ["breaking", "--against", RELEASED_IMAGE] },
    }),
    gate("breaking", "routes, policies, events and reasons do not break the released contract", async () =>
      orReleased(findBreaks(readReleased(root), await current())),
    ),
    gate("policies", "every rpc has a whole method_policy", async () => findPolicyFaults(await current())),
    gate("events", "every event has an event_policy, every subscriber a consumer", async () =>
      findEventFaults(await current(), root),
    ),
    gate("reasons", "every error reason has a code and an example, and those that rpcs name exist", async () => [
      ...findReasonFaults(await current()),
      ...findNamedReasonFaults(await image()),
    ]),
    gate("pacts", "every pair of services has its pact, and pacts fit the contract", async () =>
      findPactGaps(await current(), await image(), root),
    ),
    gate("openapi", "the OpenAPI document keeps spectral's rules", async () =>
      findDocumentFaults(readDocument(root, OPENAPI)),
    ),
    gate(
      "openapi-breaking",
      "operations, parameters, bodies and answers do not break the released document",
      async () => orReleased(findDocumentBreaks(readDocument(root, RELEASED_OPENAPI), readDocument(root, OPENAPI))),
    ),
  ];
}

function gate(name: string, holds: string, run: () => Promise<string[]>): Gate {
  return { name, holds, run };
}

function orReleased(breaks: readonly string[]): string[] {
  return breaks.length === 0 ? [] : [...breaks, "where that is meant, and only then: `make release-contract`"];
}

function readDocument(root: string, file: string): OpenApiDocument {
  if (existsSync(join(root, file))) return parse(readFileSync(join(root, file), "utf8")) as OpenApiDocument;
  throw new CommandError(
    `${file} is missing: it is committed; \`make generate\` and \`make release-contract\` make it`,
  );
}

function readReleased(root: string): ContractFacts {
  const file = join(root, RELEASED_IMAGE);
  if (existsSync(file)) return readFacts(readFileSync(file));
  throw new CommandError(
    `${RELEASED_IMAGE} is missing: it is committed; \`make release-contract\` makes the first one`,
  );
}

function lockFaults(root: string): string[] {
  const { added } = completeLock(JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Lock);
  return added.map((name) => `${name} is missing: run \`make lock\``);
}

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadContract } from "@souk/chassis/contract";

/** Reasons that callers read elsewhere than in an error, with the test that produces them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  "souk.catalog.v1 IMPORT_RECORD_UNREADABLE":
    "in the errors of an import's lines: services/catalog/test/integration/import.test.ts",
};

/** The reasons that the contract documents and no test of a whole run has produced, of what its lanes have noted in the folder. */
export function reasonsNotTold(folder: string): string[] {
  const notes = globSync("*.json", { cwd: folder }).map((file) => readFileSync(join(folder, file), "utf8"));
  const told = new Set([...Object.keys(TOLD_ELSEWHERE), ...notes.flatMap((note) => JSON.parse(note) as string[])]);
  return documentedReasons().filter((reason) => !told.has(reason));
}

function documentedReasons(): string[] {
  const contract = loadContract();
  return [...contract.registry].flatMap((desc) => {
    if (desc.kind !== "enum" || desc.name !== "ErrorReason") return [];
    const domain = desc.file.proto.package;
    return desc.values.flatMap(({ localName }) =>
      contract.reason(domain, localName) ? [`${domain} ${localName}`] : [],
    );
  });
}

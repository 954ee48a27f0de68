import { existsSync, readFileSync } from "node:fs";
import { loadContract } from "@souk/chassis/contract";

/** What a process of mocha leaves for the run. */
export interface Notes {
  /** mocha's last words: how many tests passed, and how the others failed. */
  readonly summary: string;
  /** Files in which something failed. */
  readonly failed: readonly string[];
  /** By file. */
  readonly seconds: Readonly<Record<string, number>>;
  /** The reasons that its tests saw told: `souk.catalog.v1 PRODUCT_NOT_FOUND`. */
  readonly told: readonly string[];
}

/** Reasons that callers read elsewhere than in an error, with the test that produces them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  "souk.catalog.v1 IMPORT_RECORD_UNREADABLE":
    "in the errors of an import's lines: services/catalog/test/integration/import.test.ts",
};

const SHOWN_FILES = 10;

/** Undefined where mocha ended before its tests did. */
export function readNotes(file: string): Notes | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Notes) : undefined;
}

/** The slowest files, a line each. */
export function slowestFiles(notes: readonly Notes[]): string[] {
  return notes
    .flatMap(({ seconds }) => Object.entries(seconds))
    .sort(([, a], [, b]) => b - a)
    .slice(0, SHOWN_FILES)
    .map(([file, seconds]) => `${seconds.toFixed(1).padStart(6)} s  ${file}`);
}

/** The reasons that the contract documents and no test has produced. */
export function reasonsNotTold(notes: readonly Notes[]): string[] {
  const told = new Set([...Object.keys(TOLD_ELSEWHERE), ...notes.flatMap((batch) => batch.told)]);
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

import { subscribe } from "node:diagnostics_channel";
import { loadContract } from "@souk/chassis/contract";

/** Set for a run of all tests, which must produce every reason that the contract documents. */
const MUST_PRODUCE_ALL = process.env.TEST_EVERY_REASON === "yes";

/** Reasons that callers read elsewhere than in an error, with the test that produces them. */
const TOLD_ELSEWHERE: Readonly<Record<string, string>> = {
  "souk.catalog.v1 IMPORT_RECORD_UNREADABLE":
    "in the errors of an import's lines: services/catalog/test/integration/import.test.ts",
};

const told = new Set<string>(Object.keys(TOLD_ELSEWHERE));
subscribe("souk.told-reasons", (message) => {
  const { domain, reason } = message as { domain: string; reason: string };
  told.add(`${domain} ${reason}`);
});

/** Mocha's root hooks (`--require`). */
export const mochaHooks = {
  afterAll(): void {
    if (!MUST_PRODUCE_ALL) return;
    const missing = documentedReasons().filter((reason) => !told.has(reason));
    if (missing.length > 0) throw new Error(`no test produces these documented reasons: ${missing.join(", ")}`);
  },
};

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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isTestFile, listFiles, withoutComments } from "./files.ts";

export interface TextRule {
  /** Paths that the rule is for. */
  readonly files: RegExp;
  /** What must not stand there; flags `g`. */
  readonly forbidden: RegExp;
  readonly because: string;
}

const SHOP_WORDS = "products?|skus?|carts?|orders|orderId|prices?|stocks?|catalogs?|inventory|inventories|checkouts?";

/** The words of a shop, alone or as part of a camelCase name: `product`, `ProductStore`, `newPrice`. */
const SHOP_WORD = new RegExp(
  [`\\b(?:${SHOP_WORDS})(?![a-z])`, `(?:(?<=[a-z0-9])|\\b)(?:${capitalised(SHOP_WORDS)})(?![a-z])`].join("|"),
  "g",
);

export const TEXT_RULES: readonly TextRule[] = [
  {
    files:
      /^services\/[^_/][^/]*\/src\/(domain|usecases|sagas)\/|^services\/_chassis\/src\/events\/(relay|inbox|publisher|sweeper|outbound|watch)\b/,
    forbidden:
      /\bDate\.now\b|\bnew Date\(\)|\bset(Timeout|Interval|Immediate)\b|\bMath\.random\b|\bperformance\.now\b|\bprocess\.hrtime\b|\brandom(UUID|Bytes|Int)\w*|"node:timers[/\w]*"/g,
    because: "time, chance and ids come in through ports (Clock, Sleep, Random, Ids), so that the simulator holds them",
  },
  {
    files: /^services\/_chassis\/src\//,
    forbidden: SHOP_WORD,
    because: "the chassis knows no shop",
  },
  {
    files: /^(services\/[^_/][^/]*|edge)\/src\/(?!config\.ts|main\.ts)/,
    forbidden: /\bprocess\.env\b/g,
    because: "config.ts is the only reader of the environment",
  },
];

/** Texts that must not stand in certain folders, tests and comments aside. */
export function findTextFaults(root: string, rules: readonly TextRule[] = TEXT_RULES): string[] {
  return listFiles(root, ["services", "edge"])
    .filter((file) => file.endsWith(".ts") && !isTestFile(file))
    .flatMap((file) => {
      const matching = rules.filter(({ files }) => files.test(file));
      return matching.length === 0 ? [] : faultsIn(file, readFileSync(join(root, file), "utf8"), matching);
    });
}

function faultsIn(file: string, text: string, rules: readonly TextRule[]): string[] {
  const lines = withoutComments(text).split("\n");
  return lines.flatMap((line, i) =>
    rules.flatMap(({ forbidden, because }) =>
      (line.match(forbidden) ?? []).map((found) => `${file}:${i + 1}: '${found}': ${because}`),
    ),
  );
}

function capitalised(words: string): string {
  return words.replace(/(^|\|)([a-z])/g, (_, bar: string, letter: string) => bar + letter.toUpperCase());
}

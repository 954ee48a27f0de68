import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../kit/command.ts";

const isTest = (file: string) => file.endsWith(".test.ts") && !file.split("/").includes("node_modules");

/**
 * The test files that a glob, a folder or a file name; without one all of .mocharc.json.
 *
 * @throws CommandError when there are none
 */
export function findTests(root: string, wanted?: string): string[] {
  const patterns = wanted
    ? wanted
        .split(/\s+/)
        .filter(Boolean)
        .map((word) => patternOf(root, word))
    : allOf(root);
  const found = globSync(patterns, { cwd: root, exclude: (name) => name === "node_modules" }).filter(isTest);
  if (found.length === 0) throw new CommandError(`No test file matches '${wanted ?? patterns.join(" ")}'.`);
  return [...new Set(found)].sort();
}

/**
 * Contract tests in the order that they need: consumers write pacts, these are held against the committed ones, and
 * providers are verified.
 */
export function findContractTests(root: string): string[] {
  const stages = [
    "test/contract/{consumer,clients}/*.pact.ts",
    "test/committed.pact.ts",
    "test/contract/provider.pact.ts",
  ];
  return stages.flatMap((files) => globSync(`{edge,services/*}/${files}`, { cwd: root }).sort());
}

function patternOf(root: string, word: string): string {
  const isFolder = statSync(join(root, word), { throwIfNoEntry: false })?.isDirectory() ?? false;
  return isFolder ? join(word, "**/*.test.ts") : word;
}

function allOf(root: string): string[] {
  return (JSON.parse(readFileSync(join(root, ".mocharc.json"), "utf8")) as { spec: string[] }).spec;
}

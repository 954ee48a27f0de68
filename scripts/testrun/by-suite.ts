const END_OF_SUITE = "\n\n";

/** Passes on what a run of mocha prints suite by suite, so that another run's lines do not come between its own. */
export function bySuite(write: (text: string) => void): { take(text: string): void; end(): void } {
  let held = "";
  return {
    take: (text) => {
      held += text;
      const end = held.lastIndexOf(END_OF_SUITE);
      if (end === -1) return;
      write(held.slice(0, end + END_OF_SUITE.length));
      held = held.slice(end + END_OF_SUITE.length);
    },
    end: () => write(held),
  };
}

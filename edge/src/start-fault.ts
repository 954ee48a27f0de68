/** What keeps the edge from starting, all of it at once; each line says where it is wrong and how to mend it. */
export class StartFault extends Error {
  override readonly name = "StartFault";
  readonly faults: readonly string[];

  constructor(what: string, faults: readonly string[]) {
    super(`${what}:\n${faults.map((fault) => `  ${fault}`).join("\n")}`);
    this.faults = faults;
  }
}

/** A place where nothing that is people's own may lie in a form that can be read. */
export interface Surface {
  readonly name: string;
  /** All that lies there, as `textOf` writes it. */
  read(): Promise<string>;
  /** Puts values there on purpose, as a leak would, to show that they would be found. */
  plant(values: readonly string[]): Promise<void>;
  /** Takes away what was planted, where others than this shop's processes use the place. */
  clear(): Promise<void>;
}

export const NOTHING_TO_CLEAR = async () => undefined;

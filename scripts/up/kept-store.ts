import { sleep } from "../kit/wait.ts";
import type { Store } from "../stores/index.ts";

export interface KeptStoreOptions {
  readonly name: string;
  /** Starts it on the same port and the same data. */
  readonly start: () => Promise<Store>;
  readonly say: (text: string) => void;
  readonly onChange: () => void;
}

const PAUSE_MS = 500;
const MOST_FAILURES = 5;

/** A store that is started again on its data when it dies. A store that was given by URI is left alone. */
export class KeptStore {
  readonly #options: KeptStoreOptions;
  #store: Store | undefined;
  #wanted = false;

  constructor(options: KeptStoreOptions) {
    this.#options = options;
  }

  get name(): string {
    return this.#options.name;
  }

  get pid(): number | undefined {
    return this.#store?.pid;
  }

  /** Undefined until it has been started. */
  get store(): Store | undefined {
    return this.#store;
  }

  async start(): Promise<void> {
    this.#wanted = true;
    await this.#launch();
  }

  async #launch(): Promise<void> {
    const store = await this.#options.start();
    if (!this.#wanted) return store.stop();
    this.#store = store;
    this.#options.onChange();
    void store.ended.then((how) => (this.#wanted && this.#store === store ? this.#bringBack(how) : undefined));
  }

  async stop(): Promise<void> {
    this.#wanted = false;
    await this.#store?.stop();
    this.#options.onChange();
  }

  async #bringBack(how: string): Promise<void> {
    const { say } = this.#options;
    say(`${this.name} died (${how}); it is started again on the same data`);
    for (let failures = 0; this.#wanted && failures < MOST_FAILURES; failures += 1) {
      await sleep(PAUSE_MS * 2 ** failures);
      if (!this.#wanted) return;
      try {
        await this.#launch();
        say(`${this.name} is back`);
        return;
      } catch (error) {
        say(`${this.name} does not start: ${(error as Error).message}`);
      }
    }
    if (this.#wanted) say(`${this.name} is given up; end this run with \`make down\``);
  }
}

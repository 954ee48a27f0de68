import { type FieldViolation, invalidRequest } from "@souk/chassis/errors";
import { formatPath, type JsonPath } from "./json-path.ts";
import { ValueError } from "./numbers.ts";

const MOST_FAULTS = 20;

/** Gathers what is wrong with a request, so that the caller hears all of it at once, up to a number. */
export class Faults {
  readonly #violations: FieldViolation[] = [];

  add(path: JsonPath, description: string): void {
    this.#violations.push({ field: formatPath(path), description });
    if (this.#violations.length === MOST_FAULTS) this.throwIfAny();
  }

  /** Runs `work`; a value that does not fit becomes a fault at `path`. */
  collect(path: JsonPath, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      this.add(path, error.message);
    }
  }

  /** @throws AppError INVALID_REQUEST */
  throwIfAny(): void {
    if (this.#violations.length > 0) throw invalidRequest(...this.#violations);
  }
}

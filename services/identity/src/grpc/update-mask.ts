import { invalidRequest } from "@souk/chassis/errors";

export interface MaskedUpdate<T> {
  /** The request's field that holds the new values, as violations name it. */
  readonly field: string;
  readonly values: T;
  readonly mask: readonly string[] | undefined;
  /** By the contract's names, the fields that can be changed, and which of the message's they are. */
  readonly changeable: Readonly<Record<string, keyof T>>;
  /** The fields that must not be emptied. */
  readonly required: readonly string[];
}

/** What comes along where somebody sends back what they have read: it names the thing and its version, and changes nothing. */
const IGNORED: ReadonlySet<string> = new Set(["user_id", "address_id", "etag", "create_time", "update_time"]);

/**
 * The values that a mask asks for (AIP-134); without one, those that are set.
 *
 * @throws AppError INVALID_REQUEST for a path that cannot be changed, and for emptying what must not be empty
 */
export function changesOf<T extends object>({
  field,
  values,
  mask,
  changeable,
  required,
}: MaskedUpdate<T>): Partial<T> {
  const isAll = !mask || mask.length === 0 || mask.includes("*");
  const paths = isAll
    ? Object.keys(changeable).filter((path) => isSet(values, changeable, path))
    : mask.filter((path) => !IGNORED.has(path));
  const changes: Partial<T> = {};
  for (const path of paths) {
    const name = Object.hasOwn(changeable, path) ? changeable[path] : undefined;
    if (name === undefined) {
      throw invalidRequest({ field: "update_mask", description: `${path} is not a field that can be changed` });
    }
    if (required.includes(path) && !isSet(values, changeable, path)) {
      throw invalidRequest({ field: `${field}.${path}`, description: "must not be empty" });
    }
    changes[name] = values[name];
  }
  return changes;
}

function isSet<T extends object>(values: T, changeable: Readonly<Record<string, keyof T>>, path: string): boolean {
  const value = values[changeable[path] as keyof T];
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

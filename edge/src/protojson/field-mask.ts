import { protoCamelCase, protoSnakeCase } from "@bufbuild/protobuf/reflect";
import { ValueError } from "./numbers.ts";

const CAMEL_PATH = /^[a-z][a-zA-Z0-9]*(?:\.[a-z][a-zA-Z0-9]*)*$/;
const ANY_PATH = /^(?:\*|[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*(?:\.\*)?)$/;
/** In the one spelling that JSON and queries both take. */
const NO_MASK = "must be field paths in lowerCamelCase with commas between them, such as title,price.currencyCode";

/** ProtoJSON's form: paths in lowerCamelCase with commas between them. */
export function maskFromJsonText(text: string): string[] {
  return split(text).map((path) => {
    if (path !== "*" && !CAMEL_PATH.test(path)) throw new ValueError(NO_MASK);
    return protoSnakeCase(path);
  });
}

/**
 * The form of a query: each path in the spelling of JSON or of the contract.
 *
 * @param find gives the contract's spelling of a path, where it is known what the mask is for
 */
export function maskFromQueryText(
  text: string,
  find: (path: string) => string | undefined = () => undefined,
): string[] {
  return split(text).map((path) => {
    if (!ANY_PATH.test(path)) throw new ValueError(NO_MASK);
    return find(path) ?? (path.includes("_") ? path : protoSnakeCase(path));
  });
}

/** A path that camel case would garble is printed as it is: an odd mask is no reason to lose the reply. */
export function maskToText(paths: readonly string[]): string {
  return paths
    .map((path) => {
      const camel = protoCamelCase(path);
      return protoSnakeCase(camel) === path ? camel : path;
    })
    .join(",");
}

function split(text: string): string[] {
  return text === "" ? [] : text.split(",");
}

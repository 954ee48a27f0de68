/** Where a value stands in a request: field names, list indexes and map keys. */
export type PathPart = string | number | { readonly key: string };
export type JsonPath = readonly PathPart[];

/** Of a field, or of an extension in its brackets. */
const NAME = /^(?:[A-Za-z_][A-Za-z0-9_]*|\[[A-Za-z_][A-Za-z0-9_.]*\])$/;
const MAX_PART = 80;

/** `product.pictures[0].uri`, `attributes["size"]`: as services name fields in google.rpc.BadRequest. */
export function formatPath(path: JsonPath): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (typeof part === "object") text += `[${quote(part.key)}]`;
    else if (NAME.test(part) && part.length <= MAX_PART) text += text === "" ? part : `.${part}`;
    else text += `[${quote(part)}]`;
  }
  return text;
}

/** What a caller sent, cut to a length that an error may carry. */
export function quote(text: string): string {
  return JSON.stringify(text.length > MAX_PART ? `${text.slice(0, MAX_PART)}…` : text.toWellFormed());
}

import type { DescField, DescMethod } from "@bufbuild/protobuf";

/** The fields by which a list is read page by page (AIP-158). */
export interface PageFields {
  readonly inRequest: DescField;
  readonly inReply: DescField;
}

export function pageFieldsOf({ input, output }: DescMethod): PageFields | undefined {
  const inRequest = input.fields.find(({ name }) => name === "page_token");
  const inReply = output.fields.find(({ name }) => name === "next_page_token");
  return inRequest && inReply ? { inRequest, inReply } : undefined;
}

/** The `Link` to the next page (RFC 8288): the same address, with another token. */
export function nextPageLink(path: string, query: string, { inRequest }: PageFields, token: string): string {
  const names = [inRequest.name, inRequest.jsonName];
  const others = query.split("&").filter((pair) => pair !== "" && !names.includes(pair.split("=", 1)[0] as string));
  const next = [...others, `${inRequest.jsonName}=${encodeURIComponent(token)}`].join("&");
  return `<${path}?${next}>; rel="next"`;
}

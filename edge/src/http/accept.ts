interface Range {
  readonly name: string;
  readonly quality: number;
}

/** What an Accept or Accept-Encoding header lists (RFC 9110, 12.4), names in lower case. */
function rangesOf(header: string): Range[] {
  return header.split(",").map((range) => {
    const [name = "", ...parameters] = range.split(";").map((part) => part.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    return { name, quality: quality ? Number(quality.slice(2)) || 0 : 1 };
  });
}

/** How much the name itself is wanted, from 0 to 1; undefined where the header does not name it. */
export function qualityOf(header: string | undefined, name: string): number | undefined {
  const named = rangesOf(header ?? "").filter((range) => range.name === name);
  return named.length === 0 ? undefined : Math.max(...named.map(({ quality }) => quality));
}

import type { Deprecation } from "@souk/proto/souk/options/v1/policy";

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

/** Since when a call is deprecated and when it goes away (RFC 9745, RFC 8594). */
export function deprecationHeaders(deprecation: Deprecation | undefined): Record<string, string> {
  if (!deprecation) return {};
  const { since, sunset, link } = deprecation;
  return {
    deprecation: `@${timeOf(since) / 1_000}`,
    ...(sunset === "" ? {} : { sunset: new Date(timeOf(sunset)).toUTCString() }),
    ...(link === "" ? {} : { link: `<${link}>; rel="deprecation"` }),
  };
}

/** What is no day, told at start-up. */
export function badDays({ since, sunset }: Deprecation): string[] {
  return [since, ...(sunset === "" ? [] : [sunset])].filter((text) => Number.isNaN(timeOf(text)));
}

function timeOf(day: string): number {
  return DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
}

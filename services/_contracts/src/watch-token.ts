/** The token of a watch from which it goes on with the news that has this one: others may lie between any older one and it. */
export function tokenBefore(token: string): string {
  const [logId, n = ""] = token.split(".");
  return `${logId}.${BigInt(n) - 1n}`;
}

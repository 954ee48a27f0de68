const MOST_CHARS = 60;

/** The name that was probably meant; undefined where none is near. Case and underscores count little. */
export function nearest(given: string, names: Iterable<string>): string | undefined {
  if (given.length > MOST_CHARS) return undefined;
  const wanted = plain(given);
  let best: string | undefined;
  let leastEdits = wanted.length < 3 ? 1 : Math.floor((wanted.length + 1) / 3) + 1;
  for (const name of names) {
    const candidate = plain(name);
    if (Math.abs(candidate.length - wanted.length) >= leastEdits) continue;
    const edits = distance(wanted, candidate);
    if (edits < leastEdits) [best, leastEdits] = [name, edits];
  }
  return best;
}

function plain(name: string): string {
  return name.replaceAll("_", "").toLowerCase();
}

/** How many characters must be put in, taken out or changed (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

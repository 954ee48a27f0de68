/** What the work gives, or undefined where that takes longer than so many milliseconds. */
export async function soonerOf<T>(work: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** What the work gives. @throws what `late` makes, where that takes longer than so many milliseconds */
export async function within<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const lateness = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.max(ms, 0));
  });
  work.catch(() => undefined); // nobody waits for it any more once it is late
  return Promise.race([work, lateness]).finally(() => clearTimeout(timer));
}

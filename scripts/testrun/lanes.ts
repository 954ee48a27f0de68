/** Tests that start processes of their own and mostly wait for them; they leave half of a machine with two cores to the others. */
const SECOND_LANE = /^scripts\/(?!e2e\/|gates\/|standin\/)/;

/**
 * Two runs beside one another, each in its order: tests own their data, so they do not meet. Contract tests stay in one lane, since they
 * have an order.
 */
export function lanesOf(files: readonly string[]): string[][] {
  const second = files.filter((file) => SECOND_LANE.test(file));
  const first = files.filter((file) => !SECOND_LANE.test(file));
  return [first, second].filter((lane) => lane.length > 0);
}

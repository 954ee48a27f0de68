import { ValueError } from "./numbers.ts";

/** google.protobuf.Timestamp and google.protobuf.Duration alike. */
export interface SecondsAndNanos {
  readonly seconds: bigint;
  readonly nanos: number;
}

const RFC3339 =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/;
const DURATION = /^(-?)([0-9]{1,12})(?:\.([0-9]{1,9}))?s$/;
export const MIN_TIME_S = -62_135_596_800;
export const MAX_TIME_S = 253_402_300_799;
export const MAX_DURATION_S = 315_576_000_000n;

/** RFC 3339 with `T` and a zone, from year 1 to 9999, up to nine digits of a second. */
export function timestampFromText(text: string): SecondsAndNanos {
  const match = RFC3339.exec(text);
  const seconds = match ? secondsOf(match) : Number.NaN;
  if (!(seconds >= MIN_TIME_S && seconds <= MAX_TIME_S)) {
    throw new ValueError("must be a time such as 2026-01-31T12:00:00Z");
  }
  return { seconds: BigInt(seconds), nanos: nanosOf(match?.[7]) };
}

/** Seconds with up to nine digits after the point: `1.5s`. */
export function durationFromText(text: string): SecondsAndNanos {
  const match = DURATION.exec(text);
  const seconds = match ? BigInt(match[2] as string) : MAX_DURATION_S + 1n;
  const nanos = nanosOf(match?.[3]);
  if (seconds > MAX_DURATION_S) {
    throw new ValueError("must be a number of seconds such as 1.5s");
  }
  return match?.[1] === "-" ? { seconds: -seconds, nanos: nanos && -nanos } : { seconds, nanos };
}

/** NaN where a part is out of its range; Date would roll over instead. */
function secondsOf(match: RegExpExecArray): number {
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const isSame =
    date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  const zoneHours = Number(match[9] ?? 0);
  const zoneMinutes = Number(match[10] ?? 0);
  if (!isSame || zoneHours > 23 || zoneMinutes > 59) return Number.NaN;
  const zone = (zoneHours * 60 + zoneMinutes) * 60;
  return date.getTime() / 1000 - (match[8] === "-" ? -zone : zone);
}

function nanosOf(digits = ""): number {
  return Number(digits.padEnd(9, "0"));
}

/** No digits, or three, six or nine. */

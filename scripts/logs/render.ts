import type { Style } from "../kit/style.ts";

/** Keys that have a place of their own in a line, or say nothing here. */
const SHOWN_ELSEWHERE = new Set(["time", "level", "service", "instance", "msg", "err", "pid", "hostname"]);
const LEVEL_WIDTH = 5;
const TIME_START = 11;
const TIME_END = 23;

export interface LineSource {
  /** `catalog`, or `catalog-2`. */
  readonly id: string;
  /** Width of the longest id, so that lines stand in columns. */
  readonly width: number;
  /** Chooses the colour. */
  readonly number: number;
}

/**
 * One line for people: `HH:MM:SS.mmm service level message key=value …`. A line that is not our JSON is passed on as the
 * message.
 */
export function renderLine(text: string, { id, width, number }: LineSource, style: Style, now = new Date()): string {
  const entry = parse(text);
  const name = style.nth(number, id.padEnd(width));
  if (!entry) return `${style.dim(clock(now.toISOString()))} ${name} ${"".padEnd(LEVEL_WIDTH)} ${text}`;
  const level = String(entry.level ?? "");
  const fields = Object.entries(entry).filter(([key]) => !SHOWN_ELSEWHERE.has(key));
  return [
    style.dim(clock(String(entry.time ?? now.toISOString()))),
    name,
    paintLevel(level, style)(level.padEnd(LEVEL_WIDTH)),
    String(entry.msg ?? ""),
    ...fields.map(([key, value]) => style.dim(`${key}=${valueText(value)}`)),
    ...errorText(entry.err).map((words) => style.red(words)),
  ].join(" ");
}

function parse(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function clock(isoTime: string): string {
  return isoTime.slice(TIME_START, TIME_END);
}

function paintLevel(level: string, style: Style): (text: string) => string {
  if (level === "error" || level === "fatal") return style.red;
  return level === "warn" ? style.yellow : (text) => text;
}

function valueText(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return /[\s"]/.test(text) ? JSON.stringify(text) : text;
}

/** Type and message of an error and of its causes; the stack stands in the file. */
function errorText(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const { type, code, message, cause } = value as Record<string, unknown>;
  const words = [type, code, message].filter((part) => part !== undefined).join(" ");
  return [`err=${JSON.stringify(words)}`, ...errorText(cause)];
}

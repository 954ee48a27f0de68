import type { Style } from "../kit/style.ts";

/** What runs, as the supervisor tells it. */
export interface StatusReport {
  readonly absent: readonly { readonly name: string; readonly why: string }[];
  readonly processes: readonly ProcessStatus[];
  readonly stores: readonly {
    readonly name: string;
    readonly uri: string;
    readonly description: string;
    readonly pid: number | undefined;
  }[];
}

export interface ProcessStatus {
  readonly id: string;
  readonly service: string;
  readonly main: number;
  readonly admin: number;
  readonly phase: string;
  readonly pid: number | undefined;
  readonly startedAt: number | undefined;
  readonly restarts: number;
}

const NAME_WIDTH = 12;

/** The table of `make status`. */
export function renderStatus(report: StatusReport, style: Style, now = Date.now()): string {
  const services = report.processes.map(({ id, phase, pid, main, admin, startedAt, restarts }) => {
    const state = (phase === "ready" ? style.green : style.red)(phase.padEnd(NAME_WIDTH));
    const since = startedAt !== undefined && pid ? `for ${durationText(now - startedAt)}` : "";
    const again = restarts > 0 ? `, came back ${restarts}×` : "";
    return `  ${id.padEnd(NAME_WIDTH)} ${state} port ${main}  admin ${admin}  pid ${pid ?? "–"}  ${since}${again}`;
  });
  const stores = report.stores.map(
    ({ name, description, uri, pid }) =>
      `  ${name.padEnd(NAME_WIDTH)} ${uri}  ${pid ? `pid ${pid}  ` : ""}${description}`,
  );
  const absent = report.absent.map(({ name, why }) => `  ${name.padEnd(NAME_WIDTH)} ${style.yellow("absent")}: ${why}`);
  return [...services, ...stores, ...absent, ""].join("\n");
}

/** `12 s`, `3 min`, `5 h`, `2 d`. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
}

export interface SummaryOptions {
  readonly report: StatusReport;
  readonly seconds: number;
  /** What became of the demo shop. */
  readonly shop: string;
  readonly detached: boolean;
  readonly style: Style;
}

/** What `make up` prints when everything is ready. */
export function renderSummary({ report, seconds, shop, detached, style }: SummaryOptions): string {
  const row = (name: string, text: string) => `  ${style.bold(name.padEnd(NAME_WIDTH))} ${text}`;
  const edge = report.processes.find(({ service }) => service === "edge");
  const url = `http://127.0.0.1:${edge?.main}`;
  const addressed = report.processes.map(({ id, service, main, admin }) => {
    const where = service === "edge" ? `REST http://127.0.0.1:${main}/v1` : `gRPC 127.0.0.1:${main}`;
    return row(id, `${where.padEnd(32)} admin http://127.0.0.1:${admin}`);
  });
  return [
    "",
    style.bold(`The shop is up (${seconds.toFixed(1)} s).`),
    ...addressed,
    ...report.stores.map(({ name, uri, description }) => row(name, `${uri}  ${description}`)),
    ...report.absent.map(({ name, why }) => row(name, style.yellow(`absent: ${why}`))),
    row("demo shop", shop),
    ...(edge ? ["", "Try it:", `  curl -s '${url}/v1/products?pageSize=3'`] : []),
    "",
    detached ? "It runs in the background: `make logs`, `make status`, `make down`." : "Ctrl-C ends it.",
    "",
  ].join("\n");
}

import type { Style } from "../kit/style.ts";
import { IDENTITY, type Ports } from "../services.ts";
import type { Elsewhere, Mode } from "./plan.ts";

/** What runs, as the supervisor tells it. */
export interface StatusReport {
  readonly mode: Mode;
  readonly absent: readonly { readonly name: string; readonly why: string }[];
  /** Services that were not asked for. */
  readonly elsewhere: readonly Elsewhere[];
  readonly services: readonly ServiceStatus[];
  /** What runs beside the services. */
  readonly beside: readonly CompanionStatus[];
  readonly stores: readonly {
    readonly name: string;
    readonly uri: string;
    readonly description: string;
    readonly pid: number | undefined;
  }[];
}

/** A service, or a replica of one, with the process that it runs in. */
export interface ServiceStatus {
  readonly id: string;
  readonly service: string;
  readonly ports: Ports;
  readonly phase: string;
  readonly pid: number | undefined;
  readonly startedAt: number | undefined;
  readonly restarts: number;
}

export interface CompanionStatus {
  readonly id: string;
  readonly port: number;
  readonly phase: string;
  readonly pid: number | undefined;
  readonly restarts: number;
}

const NAME_WIDTH = 12;

/** The table of `make status`. */
export function renderStatus(report: StatusReport, style: Style, now = Date.now()): string {
  const row = (name: string, text: string) => `  ${name.padEnd(NAME_WIDTH)} ${text}`;
  const services = report.services.map(({ id, phase, pid, ports, startedAt, restarts }) => {
    const state = (phase === "ready" ? style.green : style.red)(phase.padEnd(NAME_WIDTH));
    const since = startedAt !== undefined && pid ? `for ${durationText(now - startedAt)}` : "";
    const again = restarts > 0 ? `, came back ${restarts}×` : "";
    const rest = ports.rest === undefined ? "" : `REST ${ports.rest}  `;
    return row(id, `${state} ${rest}gRPC ${ports.grpc}  admin ${ports.admin}  pid ${pid ?? "–"}  ${since}${again}`);
  });
  const beside = report.beside.map(({ id, port, phase, pid, restarts }) => {
    const state = (phase === "ready" ? style.green : style.red)(phase.padEnd(NAME_WIDTH));
    return row(id, `${state} HTTP ${port}  pid ${pid ?? "–"}${restarts > 0 ? `, came back ${restarts}×` : ""}`);
  });
  return [
    ...services,
    ...beside,
    ...report.stores.map(({ name, description, uri, pid }) =>
      row(name, `${uri}  ${pid ? `pid ${pid}  ` : ""}${description}`),
    ),
    ...notHere(report, style).map(([name, text]) => row(name, text)),
    ...(report.mode === "one" ? [row("", ALL_IN_ONE)] : []),
    "",
  ].join("\n");
}

const ALL_IN_ONE = "All services run in one process (MODE=one).";

/** Why a service does not run, and where it is looked for. */
function notHere({ absent, elsewhere }: StatusReport, style: Style): [name: string, text: string][] {
  return [
    ...absent.map(({ name, why }): [string, string] => [name, `${style.yellow("absent")}: ${why}`]),
    ...elsewhere.map(({ name, variable, address }): [string, string] => [
      name,
      `${style.yellow("not started")}: expected at ${address}${variable ? ` (${variable})` : ""}`,
    ]),
  ];
}

const WITHOUT_IDENTITY =
  "identity does not run here; where it is not found elsewhere, calls with a token get 503, and only what is public works";

function runsIdentity({ services }: StatusReport): boolean {
  return services.some(({ service }) => service === IDENTITY);
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
  const url = restUrlOf(report);
  const addressed = report.services.map(({ id, ports: { rest, grpc, admin } }) => {
    const where = rest === undefined ? `gRPC 127.0.0.1:${grpc}` : `REST http://127.0.0.1:${rest}/v1`;
    const also = rest === undefined ? "" : `  gRPC 127.0.0.1:${grpc} (operations)`;
    return row(id, `${where.padEnd(32)} admin http://127.0.0.1:${admin}${also}`);
  });
  return [
    "",
    style.bold(`The shop is up (${seconds.toFixed(1)} s).`),
    ...addressed,
    ...report.beside.map(({ id, port }) => row(id, `HTTP http://127.0.0.1:${port}`)),
    ...report.stores.map(({ name, uri, description }) => row(name, `${uri}  ${description}`)),
    ...notHere(report, style).map(([name, text]) => row(name, text)),
    row("demo shop", shop),
    ...(runsIdentity(report) ? [] : [row("sign-in", `${style.yellow("not possible")}: ${WITHOUT_IDENTITY}`)]),
    ...(report.mode === "one" ? ["", ALL_IN_ONE] : []),
    ...(url ? ["", "Try it:", `  curl -s '${url}/v1/products?pageSize=3'`] : []),
    "",
    detached ? "It runs in the background: `make logs`, `make status`, `make down`." : "Ctrl-C ends it.",
    "",
  ].join("\n");
}

/** `http://127.0.0.1:8080`; undefined where the edge does not run. */
export function restUrlOf({ services }: StatusReport): string | undefined {
  const rest = services.find(({ ports }) => ports.rest !== undefined)?.ports.rest;
  return rest === undefined ? undefined : `http://127.0.0.1:${rest}`;
}

import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import { isReasoned, sharedError } from "@souk/chassis/errors";
import { type Incarnation, StoreFault, unavailable } from "./incarnation.ts";
import type { Replicas } from "./replicas.ts";

type Handler = (request: unknown, context: RequestContext) => Promise<unknown>;

/** What can be asked of another service: its own handlers. */
export type Served = Readonly<Record<string, Handler>>;

/** A caller's client of a service, as its generated one would be. */
export function clientOf<Client extends object>(caller: Incarnation, replicas: Replicas<{ served: Served }>): Client {
  const call = (rpc: string) => (request: unknown, context: RequestContext) =>
    callAny(caller, replicas, context, `${replicas.service}.${rpc}`, ({ served }, callees) =>
      (served[rpc] as Handler)(request, callees),
    );
  return new Proxy({} as Client, { get: (_, rpc) => call(String(rpc)) });
}

/** Calls one of the replicas. What befalls calls may befall this one; its work goes on whatever becomes of its caller. */
export async function callAny<App, T>(
  caller: Incarnation,
  replicas: Replicas<App>,
  context: RequestContext,
  what: string,
  work: (app: App, context: RequestContext) => Promise<T>,
): Promise<T> {
  const { timeline, weather, story, tally } = caller.surroundings;
  await caller.turn();
  const callee = replicas.any();
  if (!callee || timeline.chance(weather.callLost)) {
    tally.lostCalls++;
    await caller.sleep(timeline.between(1, 200));
    throw unavailable();
  }
  const serve = (at: typeof callee) => served(at.incarnation, context, (given) => work(at.app, given));
  const again = timeline.chance(weather.calledTwice) ? replicas.any() : undefined;
  if (again) {
    tally.duplicates++;
    void serve(again).catch(() => undefined);
  }
  story.tell(caller.name, `${what} at ${callee.incarnation.name}${again ? ` and ${again.incarnation.name}` : ""}`);
  return replied(caller, context, serve(callee));
}

/** What the caller hears, in its own time: the answer, or that there is none. */
function replied<T>(caller: Incarnation, { deadline }: RequestContext, answer: Promise<T>): Promise<T> {
  const { timeline, weather, tally } = caller.surroundings;
  return new Promise((resolve, reject) => {
    caller.after(Math.max(0, deadline - timeline.clock.now()), () => reject(tooLate()));
    const isLost = timeline.chance(weather.replyLost);
    if (isLost) tally.lostCalls++;
    const hear = async (tell: () => void) => {
      await caller.turn();
      if (isLost) reject(unavailable());
      else tell();
    };
    answer.then(
      (reply) => hear(() => resolve(reply)),
      (error) => hear(() => reject(error)),
    );
  });
}

/** The callee's part; its deadline is its own, also where its caller has long given up. */
function served<T>(
  callee: Incarnation,
  context: RequestContext,
  work: (context: RequestContext) => Promise<T>,
): Promise<T> {
  const { clock } = callee.surroundings.timeline;
  const controller = new AbortController();
  return new Promise((resolve, reject) => {
    let isOver = false;
    const forget = callee.onDeath(() => reject(unavailable()));
    const end = (tell: () => void) => {
      isOver = true;
      forget();
      tell();
    };
    const run = async () => {
      await callee.turn();
      callee.after(Math.max(0, context.deadline - clock.now()), () => isOver || controller.abort(tooLate()));
      return work({ ...context, signal: controller.signal });
    };
    run().then(
      (reply) => end(() => resolve(reply)),
      (error) => end(() => reject(told(callee, error))),
    );
  });
}

/** What a service tells of what it has thrown. */
function told({ surroundings, name }: Incarnation, error: unknown): Error {
  if (error instanceof StoreFault) return unavailable();
  if (isReasoned(error)) return error;
  surroundings.bugs.push(error);
  surroundings.story.tell(name, "! breaks", error);
  return sharedError("INTERNAL", "broken");
}

function tooLate(): Error {
  return sharedError("DEADLINE_EXCEEDED", "too late");
}

/** The context of a call that begins here. */
export function contextOf({ surroundings }: Incarnation, timeoutMs: number): RequestContext {
  return backgroundContext("", new AbortController().signal, surroundings.timeline.clock.now() + timeoutMs);
}

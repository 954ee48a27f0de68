import assert from "node:assert/strict";
import fc from "fast-check";
import { BREAKER_SETTINGS, type Breaker, type BreakerState } from "../../src/breaker/index.ts";

export type BreakerStep =
  | { readonly kind: "call"; readonly fails: boolean }
  | { readonly kind: "wait"; readonly ms: number }
  | { readonly kind: "trip" }
  | { readonly kind: "reset" };

/** What a breaker must do, written down a second time and plainly: calls come one after another. */
export interface BreakerModel {
  state: BreakerState;
  /** The last calls while closed; true is a fault. */
  window: boolean[];
  openedAt: number;
  /** The trial calls so far; true is a fault. */
  trials: boolean[];
  now: number;
}

/** Exactly so many steps: mostly calls, failing in runs, with waits around the time that a breaker stays open. */
export function breakerSteps(count: number): fc.Arbitrary<BreakerStep[]> {
  const call = fc.record({ kind: fc.constant("call" as const), fails: fc.boolean() });
  const wait = fc.record({ kind: fc.constant("wait" as const), ms: fc.constantFrom(1, 400, 999, 1_000, 5_000) });
  const byHand = fc.constantFrom<BreakerStep>({ kind: "trip" }, { kind: "reset" });
  const step: fc.Arbitrary<BreakerStep> = fc.oneof(
    { arbitrary: call, weight: 90 },
    { arbitrary: wait, weight: 8 },
    { arbitrary: byHand, weight: 2 },
  );
  return fc.array(step, { minLength: count, maxLength: count, size: "max" });
}

export interface World {
  readonly fault: () => Error;
  readonly advance: (ms: number) => void;
}

/** Does one step in the model and in the breaker, and compares. */
export async function runStep(step: BreakerStep, model: BreakerModel, real: Breaker, world: World): Promise<void> {
  if (step.kind === "wait") {
    world.advance(step.ms);
    model.now += step.ms;
  } else if (step.kind === "call") {
    const begun = await callReal(real, step.fails, world);
    assert.equal(begun, callModel(model, step.fails), `${JSON.stringify(model)}: was the call let through?`);
  } else if (step.kind === "trip") {
    real.trip("step");
    model.state = "TRIPPED";
  } else {
    real.reset("step");
    Object.assign(model, { state: "CLOSED", window: [false], trials: [] });
  }
  assert.equal(real.status().state, model.state, JSON.stringify(model));
}

async function callReal(real: Breaker, fails: boolean, { fault }: World): Promise<boolean> {
  let begun = false;
  const work = async () => {
    begun = true;
    if (fails) throw fault();
  };
  await real.run(work).catch(() => undefined);
  return begun;
}

/** @returns whether the call is let through */
function callModel(model: BreakerModel, fails: boolean): boolean {
  if (model.state === "TRIPPED") return false;
  if (model.state === "OPEN" && model.now - model.openedAt < BREAKER_SETTINGS.openMs) return false;
  if (model.state === "CLOSED") countCall(model, fails);
  else countTrial(model, fails);
  return true;
}

function countCall(model: BreakerModel, fails: boolean): void {
  model.window = [...model.window, fails].slice(-BREAKER_SETTINGS.window);
  const faults = model.window.filter(Boolean).length;
  const enough = model.window.length >= BREAKER_SETTINGS.leastCalls;
  if (fails && enough && faults > model.window.length * BREAKER_SETTINGS.faultShare) openModel(model);
}

function countTrial(model: BreakerModel, fails: boolean): void {
  if (model.state === "OPEN") Object.assign(model, { state: "HALF_OPEN", trials: [] });
  model.trials.push(fails);
  if (model.trials.filter(Boolean).length > BREAKER_SETTINGS.trials / 2) openModel(model);
  else if (model.trials.length === BREAKER_SETTINGS.trials) Object.assign(model, { state: "CLOSED", window: [false] });
}

function openModel(model: BreakerModel): void {
  // Cockatiel keeps the window while it is open, and begins a new one when it closes, with one answered call in it.
  Object.assign(model, { state: "OPEN", openedAt: model.now });
}

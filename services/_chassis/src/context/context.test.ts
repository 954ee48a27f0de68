import assert from "node:assert/strict";
import { backgroundContext, currentContext, hasRole, ROLES, runInContext, unlessAborted } from "./context.ts";

const never = new Promise<never>(() => undefined);

describe("roles", () => {
  it("include those before them", () => {
    for (const [i, role] of ROLES.entries()) {
      const held = ROLES.filter((wanted) => hasRole({ subject: "u", role }, wanted));
      assert.deepEqual(held, ROLES.slice(0, i + 1));
    }
  });

  it("are held by nobody who is not known", () => {
    assert(!ROLES.some((role) => hasRole(undefined, role)));
  });
});

describe("a request context", () => {
  const context = backgroundContext("r-1", new AbortController().signal, 5);

  it("is known to everything that runs in it, also after a wait, and to nothing else", async () => {
    await runInContext(context, async () => {
      await Promise.resolve();
      assert.equal(currentContext(), context);
    });
    assert.equal(currentContext(), undefined);
  });

  it("of background work acts for nobody", () => {
    assert.deepEqual([context.principal, context.caller, context.userToken], [undefined, undefined, undefined]);
  });
});

describe("unlessAborted", () => {
  it("gives what the work gives", async () => {
    const { signal } = new AbortController();
    assert.equal(await unlessAborted(Promise.resolve(1), signal), 1);
    await assert.rejects(unlessAborted(Promise.reject(new Error("broken")), signal), /broken/);
  });

  it("rejects with the reason when the signal aborts first, or did before", async () => {
    const controller = new AbortController();
    const waiting = unlessAborted(never, controller.signal);
    controller.abort(new Error("enough"));
    await assert.rejects(waiting, /enough/);
    await assert.rejects(unlessAborted(never, controller.signal), /enough/);
  });

  it("leaves no listener behind", async () => {
    const listeners = new Set<unknown>();
    const signal = {
      aborted: false,
      addEventListener: (_: string, listener: unknown) => void listeners.add(listener),
      removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener),
    } as unknown as AbortSignal;
    await unlessAborted(Promise.resolve(), signal);
    await unlessAborted(Promise.reject(new Error("x")), signal).catch(() => undefined);
    await Promise.resolve();
    assert.equal(listeners.size, 0);
  });
});

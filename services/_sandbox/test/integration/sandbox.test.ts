import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort, waitFor } from "@souk/chassis/testing";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const NEW = { currency: "EUR", amountMinor: "1000", token: "tok_sandbox_ok", returnUrl: "http://shop.example/" };

interface Answer {
  readonly status: number;
  readonly text: string;
}

describe("the sandbox", function () {
  this.timeout(20_000);
  let folder: string;
  let journal: string;
  let url: string;
  let child: ChildProcess;

  async function start(): Promise<void> {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env,
      ...{ SANDBOX_PORT: String(port), SANDBOX_JOURNAL: journal, LOG_LEVEL: "silent" },
      PAYMENT_WEBHOOK_SECRET: "a webhook secret of the tests, long enough",
    };
    child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN], { env, stdio: "inherit" });
    await waitFor(
      () =>
        fetch(`${url}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        ),
      { timeoutMs: 10_000 },
    );
  }

  async function kill(): Promise<void> {
    const ended = once(child, "close");
    child.kill("SIGKILL");
    await ended;
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "souk-sandbox-"));
    journal = join(folder, "journal");
    await start();
  });
  after(async () => {
    await kill();
    await rm(folder, { recursive: true, force: true });
  });

  async function post(path: string, key: string, body: object = {}): Promise<Answer> {
    const headers = { "idempotency-key": key };
    const answer = await fetch(`${url}/v1/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  }
  const authorize = (reference: string, token = "tok_sandbox_ok") =>
    post("authorizations", `${reference}:auth`, { ...NEW, token, reference });
  const idIn = ({ text }: Answer) => (JSON.parse(text) as { id: string }).id;
  const codeIn = ({ status, text }: Answer) =>
    `${status} ${(JSON.parse(text) as { error?: { code: string } }).error?.code}`;

  it("answers the same key with the same bytes, and another request with that key not at all", async () => {
    const first = await authorize("a-1");
    assert.equal(first.status, 201);
    assert.deepEqual(await authorize("a-1"), first);
    assert.equal(codeIn(await authorize("a-1", "tok_sandbox_declined")), "422 idempotency_key_reused");
    assert.equal(codeIn(await post("authorizations", "", { ...NEW, reference: "a-1" })), "400 idempotency_key_missing");
  });

  it("takes no more than was set aside, and gives back no more than was taken", async () => {
    const id = idIn(await authorize("a-2"));
    const capture = (key: string, amountMinor: string) => post(`authorizations/${id}/capture`, key, { amountMinor });
    const refund = (key: string, amountMinor: string) =>
      post("refunds", key, { authorization: id, reference: key, amountMinor });
    assert.equal(codeIn(await refund("a-2:r0", "1")), "409 not_captured");
    assert.equal(codeIn(await capture("a-2:more", "1001")), "422 amount_too_large");
    assert.equal((await capture("a-2:capture", "1000")).status, 200);
    assert.equal(codeIn(await capture("a-2:again", "1000")), "409 authorization_captured");
    assert.equal(codeIn(await post(`authorizations/${id}/void`, "a-2:void")), "409 authorization_captured");
    assert.equal((await refund("a-2:r1", "600")).status, 201);
    assert.equal(codeIn(await refund("a-2:r2", "401")), "422 refund_too_large");
    assert.equal((await refund("a-2:r3", "400")).status, 201);
  });

  it("takes nothing that was given up", async () => {
    const id = idIn(await authorize("a-3"));
    assert.equal((await post(`authorizations/${id}/void`, "a-3:void")).status, 200);
    const taken = await post(`authorizations/${id}/capture`, "a-3:capture", { amountMinor: "1000" });
    assert.equal(codeIn(taken), "409 authorization_voided");
  });

  it("shows a buyer what he is to approve, and sends him back to the shop", async () => {
    const { redirectUrl } = JSON.parse((await authorize("a-4", "tok_sandbox_3ds")).text) as { redirectUrl: string };
    assert.match(await (await fetch(redirectUrl)).text(), /Pay 1000 .* for a-4\?/);
    const back = await fetch(`${redirectUrl}?approve=true`, { method: "POST", redirect: "manual" });
    assert.deepEqual([back.status, back.headers.get("location")], [303, "http://shop.example/"]);
    assert.doesNotMatch(await (await fetch(redirectUrl)).text(), /Approve/);
  });

  it("forgets nothing that it has answered when it is killed, nor takes half a line for one", async () => {
    const id = idIn(await authorize("a-5"));
    const first = await post(`authorizations/${id}/capture`, "a-5:capture", { amountMinor: "1000" });
    await kill();
    await appendFile(journal, '{"authorization":{"id":"auth_half');
    await start();
    assert.deepEqual(await post(`authorizations/${id}/capture`, "a-5:capture", { amountMinor: "1000" }), first);
    assert.equal((await authorize("a-6")).status, 201);
    await kill();
    await start();
    assert.equal((await fetch(`${url}/v1/authorizations/${id}`)).status, 200);
    assert.equal((await authorize("a-6")).status, 201);
    const ledger = await (await fetch(`${url}/ledger?reference=a-5`)).json();
    const { authorizations } = ledger as { authorizations: { operations: { kind: string }[] }[] };
    assert.deepEqual(
      authorizations.map(({ operations }) => operations.map(({ kind }) => kind)),
      [["authorize", "capture"]],
    );
  });

  it("knows after a kill how often it was asked: what goes wrong twice does not go wrong for ever", async () => {
    const once = () => authorize("a-7", "tok_sandbox_timeout_before").catch(() => undefined);
    for (const _ of [1, 2]) {
      assert.equal(await once(), undefined);
      await kill();
      await start();
    }
    assert.equal((await once())?.status, 201);
  });

  it("refuses levers that it does not have", async () => {
    const pull = (levers: object) => fetch(`${url}/control/faults`, { method: "PUT", body: JSON.stringify(levers) });
    assert.equal((await pull({ lateness: 1 })).status, 400);
    assert.equal((await pull({ errorShare: 2 })).status, 400);
    assert.equal((await pull({ delayMs: 1 })).status, 200);
    assert.equal((await pull({})).status, 200);
  });
});

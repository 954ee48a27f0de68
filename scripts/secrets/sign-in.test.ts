import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { demoFileOf, readDemoAccounts } from "./demo-accounts.ts";
import { ensureSecrets } from "./secrets.ts";
import { signedIn } from "./sign-in.ts";

describe("signing in at a stack", () => {
  let dataDir: string;
  let edge: Server;
  let baseUrl: string;
  const asked: { readonly url: string | undefined; readonly body: unknown }[] = [];
  const script = { status: 200, secondsLeft: 600 };

  before(async () => {
    dataDir = mkdtempSync(join(tmpdir(), "souk-sign-in-"));
    await ensureSecrets(dataDir, ["edge"]);
    edge = createServer(async (request, response) => {
      asked.push({ url: request.url, body: JSON.parse(await text(request)) });
      const session = {
        accessToken: `token ${asked.length}`,
        expireTime: new Date(Date.now() + script.secondsLeft * 1_000).toISOString(),
      };
      response.writeHead(script.status).end(JSON.stringify(script.status < 300 ? session : { message: "no" }));
    }).listen(0, "127.0.0.1");
    await once(edge, "listening");
    baseUrl = `http://127.0.0.1:${(edge.address() as AddressInfo).port}`;
  });
  after(() => {
    edge.close();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(() => {
    asked.length = 0;
    Object.assign(script, { status: 200, secondsLeft: 600 });
  });

  const as = (role: string) => signedIn({ baseUrl, dataDir, role });

  for (const role of ["customer", "staff", "admin"] as const) {
    it(`as ${role} takes the demo account, once for as long as the token lasts`, async () => {
      const person = as(role);
      assert.equal(await person.token(), "token 1");
      assert.equal(await person.token(), "token 1");
      assert.deepEqual(asked, [{ url: "/v1/auth:login", body: readDemoAccounts(demoFileOf(dataDir))[role] }]);
    });
  }

  it("as guest needs no account", async () => {
    await as("guest").token();
    assert.deepEqual(asked, [{ url: "/v1/auth:guest", body: {} }]);
  });

  it("is done again before the token ends", async () => {
    script.secondsLeft = 59;
    const staff = as("staff");
    assert.equal(await staff.token(), "token 1");
    assert.equal(await staff.token(), "token 2");
  });

  const failures: [status: number, says: RegExp][] = [
    [503, /Nobody can sign in at http.*: identity does not run there/],
    [404, /identity does not run there/],
    [401, /The staff of demo\.json cannot sign in/],
    [500, /got 500: no/],
  ];
  for (const [status, says] of failures) {
    it(`says how to mend it where the edge answers ${status}`, async () => {
      script.status = status;
      await assert.rejects(as("staff").token(), { name: "CommandError", message: says });
    });
  }

  it("says that nothing runs where nothing answers, and that there is no stack where there are no accounts", async () => {
    const nowhere = signedIn({ baseUrl: "http://127.0.0.1:1", dataDir, role: "staff" });
    await assert.rejects(nowhere.token(), /Nothing answers at http:\/\/127\.0\.0\.1:1 .*is the shop up/);
    const empty = signedIn({ baseUrl, dataDir: join(dataDir, "none"), role: "staff" });
    await assert.rejects(empty.token(), /There is no .*demo\.json: `make up` makes it/);
  });

  it("is not possible in a role that there is not", () => {
    assert.throws(() => as("king"), /ROLE is 'king'; it must be one of guest, customer, staff, admin/);
  });
});

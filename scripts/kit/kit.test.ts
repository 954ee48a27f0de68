import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { helpOf } from "./command.ts";
import { identityOf, isAlive } from "./identity.ts";
import { portOffset } from "./paths.ts";
import { holderOf, isFree } from "./ports.ts";
import { capture, onPath } from "./program.ts";
import { poll, within } from "./wait.ts";

describe("PORT_OFFSET", () => {
  for (const [text, offset] of [
    ["", 0],
    ["1000", 1_000],
    ["5000", 5_000],
  ] as const) {
    it(`may be '${text}'`, () => assert.equal(portOffset({ PORT_OFFSET: text }), offset));
  }
  for (const text of ["500", "-1000", "6000", "x"]) {
    it(`may not be '${text}'`, () => assert.throws(() => portOffset({ PORT_OFFSET: text }), /PORT_OFFSET/));
  }
});

describe("a port", () => {
  it("in use names its holder by program, script and number, without its other arguments", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    assert.equal(await isFree(port), false);
    assert.match(holderOf(port), new RegExp(`^\\S+( \\S+\\.js)? \\(pid ${process.pid}\\)$`));
    server.close();
    await once(server, "close");
    assert.equal(await isFree(port), true);
  });
});

describe("a process", () => {
  it("is told apart from another one with its number", () => {
    const own = identityOf(process.pid);
    assert.ok(own && isAlive(own));
    assert.equal(isAlive({ pid: process.pid, began: "earlier" }), false);
    assert.equal(identityOf(2 ** 22 + 1), undefined);
  });
});

describe("a program", () => {
  it("gives its output and its exit code", async () => {
    assert.deepEqual(await capture("sh", ["-c", "echo out; echo err >&2; exit 3"]), {
      ...{ code: 3, stdout: "out\n", stderr: "err\n" },
    });
  });

  it("that is not there has code 127", async () => {
    assert.equal((await capture("/nowhere/at-all", [])).code, 127);
  });

  it("is looked for on PATH, and a folder of that name does not count", () => {
    assert.match(onPath("sh") ?? "", /\/sh$/);
    assert.equal(onPath("usr", "/"), undefined);
    assert.equal(onPath("sh", "/nowhere"), undefined);
  });
});

describe("waiting", () => {
  it("asks until there is an answer", async () => {
    let asked = 0;
    assert.equal(await poll(async () => ++asked === 3 && "yes", { timeoutMs: 1_000, everyMs: 1 }), "yes");
    assert.equal(asked, 3);
  });

  it("gives up after its time", async () => {
    assert.equal(await poll(async () => false as const, { timeoutMs: 5, everyMs: 1 }), undefined);
    assert.equal(await within(5, new Promise(() => undefined)), undefined);
  });
});

describe("a command's help", () => {
  it("names every option with its meaning", () => {
    const text = helpOf({
      ...{ name: "make toy", summary: "plays", notes: "Well." },
      options: { loud: { type: "boolean", doc: "so that all hear" }, song: { type: "string", doc: "which" } },
      run: async () => 0,
    });
    assert.equal(
      text,
      [
        "make toy: plays",
        "",
        "  --loud                 so that all hear",
        "  --song VALUE           which",
        "  --help                 print this",
        "",
        "Well.",
        "",
      ].join("\n"),
    );
  });

  it("is printed by every script, with code 0; a wrong option ends with 2", async () => {
    const script = new URL("../token.ts", import.meta.url).pathname;
    const help = await capture(process.execPath, [script, "--help"]);
    assert.deepEqual([help.code, help.stdout.startsWith("make token:")], [0, true]);
    const wrong = await capture(process.execPath, [script, "--nonsense"]);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /--nonsense[\s\S]*make token:/);
  });
});

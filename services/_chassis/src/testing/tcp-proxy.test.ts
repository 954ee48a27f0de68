import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

describe("the TCP proxy", () => {
  let echo: Server;
  let proxy: TcpProxy;

  before(async () => {
    echo = createServer((socket) => socket.on("error", () => undefined).pipe(socket)).listen(0, "127.0.0.1");
    await once(echo, "listening");
    proxy = await startTcpProxy((echo.address() as AddressInfo).port);
  });
  after(async () => {
    await proxy.stop();
    echo.close();
  });

  async function open(): Promise<Socket> {
    const socket = connect(proxy.port, "127.0.0.1");
    await once(socket, "connect");
    return socket;
  }
  async function answerTo(socket: Socket, text: string): Promise<string> {
    socket.write(text);
    return String((await once(socket, "data"))[0]);
  }

  it("passes on what is said, both ways", async () => {
    const socket = await open();
    assert.equal(await answerTo(socket, "hello"), "hello");
    socket.destroy();
  });

  it("is cut and mended, as often as one likes", async () => {
    const port = proxy.port;
    for (let round = 0; round < 2; round++) {
      const socket = await open();
      assert.equal(await answerTo(socket, "a"), "a");
      const closed = once(socket, "close");
      await proxy.cut();
      await proxy.cut();
      await closed;
      await assert.rejects(open(), { code: "ECONNREFUSED" });
      await proxy.mend();
      await proxy.mend();
      const again = await open();
      assert.equal(await answerTo(again, "b"), "b");
      again.destroy();
    }
    assert.equal(proxy.port, port);
  });
});

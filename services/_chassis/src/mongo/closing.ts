import { createRequire } from "node:module";
import type { Socket } from "node:net";

interface Connection {
  readonly socket: Socket;
  cleanup(error: Error): void;
}

const driver = createRequire(import.meta.url)("mongodb/lib/cmap/connection.js");
const connection: Connection = driver.Connection.prototype;
const { cleanup } = connection;

/**
 * Who waits until a command is written learns that its connection is closed, and so does who writes to it later. The driver (7.9.0) tells
 * only those who read: such a write never ended, and where it was the driver's look at the server, no look followed (ADR 17).
 */
connection.cleanup = function (this: Connection, error) {
  cleanup.call(this, error);
  this.socket.write = () => {
    throw error;
  };
  this.socket.emit("drain");
};

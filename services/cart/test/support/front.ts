import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import type { Peer, ServiceDefinition, TypedClient } from "@souk/chassis/grpc";
import { connectAs, type TestKeys, testContract, testKeys } from "@souk/chassis/testing";
import { ConsumerPact, type GrpcFront, type RpcExpectation, startGrpcFront } from "@souk/contracts";

/** A client of cart's before the mock of one neighbour: what it sends there, and what it makes of the answers, is its part of the pact. */
export class CartBefore<S extends ServiceDefinition> {
  readonly #pact: ConsumerPact;
  readonly #provider: string;
  readonly #definition: S;
  #running: { front: GrpcFront; keys: TestKeys; peer: Peer; client: TypedClient<S> } | undefined;

  constructor(provider: string, definition: S) {
    this.#pact = new ConsumerPact("cart", provider);
    this.#provider = provider;
    this.#definition = definition;
  }

  async start(): Promise<void> {
    const front = await startGrpcFront(testContract());
    const keys = await testKeys(["cart"]);
    const callee = { name: this.#provider, port: Number(front.address.split(":").at(1)) };
    this.#running = { front, keys, ...connectAs("cart", this.#definition, callee, keys) };
  }

  async stop(): Promise<void> {
    await this.#running?.peer.stop();
    await this.#running?.front.stop();
    await this.#running?.keys.remove();
  }

  /** Does the work on behalf of a customer, which must leave as the call that is expected. @returns what it made of the answer */
  async expect<T>(
    expected: Omit<RpcExpectation, "as">,
    work: (client: TypedClient<S>, context: RequestContext) => Promise<T>,
  ): Promise<T> {
    const running = this.#running;
    if (!running) throw new Error("the front was not started");
    const userToken = await running.keys.userToken({ role: "USER", subject: "ada" });
    const context = { ...backgroundContext("pact", new AbortController().signal, Number.POSITIVE_INFINITY), userToken };
    return this.#pact.expectRpc({ ...expected, as: "USER" }, (mockUrl) => {
      running.front.pointAt(mockUrl);
      return work(running.client, context);
    });
  }
}

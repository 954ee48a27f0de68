import { backgroundContext, type RequestContext } from "@souk/chassis/context";
import type { Peer, ServiceDefinition, TypedClient } from "@souk/chassis/grpc";
import { connectAs, type TestKeys, testContract, testKeys } from "@souk/chassis/testing";
import { type GrpcFront, startGrpcFront } from "./bridge/grpc-in-front.ts";
import { ConsumerPact, type RpcExpectation } from "./consumer.ts";

/** A client of a service's before the mock of one neighbour: what it sends there, and what it makes of the answers, is its part of the pact. */
export class ConsumerBefore<S extends ServiceDefinition> {
  readonly #pact: ConsumerPact;
  readonly #consumer: string;
  readonly #provider: string;
  readonly #definition: S;
  #running: { front: GrpcFront; keys: TestKeys; peer: Peer; client: TypedClient<S> } | undefined;

  constructor(consumer: string, provider: string, definition: S) {
    this.#pact = new ConsumerPact(consumer, provider);
    this.#consumer = consumer;
    this.#provider = provider;
    this.#definition = definition;
  }

  async start(): Promise<void> {
    const front = await startGrpcFront(testContract());
    const keys = await testKeys([this.#consumer]);
    const callee = { name: this.#provider, port: Number(front.address.split(":").at(1)) };
    this.#running = { front, keys, ...connectAs(this.#consumer, this.#definition, callee, keys) };
  }

  async stop(): Promise<void> {
    await this.#running?.peer.stop();
    await this.#running?.front.stop();
    await this.#running?.keys.remove();
  }

  /** Does the work, which must leave as the call that is expected, on behalf of whom `as` names. @returns what it made of the answer */
  async expect<T>(
    expected: RpcExpectation,
    work: (client: TypedClient<S>, context: RequestContext) => Promise<T>,
  ): Promise<T> {
    const running = this.#running;
    if (!running) throw new Error("the front was not started");
    const { as: role } = expected;
    const userToken = role && (await running.keys.userToken({ role, subject: "ada" }));
    const context = { ...backgroundContext("pact", new AbortController().signal, Number.POSITIVE_INFINITY), userToken };
    return this.#pact.expectRpc(expected, (mockUrl) => {
      running.front.pointAt(mockUrl);
      return work(running.client, context);
    });
  }
}

import { testContract } from "@souk/chassis/testing";
import { ConsumerPact, type GrpcFront, type RpcExpectation, startGrpcFront } from "@souk/contracts";
import { type Answered, startEdgeBefore, type TestEdge } from "../../support/edge.ts";

type Send = TestEdge["send"];

/** A whole edge before the mock of one service: what it sends there, and what it makes of the answers, is its part of the pact. */
export class EdgeBefore {
  readonly #pact: ConsumerPact;
  #edge: TestEdge<GrpcFront> | undefined;

  constructor(provider: string) {
    this.#pact = new ConsumerPact("edge", provider);
  }

  async start(): Promise<void> {
    const contract = testContract();
    this.#edge = await startEdgeBefore(await startGrpcFront(contract), contract);
  }

  async stop(): Promise<void> {
    await this.#edge?.stop();
  }

  /** Sends a request to the edge, which must leave it as the call that is expected. */
  async expect([method, path, options]: Readonly<Parameters<Send>>, expected: RpcExpectation): Promise<Answered> {
    const edge = this.#edge;
    if (!edge) throw new Error("the edge was not started");
    return this.#pact.expectRpc(expected, (mockUrl) => {
      edge.upstream.pointAt(mockUrl);
      const { as } = expected;
      return as ? edge.sendAs(tokenRole(as), method, path, options) : edge.send(method, path, options);
    });
  }
}

/** As tokens name it. */
function tokenRole(role: string): string {
  return role === "USER" ? "customer" : role.toLowerCase();
}

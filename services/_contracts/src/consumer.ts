import { Pact } from "@pact-foundation/pact";
import { httpStatusOf } from "./bridge/codes.ts";
import { freshPactsFolder, PACT_LOG_LEVEL } from "./environment.ts";
import { regex, str } from "./matchers.ts";

/** What must hold at the provider, in a sentence, with what its handler needs to know. */
export type State = readonly [sentence: string, parameters?: Record<string, string>];

/** What a provider refuses: code and reason are part of the contract, the words for people are not. */
export interface ExpectedFailure {
  readonly code: string;
  readonly domain: string;
  readonly reason: string;
  /** Matchers of other details, by their types. */
  readonly details?: Readonly<Record<string, object>>;
}

export interface RpcExpectation {
  /** `souk.catalog.v1.CatalogService/GetProduct`. */
  readonly rpc: string;
  /** Comes behind the rpc's name: `the product is there`. */
  readonly when: string;
  readonly given?: readonly State[];
  /** The role of the user for whom the consumer calls; nobody without it. */
  readonly as?: "USER" | "STAFF" | "ADMIN" | "GUEST";
  readonly request: object;
  readonly answers: { readonly reply: object } | { readonly replies: object[] } | { readonly failure: ExpectedFailure };
}

export interface EventExpectation {
  /** `souk.catalog.v1.ProductChanged`. */
  readonly type: string;
  /** Comes behind the event's name: `a product is new`. */
  readonly when: string;
  readonly given?: readonly State[];
  readonly queue: string;
  /** Matchers of the envelope, as it lies in the queue. */
  readonly envelope: object;
}

export interface Job {
  readonly queue: string;
  readonly name: string;
  readonly data: unknown;
}

/** The pact of one consumer with one provider; each expectation adds an interaction to its file when it was met. */
export class ConsumerPact {
  readonly #pact: Pact;
  readonly #consumer: string;

  constructor(consumer: string, provider: string) {
    this.#consumer = consumer;
    const dir = `${freshPactsFolder()}/${provider}`;
    this.#pact = new Pact({ consumer, provider, dir, logLevel: PACT_LOG_LEVEL });
  }

  /** Expects a call of an rpc, through the mock server whose address `work` gets. @returns what it made of it */
  async expectRpc<T>(expected: RpcExpectation, work: (mockUrl: string) => Promise<T>): Promise<T> {
    const { rpc, when, given = [], request, answers, as } = expected;
    const interaction = this.#pact.addInteraction().reference("proto", "method", rpc);
    for (const [sentence, parameters] of given) interaction.given(sentence, parameters);
    const status = "failure" in answers ? httpStatusOf(answers.failure.code) : 200;
    const result = await interaction
      .uponReceiving(`${rpc.slice(rpc.indexOf("/") + 1)}: ${when}`)
      .withRequest("POST", `/${rpc}`, (builder) => {
        builder.headers({
          ...bearer("x-souk-service", "", this.#consumer),
          ...(as ? bearer("authorization", "Bearer ", as) : {}),
        });
        builder.jsonBody(request);
      })
      .willRespondWith(status, (builder) => builder.jsonBody(bodyOf(answers)))
      .executeTest(({ url }) => work(url));
    return result as T;
  }

  /** The plain way, for consumers that speak HTTP. */
  readonly http = () => this.#pact.addInteraction();

  /**
   * Expects an event in a queue; `work` is handed the job that a worker would get. The consumer stands in the description,
   * since a verifier knows a producer by nothing else, and each subscriber has a queue of its own.
   */
  async expectEvent(expected: EventExpectation, work: (job: Job) => Promise<void>): Promise<void> {
    const { type, when, given = [], queue, envelope } = expected;
    const interaction = this.#pact.addAsynchronousInteraction();
    for (const [sentence, parameters] of given) interaction.given(sentence, parameters);
    await interaction
      .expectsToReceive(`${type.slice(type.lastIndexOf(".") + 1)} for ${this.#consumer}: ${when}`, (builder) =>
        builder.withJSONContent(envelope).withMetadata({ queue, jobName: type, contentType: "application/json" }),
      )
      .executeTest(({ contents, metadata }) =>
        work({ queue: String(metadata?.queue), name: String(metadata?.jobName), data: contents.content }),
      );
  }
}

/** Tokens differ with each call; the example says whose it is, so that the provider's side can make a real one. */
function bearer(header: string, prefix: string, whose: string) {
  return { [header]: regex(`^${prefix}\\S+$`, prefix + whose) };
}

function bodyOf(answers: RpcExpectation["answers"]): object {
  if ("reply" in answers) return answers.reply;
  if ("replies" in answers) return answers.replies;
  const { code, domain, reason, details = {} } = answers.failure;
  return {
    code,
    message: str("Words for people."),
    details: { "google.rpc.ErrorInfo": { domain, reason }, ...details },
  };
}

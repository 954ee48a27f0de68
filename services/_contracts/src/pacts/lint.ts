import { fromJson, type JsonValue } from "@bufbuild/protobuf";
import { checkCaller } from "@souk/chassis/auth";
import type { Contract, MethodContract } from "@souk/chassis/contract";
import { decodeStatus, fromStatus } from "@souk/chassis/errors";
import { queueNameOf } from "@souk/chassis/events";
import { type FailureJson, failureFromJson } from "../bridge/failures.ts";
import { isProjectable } from "../bridge/rpcs.ts";
import { type Interaction, type PactFile, pactPath } from "./pact-file.ts";

/** Each body of a pact is a message of the contract as it is now, and what a pact names is there. */
export function findPactFaults(pact: PactFile, contract: Contract): string[] {
  const { path, consumer, provider, interactions } = pact;
  const names = interactions.map(({ description }) => description);
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i));
  return [
    ...(path === pactPath(consumer, provider) ? [] : [`${path}: is of ${consumer} and ${provider}`]),
    ...(interactions.length === 0 ? [`${path}: has no interaction`] : []),
    ...[...twice].map((name) => `${path}: '${name}' stands there twice`),
    ...interactions.flatMap((each) =>
      faultsOf(each, pact, contract).map((fault) => `${path}: '${each.description}': ${fault}`),
    ),
  ];
}

function faultsOf(interaction: Interaction, pact: PactFile, contract: Contract): string[] {
  if (interaction.type === "Asynchronous/Messages") return eventFaults(interaction, pact, contract);
  return isRpc(interaction) ? rpcFaults(interaction, pact, contract) : [];
}

/** A path of the projection, `/souk.catalog.v1.CatalogService/GetProduct`; those of the REST API begin with a version. */
export function isRpc({ request }: Interaction): boolean {
  return /^\/[\w.]+\.\w+\/\w+$/.test(request?.path ?? "");
}

function rpcFaults(interaction: Interaction, { consumer }: PactFile, contract: Contract): string[] {
  const { description, request, response } = interaction;
  const method = contract.method(request?.path ?? "");
  if (!method) return [`the contract has no rpc ${request?.path}`];
  if (!isProjectable(method)) return [`${method.path} takes a stream, which has no projection`];
  const { name, input } = method.desc;
  return [
    ...(description.startsWith(`${name}: `) ? [] : [`must begin with '${name}: '`]),
    ...(maySend(consumer, method) ? [] : [`${consumer} is no caller of ${method.path}`]),
    ...unless("the request", () => fromJson(input, request?.body?.content as JsonValue, contract)),
    ...(response?.status === 200 ? replyFaults(interaction, method, contract) : failureFaults(interaction, contract)),
  ];
}

/** As the provider itself decides it. */
function maySend(consumer: string, method: MethodContract): boolean {
  try {
    checkCaller(method, consumer);
    return true;
  } catch {
    return false;
  }
}

function replyFaults({ response }: Interaction, { desc }: MethodContract, contract: Contract): string[] {
  const content = response?.body?.content;
  const replies = desc.methodKind === "server_streaming" ? (content as unknown[]) : [content];
  return replies.flatMap((reply) => unless("the reply", () => fromJson(desc.output, reply as JsonValue, contract)));
}

/** The reason is one of the contract, with the code that the contract gives it. */
function failureFaults({ response }: Interaction, contract: Contract): string[] {
  return unless("the error", () => {
    const failure = failureFromJson(response?.body?.content as FailureJson, contract.registry);
    const bytes = failure.metadata.get("grpc-status-details-bin")[0] as Buffer;
    const status = decodeStatus(bytes);
    const error = status && fromStatus(status);
    if (!error) throw new Error("it has no google.rpc.ErrorInfo");
    const code = contract.reason(error.domain, error.reason)?.code;
    if (code === undefined) throw new Error(`the contract has no reason ${error.reason} of ${error.domain}`);
    if (code !== failure.code) throw new Error(`${error.reason} has the code ${code}, not ${failure.code}`);
  });
}

function eventFaults(
  { description, contents, metadata }: Interaction,
  { consumer }: PactFile,
  contract: Contract,
): string[] {
  const type = String(metadata?.jobName);
  const event = contract.event(type);
  const desc = contract.registry.getMessage(type);
  if (!event || !desc) return [`the contract has no event ${type}`];
  const { subscribers } = event.policy;
  const queue = queueNameOf(consumer, type);
  const { data = null } = (contents?.content ?? {}) as { data?: JsonValue };
  const head = `${desc.name} for ${consumer}: `;
  return [
    ...(description.startsWith(head) ? [] : [`must begin with '${head}'`]),
    ...(subscribers.includes(consumer) ? [] : [`${consumer} is no subscriber of ${type}`]),
    ...(metadata?.queue === queue
      ? []
      : [`the queue is '${metadata?.queue}', but ${consumer} takes ${type} from '${queue}'`]),
    ...unless("the event", () => fromJson(desc, data, contract)),
  ];
}

function unless(what: string, holds: () => unknown): string[] {
  try {
    holds();
    return [];
  } catch (error) {
    return [`${what} does not fit the contract: ${(error as Error).message}`];
  }
}

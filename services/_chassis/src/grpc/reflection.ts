import type { DescFile } from "@bufbuild/protobuf";
import { Code } from "@souk/proto/google/rpc/code";
import {
  ServerReflectionService as ReflectionDefinition,
  type ServerReflectionRequest,
  type ServerReflectionResponse,
} from "@souk/proto/grpc/reflection/v1/reflection";
import { ServerReflectionService as ReflectionAlphaDefinition } from "@souk/proto/grpc/reflection/v1alpha/reflection";
import { type Contract, packageOf } from "../contract/index.ts";

export { ReflectionAlphaDefinition, ReflectionDefinition };

type Answer = NonNullable<ServerReflectionResponse["messageResponse"]>;
type Question = NonNullable<ServerReflectionRequest["messageRequest"]>;

/**
 * gRPC server reflection from the image: files go out byte for byte as buf wrote them, custom options included.
 * v1 and v1alpha have the same messages, so one handler serves both.
 */
export function createReflection(contract: Contract, services: () => readonly string[]) {
  async function* serverReflectionInfo(requests: AsyncIterable<ServerReflectionRequest>) {
    for await (const originalRequest of requests) {
      const { host: validHost, messageRequest } = originalRequest;
      const messageResponse = messageRequest ? answer(messageRequest) : notFound("empty request");
      yield { validHost, originalRequest, messageResponse } satisfies ServerReflectionResponse;
    }
  }

  function answer(question: Question): Answer {
    switch (question.$case) {
      case "listServices":
        return { $case: "listServicesResponse", value: { service: services().map((name) => ({ name })) } };
      case "fileByFilename":
        return filesOrNotFound(contract.registry.getFile(question.value), question.value);
      case "fileContainingSymbol":
        return filesOrNotFound(fileOfSymbol(contract, question.value), question.value);
      case "fileContainingExtension": {
        const { containingType, extensionNumber } = question.value;
        const file = extensionsOf(contract, containingType).find(({ number }) => number === extensionNumber)?.file;
        return filesOrNotFound(file, containingType);
      }
      case "allExtensionNumbersOfType": {
        if (!contract.registry.getMessage(question.value)) return notFound(question.value);
        const extensionNumber = extensionsOf(contract, question.value).map(({ number }) => number);
        return { $case: "allExtensionNumbersResponse", value: { baseTypeName: question.value, extensionNumber } };
      }
    }
  }

  function filesOrNotFound(file: DescFile | undefined, asked: string): Answer {
    if (!file) return notFound(asked);
    const fileDescriptorProto = withImports(file).map((each) =>
      Buffer.from(contract.fileBytes(each.proto.name) as Uint8Array),
    );
    return { $case: "fileDescriptorResponse", value: { fileDescriptorProto } };
  }

  return { serverReflectionInfo };
}

function notFound(what: string): Answer {
  return { $case: "errorResponse", value: { errorCode: Code.NOT_FOUND, errorMessage: `not found: ${what}` } };
}

/** The file and everything it imports, itself first. */
function withImports(file: DescFile): DescFile[] {
  const all = new Set([file]);
  for (const each of all) for (const imported of each.dependencies) all.add(imported);
  return [...all];
}

/** The file that declares a service, method, message, field, enum or extension. */
function fileOfSymbol({ registry }: Contract, symbol: string): DescFile | undefined {
  for (let name = symbol; name; name = packageOf(name)) {
    const found = registry.get(name);
    if (found) return name === symbol || declares(found, symbol.slice(name.length + 1)) ? found.file : undefined;
  }
  return undefined;
}

type Declaration = NonNullable<ReturnType<Contract["registry"]["get"]>>;

/** Methods, fields, oneofs, enum values and the entries of maps are named through what holds them. */
function declares(holder: Declaration, member: string): boolean {
  if (holder.kind === "service") return holder.methods.some(({ name }) => name === member);
  if (holder.kind === "enum") return holder.values.some(({ name }) => name === member);
  if (holder.kind !== "message") return false;
  return [...holder.members, ...holder.proto.nestedType].some(({ name }) => name === member);
}

function extensionsOf({ registry }: Contract, extendee: string) {
  return [...registry].flatMap((desc) =>
    desc.kind === "extension" && desc.extendee.typeName === extendee ? [desc] : [],
  );
}

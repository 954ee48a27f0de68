import assert from "node:assert/strict";
import { once } from "node:events";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { Code } from "@souk/proto/google/rpc/code";
import {
  type ServerReflectionRequest,
  type ServerReflectionResponse,
  ServerReflectionService as V1,
} from "@souk/proto/grpc/reflection/v1/reflection";
import { ServerReflectionService as V1Alpha } from "@souk/proto/grpc/reflection/v1alpha/reflection";
import { CatalogServiceService } from "@souk/proto/souk/catalog/v1/catalog_service";
import { type RawClient, rawClient } from "../../test/support/raw-client.ts";
import { startTestServer, type TestServer, testContract } from "../testing/index.ts";

const { getProduct } = CatalogServiceService;
type Question = NonNullable<ServerReflectionRequest["messageRequest"]>;

for (const [version, { serverReflectionInfo }] of Object.entries({ v1: V1, v1alpha: V1Alpha })) {
  describe(`reflection ${version}`, () => {
    let server: TestServer;
    let raw: RawClient;

    before(async () => {
      server = await startTestServer({
        service: "catalog",
        setUp: (grpc) => grpc.add({ getProduct }, { getProduct: async () => ({ product: undefined }) }),
      });
      raw = await rawClient(server);
    });
    after(async () => {
      raw.close();
      await server.stop();
    });

    async function ask(messageRequest: Question | undefined): Promise<ServerReflectionResponse> {
      const call = raw.chat(serverReflectionInfo as typeof V1.serverReflectionInfo);
      call.write({ host: "shop", messageRequest });
      const [reply] = (await once(call, "data")) as [ServerReflectionResponse];
      call.end();
      assert.equal(reply.validHost, "shop");
      assert.deepEqual(reply.originalRequest, { host: "shop", messageRequest });
      return reply;
    }

    async function filesOf(question: Question): Promise<string[]> {
      const { messageResponse } = await ask(question);
      assert(messageResponse?.$case === "fileDescriptorResponse", JSON.stringify(messageResponse));
      return messageResponse.value.fileDescriptorProto.map((bytes) => {
        const { name } = fromBinary(FileDescriptorProtoSchema, bytes);
        assert.deepEqual(
          bytes,
          Buffer.from(testContract().fileBytes(name) as Uint8Array),
          `${name} differs from the image`,
        );
        return name;
      });
    }

    async function expectNotFound(question: Question | undefined): Promise<void> {
      const { messageResponse } = await ask(question);
      assert(messageResponse?.$case === "errorResponse");
      assert.equal(messageResponse.value.errorCode, Code.NOT_FOUND);
    }

    it("lists the services", async () => {
      const { messageResponse } = await ask({ $case: "listServices", value: "" });
      assert(messageResponse?.$case === "listServicesResponse");
      assert.deepEqual(messageResponse.value.service.map(({ name }) => name).sort(), [
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
        "souk.catalog.v1.CatalogService",
      ]);
    });

    it("gives a file by its name, byte for byte, with all that it imports", async () => {
      const names = await filesOf({
        $case: "fileByFilename",
        value: "souk/catalog/v1/catalog_service.proto",
      });
      assert.equal(names[0], "souk/catalog/v1/catalog_service.proto");
      for (const name of [
        "souk/options/v1/policy.proto",
        "google/protobuf/descriptor.proto",
        "souk/type/v1/money.proto",
      ]) {
        assert(names.includes(name), name);
      }
      assert.equal(new Set(names).size, names.length);
    });

    const SYMBOLS = {
      "souk.catalog.v1.CatalogService": "catalog_service",
      "souk.catalog.v1.CatalogService.GetProduct": "catalog_service",
      "souk.catalog.v1.Product": "product",
      "souk.catalog.v1.Product.price": "product",
      "souk.catalog.v1.Product.AttributesEntry": "product",
      "souk.catalog.v1.ProductState": "product",
    };
    for (const [symbol, file] of Object.entries(SYMBOLS)) {
      it(`finds the file of ${symbol}`, async () => {
        assert.equal(
          (await filesOf({ $case: "fileContainingSymbol", value: symbol }))[0],
          `souk/catalog/v1/${file}.proto`,
        );
      });
    }

    it("finds the file of an extension, by its name and by its number", async () => {
      const byName = await filesOf({ $case: "fileContainingSymbol", value: "souk.options.v1.method_policy" });
      const value = { containingType: "google.protobuf.MethodOptions", extensionNumber: 50_001 };
      const byNumber = await filesOf({ $case: "fileContainingExtension", value });
      assert.deepEqual([byName[0], byNumber[0]], ["souk/options/v1/options.proto", "souk/options/v1/options.proto"]);
    });

    it("lists the numbers of a message's extensions", async () => {
      const numbers = async (value: string) => {
        const { messageResponse } = await ask({ $case: "allExtensionNumbersOfType", value });
        assert(messageResponse?.$case === "allExtensionNumbersResponse");
        assert.equal(messageResponse.value.baseTypeName, value);
        return messageResponse.value.extensionNumber;
      };
      assert((await numbers("google.protobuf.MethodOptions")).includes(50_001));
      assert.deepEqual(await numbers("souk.catalog.v1.Product"), []);
    });

    it("says NOT_FOUND to what it does not have, and goes on", async () => {
      await expectNotFound({ $case: "fileByFilename", value: "nothing.proto" });
      for (const value of [
        "",
        "nothing",
        "souk.catalog.v1.Product.nothing",
        "souk.catalog.v1.CatalogService.Nothing",
        "souk.catalog.v1",
      ]) {
        await expectNotFound({ $case: "fileContainingSymbol", value });
      }
      const value = { containingType: "google.protobuf.MethodOptions", extensionNumber: 1 };
      await expectNotFound({ $case: "fileContainingExtension", value });
      await expectNotFound({ $case: "allExtensionNumbersOfType", value: "nothing" });
      await expectNotFound(undefined);
    });
  });
}

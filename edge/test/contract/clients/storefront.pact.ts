import assert from "node:assert/strict";
import { ConsumerPact, eachLike, int64, str, timestamp } from "@souk/contracts";
import { createRestClient, type RestClient } from "@souk/proto/client";

const JSON_TYPE = { "Content-Type": "application/json" };
const PROBLEM = { "Content-Type": "application/problem+json" };

/** A shop's pages in a browser: they call the REST API with the typed client that comes with the contract. */
describe("the pact of a storefront with the edge", () => {
  const { http } = new ConsumerPact("storefront", "edge");
  const price = { currencyCode: str("EUR", "[A-Z]{3}"), amountMinor: int64("1290") };
  const card = { productId: str("blue-mug"), title: str("Blue mug"), price, state: "PRODUCT_STATE_ACTIVE" };
  const params = (productId: string) => ({ params: { path: { productId } } });

  const calling = (call: (client: RestClient) => Promise<void>) => async (mock: { url: string }) =>
    call(createRestClient({ baseUrl: mock.url }));

  it("shows a product", () =>
    http()
      .given("a product is on sale")
      .uponReceiving("a product's page")
      .withRequest("GET", "/v1/products/blue-mug")
      .willRespondWith(200, (answer) => answer.headers(JSON_TYPE).jsonBody({ ...card, productId: "blue-mug" }))
      .executeTest(
        calling(async (client) => {
          const { data } = await client.GET("/v1/products/{productId}", params("blue-mug"));
          assert.deepEqual([data?.title, data?.price?.amountMinor], ["Blue mug", "1290"]);
        }),
      ));

  it("reads a product again only when it has changed", () =>
    http()
      .given("a product is on sale")
      .uponReceiving("a product's page, seen before")
      .withRequest("GET", "/v1/products/blue-mug", (request) => request.headers({ "If-None-Match": '"v1"' }))
      .willRespondWith(304, (answer) => answer.headers({ ETag: '"v1"' }))
      .executeTest(
        calling(async (client) => {
          const headers = { "If-None-Match": '"v1"' };
          const { response } = await client.GET("/v1/products/{productId}", { ...params("blue-mug"), headers });
          assert.equal(response.status, 304);
        }),
      ));

  it("says that a product is not there, by the reason", () =>
    http()
      .given("there is no such product")
      .uponReceiving("the page of a product that is not there")
      .withRequest("GET", "/v1/products/no-mug")
      .willRespondWith(404, (answer) =>
        answer.headers(JSON_TYPE).jsonBody({
          ...{ code: 5, message: str("There is none.") },
          details: [{ reason: "PRODUCT_NOT_FOUND", domain: "souk.catalog.v1" }],
        }),
      )
      .executeTest(
        calling(async (client) => {
          const { error, response } = await client.GET("/v1/products/{productId}", params("no-mug"));
          assert.equal(response.status, 404);
          assert.match(JSON.stringify(error), /PRODUCT_NOT_FOUND/);
        }),
      ));

  it("lists products, page by page", () =>
    http()
      .given("there are more products than fit on a page")
      .uponReceiving("a page of products")
      .withRequest("GET", "/v1/products", (request) => request.query({ pageSize: "2", orderBy: "price" }))
      .willRespondWith(200, (answer) =>
        answer.headers(JSON_TYPE).jsonBody({ products: eachLike(card), nextPageToken: str("token") }),
      )
      .executeTest(
        calling(async (client) => {
          const { data } = await client.GET("/v1/products", { params: { query: { pageSize: 2, orderBy: "price" } } });
          assert.deepEqual([data?.products?.[0]?.title, data?.nextPageToken], ["Blue mug", "token"]);
        }),
      ));

  it("tells staff that a price must not be negative, by the field", () =>
    http()
      .given("prices must not be negative")
      .uponReceiving("a product with a wrong price")
      .withRequest("POST", "/v1/products", (request) =>
        request
          .headers({ Authorization: str("Bearer STAFF", "Bearer \\S+") as never })
          .jsonBody({ title: "Mug", price: { currencyCode: "EUR", amountMinor: "-1" } }),
      )
      .willRespondWith(400, (answer) =>
        answer.headers(JSON_TYPE).jsonBody({
          code: 3,
          details: [{ reason: "INVALID_REQUEST" }, { fieldViolations: eachLike({ field: "product.price" }) }],
        }),
      )
      .executeTest(
        calling(async (client) => {
          const body = { title: "Mug", price: { currencyCode: "EUR", amountMinor: "-1" } };
          const headers = { Authorization: "Bearer STAFF" };
          const { error } = await client.POST("/v1/products", { body, headers });
          assert.match(JSON.stringify(error), /product\.price/);
        }),
      ));

  it("shows what is in stock", () =>
    http()
      .given("a product has stock")
      .uponReceiving("the stock of a product")
      .withRequest("GET", "/v1/stock/blue-mug")
      .willRespondWith(200, (answer) =>
        answer.headers(JSON_TYPE).jsonBody({ productId: "blue-mug", availableQuantity: int64("5") }),
      )
      .executeTest(
        calling(async (client) => {
          const { data } = await client.GET("/v1/stock/{productId}", params("blue-mug"));
          assert.equal(data?.availableQuantity, "5");
        }),
      ));

  describe("accounts", () => {
    const PASSWORD = "an example of a password";
    const credentials = { email: "somebody@example.com", password: PASSWORD };
    const asBody = { ...credentials, password: str(PASSWORD) };
    const session = (roles: string[]) => ({
      ...{ userId: str("user-1"), roles, accessToken: str("access-token"), refreshToken: str("refresh-token") },
      ...{ expireTime: timestamp(), refreshExpireTime: timestamp() },
    });
    const status = (code: number, reason: string, ...more: object[]) => ({
      ...{ code, message: str("Words for people.") },
      details: [{ reason, domain: "souk.identity.v1" }, ...more],
    });

    it("registers somebody", () =>
      http()
        .given("anybody may register")
        .uponReceiving("somebody who registers")
        .withRequest("POST", "/v1/auth:register", (request) => request.jsonBody(asBody))
        .willRespondWith(201, (answer) => answer.headers(JSON_TYPE).jsonBody(session(["ROLE_CUSTOMER"])))
        .executeTest(
          calling(async (client) => {
            const { data } = await client.POST("/v1/auth:register", { body: credentials });
            assert.equal(data?.accessToken, "access-token");
          }),
        ));

    it("says that an address is taken, by the reason", () =>
      http()
        .given("the address has an account")
        .uponReceiving("somebody who registers again")
        .withRequest("POST", "/v1/auth:register", (request) => request.jsonBody(asBody))
        .willRespondWith(409, (answer) => answer.headers(JSON_TYPE).jsonBody(status(6, "EMAIL_TAKEN")))
        .executeTest(
          calling(async (client) => {
            const { error } = await client.POST("/v1/auth:register", { body: credentials });
            assert.match(JSON.stringify(error), /EMAIL_TAKEN/);
          }),
        ));

    it("signs somebody in", () =>
      http()
        .given("address and password go together")
        .uponReceiving("somebody who signs in")
        .withRequest("POST", "/v1/auth:login", (request) => request.jsonBody(asBody))
        .willRespondWith(200, (answer) => answer.headers(JSON_TYPE).jsonBody(session(["ROLE_CUSTOMER"])))
        .executeTest(
          calling(async (client) => {
            const { data } = await client.POST("/v1/auth:login", { body: credentials });
            assert.deepEqual([data?.roles, data?.refreshToken], [["ROLE_CUSTOMER"], "refresh-token"]);
          }),
        ));

    it("says that a password is wrong, as a problem (RFC 9457)", () =>
      http()
        .given("address and password do not go together")
        .uponReceiving("somebody who signs in with a wrong password")
        .withRequest("POST", "/v1/auth:login", (request) =>
          request.headers({ Accept: PROBLEM["Content-Type"] }).jsonBody(asBody),
        )
        .willRespondWith(401, (answer) =>
          answer.headers(PROBLEM).jsonBody({
            ...{ type: "urn:problem:souk.identity.v1:CREDENTIALS_INVALID", title: str("Credentials invalid") },
            ...{ status: 401, detail: str("Words for people."), reason: "CREDENTIALS_INVALID" },
          }),
        )
        .executeTest(
          calling(async (client) => {
            const headers = { Accept: PROBLEM["Content-Type"] };
            const { error, response } = await client.POST("/v1/auth:login", { body: credentials, headers });
            assert.equal(response.status, 401);
            assert.match(JSON.stringify(error), /urn:problem:souk\.identity\.v1:CREDENTIALS_INVALID/);
          }),
        ));

    it("says when an account that was tried too often can be tried again", () =>
      http()
        .given("the account was tried too often")
        .uponReceiving("somebody who tries passwords")
        .withRequest("POST", "/v1/auth:login", (request) => request.jsonBody(asBody))
        .willRespondWith(429, (answer) =>
          answer
            .headers({ ...JSON_TYPE, "Retry-After": str("900", "\\d+") as never })
            .jsonBody(status(8, "TOO_MANY_ATTEMPTS", { retryDelay: str("900s", "\\d+(\\.\\d+)?s") })),
        )
        .executeTest(
          calling(async (client) => {
            const { response } = await client.POST("/v1/auth:login", { body: credentials });
            assert.deepEqual([response.status, response.headers.get("retry-after")], [429, "900"]);
          }),
        ));

    it("lets a guest in", () =>
      http()
        .given("anybody may come as a guest")
        .uponReceiving("a guest")
        .withRequest("POST", "/v1/auth:guest", (request) => request.jsonBody({}))
        .willRespondWith(201, (answer) => answer.headers(JSON_TYPE).jsonBody(session([])))
        .executeTest(
          calling(async (client) => {
            const { data } = await client.POST("/v1/auth:guest", { body: {} });
            assert.deepEqual([data?.roles, data?.userId], [[], "user-1"]);
          }),
        ));

    it("shows one's own account", () =>
      http()
        .given("somebody is signed in")
        .uponReceiving("one's own account")
        .withRequest("GET", "/v1/me", (request) =>
          request.headers({ Authorization: str("Bearer CUSTOMER", "Bearer \\S+") as never }),
        )
        .willRespondWith(200, (answer) =>
          answer.headers(JSON_TYPE).jsonBody({
            ...{ userId: str("user-1"), email: str("somebody@example.com", "\\S+@\\S+") },
            ...{ roles: ["ROLE_CUSTOMER"], state: "USER_STATE_ACTIVE" },
          }),
        )
        .executeTest(
          calling(async (client) => {
            const { data } = await client.GET("/v1/me", { headers: { Authorization: "Bearer CUSTOMER" } });
            assert.deepEqual([data?.userId, data?.roles], ["user-1", ["ROLE_CUSTOMER"]]);
          }),
        ));
  });
});

// Made by `make generate` from the contracts. Do not edit.

import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./openapi.ts";

export type { components, operations, paths } from "./openapi.ts";

/** Calls the REST API: each path, parameter, body and answer has its type. */
export type RestClient = Client<paths>;

/** @param options such as `{ baseUrl: "https://shop.example", headers: { authorization: "Bearer …" } }` */
export function createRestClient(options: ClientOptions): RestClient {
  return createClient<paths>(options);
}

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadContract } from "@souk/chassis/contract";
import { describeShop, readComments } from "@souk/edge/openapi";
import openapiTypes, { astToString } from "openapi-typescript";
import { stringify } from "yaml";

// The program that writes what the edge tells of the contracts: `documents.ts IMAGE FOLDER`. It is one of its own, since
// some of the code that it runs on is generated too.

/** Of contracts that are not ours, only errors are in documents. */
const SHOWN = /^(?:souk\.|google\.rpc\.(?:Status|BadRequest)\b)/;

const HEAD = "// Made by `make generate` from the contracts. Do not edit.\n\n";
const CLIENT = `import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import type { paths } from "./openapi.ts";

export type { components, operations, paths } from "./openapi.ts";

/** Calls the REST API: each path, parameter, body and answer has its type. */
export type RestClient = Client<paths>;

/** @param options such as \`{ baseUrl: "https://shop.example", headers: { authorization: "Bearer …" } }\` */
export function createRestClient(options: ClientOptions): RestClient {
  return createClient<paths>(options);
}
`;

const [image = "", folder = ""] = process.argv.slice(2);
process.on("uncaughtException", ({ message }) => {
  process.stderr.write(message);
  process.exitCode = 1;
});
const contract = loadContract(readFileSync(image));
const comments = new Map([...readComments(contract.registry.files)].filter(([name]) => SHOWN.test(name)).sort());
const document = JSON.parse(JSON.stringify(describeShop(contract, comments)));

const files: Readonly<Record<string, string>> = {
  "comments.json": `${JSON.stringify(Object.fromEntries(comments), undefined, 1)}\n`,
  // YAML 1.1 would take an unquoted time for something else than text
  "openapi.yaml": stringify(document, { aliasDuplicateObjects: false, lineWidth: 120, version: "1.1" }),
  "client/openapi.ts": `${HEAD}${astToString(await openapiTypes(document))}`,
  "client/index.ts": `${HEAD}${CLIENT}`,
};

mkdirSync(join(folder, "client"), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);

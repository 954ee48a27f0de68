import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadContract } from "@souk/chassis/contract";
import { describeShop, readComments } from "@souk/edge/openapi";
import { stringify } from "yaml";

// The program that writes what the edge tells of the contracts: `documents.ts IMAGE FOLDER`. It is one of its own, since the
// code that it imports is generated too, and may just have changed.

/** Of contracts that are not ours, only errors are in documents. */
const SHOWN = /^(?:souk\.|google\.rpc\.(?:Status|BadRequest)\b)/;

const [image = "", folder = ""] = process.argv.slice(2);
const contract = loadContract(readFileSync(image));
const comments = new Map([...readComments(contract.registry.files)].filter(([name]) => SHOWN.test(name)).sort());
const document = JSON.parse(JSON.stringify(describeShop(contract, comments)));

writeFileSync(join(folder, "comments.json"), `${JSON.stringify(Object.fromEntries(comments), undefined, 1)}\n`);
writeFileSync(
  join(folder, "openapi.yaml"),
  stringify(document, { aliasDuplicateObjects: false, lineWidth: 120, version: "1.1" }),
);

import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  clearExtension,
  create,
  type DescExtension,
  type DescMessage,
  fromBinary,
  setExtension,
  toBinary,
} from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { type Contract, loadContract } from "@souk/chassis/contract";

const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));
const MODULES = ["proto", "edge/test/support/proto"];

/** Compiles proto files of the tests, from a folder under test/support/proto, together with the project's options. */
export function compileImage(folder: string): Buffer {
  const config = JSON.stringify({ version: "v2", modules: MODULES.map((path) => ({ path })) });
  const args = ["build", ".", "--config", config, "--path", `edge/test/support/proto/${folder}`, "-o", "-"];
  return execFileSync("node_modules/.bin/buf", args, { cwd: REPOSITORY, maxBuffer: 1 << 24 });
}

/** Compiled once in a process. */
const contracts = new Map<string, Contract>();

/** The contract in a folder under test/support/proto. */
export function contractIn(folder: string): Contract {
  const known = contracts.get(folder) ?? loadContract(compileImage(folder));
  contracts.set(folder, known);
  return known;
}

let image: Buffer | undefined;
let contract: Contract | undefined;

export function kitchenImage(): Buffer {
  image ??= compileImage("kitchen");
  return image;
}

/** A contract that uses every rule and every kind of field. */
export function kitchenContract(): Contract {
  contract ??= loadContract(kitchenImage());
  return contract;
}

/** The kitchen with these rules instead of its own, by rpc; `policy: false` takes the rpc's policy away. */
export function kitchenWith(
  rules: Readonly<Record<string, { rule?: object; policy?: false; patch?: object }>>,
): Contract {
  const { registry } = kitchenContract();
  const set = fromBinary(FileDescriptorSetSchema, kitchenImage());
  const http = registry.getExtension("google.api.http") as DescExtension & { message: DescMessage };
  const policyOption = registry.getExtension("souk.options.v1.method_policy") as DescExtension;
  for (const method of set.file.flatMap((file) => file.service).flatMap((service) => service.method)) {
    const { rule, policy, patch } = rules[method.name] ?? {};
    if (!method.options) continue;
    clearExtension(method.options, http);
    if (rule) setExtension(method.options, http, create(http.message, rule as never) as never);
    if (policy === false) clearExtension(method.options, policyOption);
    Object.assign(method, patch);
  }
  return loadContract(toBinary(FileDescriptorSetSchema, set));
}

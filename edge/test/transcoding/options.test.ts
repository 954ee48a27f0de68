import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type EdgeProcess, startEdgeProcess } from "../support/edge-process.ts";
import { contractIn } from "../support/kitchen.ts";
import { type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";
import type { Case } from "./case.ts";
import { runCase } from "./run-case.ts";

const RULES = `
type: google.api.Service
http:
  rules:
    - selector: atlas.v1.MatchingService.GetPlain
      get: /first
    - selector: atlas.v1.MatchingService.GetPlain # the last rule for an rpc counts
      get: /other/{name=shelves/*}
      additionalBindings:
        - {post: "/other", body: inner, response_body: id}
    - selector: atlas.v1.MatchingService.Unbound
      patch: /unbound/{id}
      body: "*"
    - selector: atlas.v1.BindingService.Query
      get: /ints/{int64s}
      additional_bindings:
        - {get: "/colours/{colours}/of/{times}"}
`;

const CASES: readonly Case[] = [
  { rule: "a rule from a file", send: "GET /other/shelves/1", rpc: "GetPlain", sees: { name: "shelves/1" } },
  {
    ...{ rule: "another binding from a file", send: "POST /other", body: { id: "2" }, sees: { inner: { id: "2" } } },
    ...{ replies: [{ id: "x" }], text: '"x"' },
  },
  { rule: "the annotation that it replaces is gone", send: "GET /m/plain", status: 404 },
  { rule: "the rule before the last is gone", send: "GET /first", status: 404 },
  { rule: "an rpc without annotation gets a rule", send: "PATCH /unbound/7", rpc: "Unbound", sees: { id: "7" } },
  { rule: "other annotations stay", send: "GET /m/items/1", rpc: "GetItem", sees: { id: "1" } },
  { rule: "a list in a path", send: "GET /ints/1,-2,3", sees: { int64s: ["1", "-2", "3"] } },
  { rule: "a list of one in a path", send: "GET /ints/1", sees: { int64s: ["1"] } },
  {
    ...{ rule: "two lists in a path", send: "GET /colours/COLOUR_RED,2/of/2026-01-31T12:00:00Z" },
    sees: { colours: ["COLOUR_RED", "COLOUR_GREEN"], times: ["2026-01-31T12:00:00Z"] },
  },
  { rule: "a list in a path with a bad item", send: "GET /ints/1,x", faults: { int64s: "must be a whole number" } },
  { rule: "a list in a path with a gap", send: "GET /ints/1,,2", faults: { int64s: "must be a whole number" } },
  { rule: "a list in a path stays what the path says", send: "GET /ints/1?int64s=2", sees: { int64s: ["1"] } },
  { rule: "a slash too many is passed over", send: "GET /m/items/1/", rpc: "GetItem", sees: { id: "1" } },
  { rule: "two slashes too many are not", send: "GET /m/items/1//", status: 404 },
  { rule: "a slash too many behind **", send: "GET /m/files/a/", rpc: "GetFile", sees: { name: "a" } },
  { rule: "a service that is not named has no routes", send: "POST /legacy", body: {}, status: 404 },
];

const UNANNOTATED: readonly Case[] = [
  {
    ...{ rule: "an rpc without a rule", send: "POST /atlas.v1.MatchingService/Unbound", rpc: "Unbound" },
    ...{ body: { id: "1" }, sees: { id: "1" } },
  },
  { rule: "its query", send: "POST /atlas.v1.MatchingService/Unbound?id=1", faults: { id: "belongs into the body" } },
  { rule: "another method", send: "GET /atlas.v1.MatchingService/Unbound", status: 405 },
  { rule: "an rpc with a rule", send: "POST /atlas.v1.MatchingService/GetPlain", status: 404 },
  { rule: "that rule", send: "GET /m/plain", rpc: "GetPlain" },
];

const contract = contractIn("atlas");

describe("transcoding with options", () => {
  const folder = mkdtempSync(join(tmpdir(), "edge-options-"));
  const rules = join(folder, "rules.yaml");
  before(() => writeFileSync(rules, RULES));
  after(() => rmSync(folder, { recursive: true }));

  const tables: [title: string, options: string[], cases: readonly Case[]][] = [
    [
      "rules of one's own:",
      [
        ...["--rules", rules, "--services", "atlas.v1.MatchingService,atlas.v1.BindingService"],
        ...["--lists-in-path", "commas", "--trailing-slash", "ignore"],
      ],
      CASES,
    ],
    ["rpcs without rules:", ["--bind-unannotated"], UNANNOTATED],
  ];
  for (const [title, options, cases] of tables) {
    describe(title, () => {
      let upstream: StreamUpstream;
      let edge: EdgeProcess;
      before(async () => {
        upstream = await startStreamUpstream(contract);
        const args = ["--default-access", "public", ...options];
        edge = await startEdgeProcess({ image: contract.image, upstream: upstream.address, args });
      });
      after(async () => {
        await edge.stop();
        await upstream.stop();
      });
      for (const given of cases) it(given.rule, () => runCase(given, { contract, upstream, port: edge.port }));
    });
  }
});

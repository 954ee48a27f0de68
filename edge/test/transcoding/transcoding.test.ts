import { type EdgeProcess, startEdgeProcess } from "../support/edge-process.ts";
import { contractIn } from "../support/kitchen.ts";
import { type StreamUpstream, startStreamUpstream } from "../support/stream-upstream.ts";
import type { Case } from "./case.ts";
import { BODY_CASES } from "./cases/bodies.ts";
import { MATCHING_CASES } from "./cases/matching.ts";
import { METADATA_CASES } from "./cases/metadata.ts";
import { PATH_CASES } from "./cases/paths.ts";
import { PROTOJSON_CASES } from "./cases/protojson.ts";
import { QUERY_CASES } from "./cases/queries.ts";
import { REFUSAL_CASES } from "./cases/refusals.ts";
import { REPLY_CASES } from "./cases/replies.ts";
import { RESOURCE_CASES } from "./cases/resources.ts";
import { STREAM_CASES } from "./cases/streams.ts";
import { runCase } from "./run-case.ts";

const TABLES: Readonly<Record<string, readonly Case[]>> = {
  "a path finds its rule:": MATCHING_CASES,
  "a path variable:": PATH_CASES,
  "a query:": QUERY_CASES,
  "a body:": BODY_CASES,
  "ProtoJSON:": PROTOJSON_CASES,
  "a resource:": RESOURCE_CASES,
  "a reply:": REPLY_CASES,
  "metadata:": METADATA_CASES,
  "a stream:": STREAM_CASES,
  "a refusal:": REFUSAL_CASES,
};

const ARGS = [
  ...["--default-access", "public", "--ignore-query", "utm_source"],
  ...["--lenient", "atlas.v1.BindingService/Lenient"],
];

describe("transcoding over HTTP", () => {
  const contract = contractIn("atlas");
  let upstream: StreamUpstream;
  let edge: EdgeProcess;
  before(async () => {
    upstream = await startStreamUpstream(contract);
    edge = await startEdgeProcess({ image: contract.image, upstream: upstream.address, args: ARGS });
  });
  after(async () => {
    await edge.stop();
    await upstream.stop();
  });

  for (const [title, cases] of Object.entries(TABLES)) {
    describe(title, () => {
      for (const given of cases) it(given.rule, () => runCase(given, { contract, upstream, port: edge.port }));
    });
  }
});

import type { CollectionPlan, QueryShape } from "@souk/chassis/mongo";

export const NEWEST_FIRST = { createTime: -1, _id: -1 } as const;

/** Every query for import jobs, files and errors other than by `_id`, as its shape. */
export const IMPORT_SHAPES: Readonly<Record<string, readonly QueryShape[]>> = {
  importJobs: [
    { equality: [], sort: NEWEST_FIRST },
    { equality: [], range: "dueAt", sort: { dueAt: 1 } },
    { equality: [], range: "endTime", sort: { endTime: 1 } },
  ],
  importChunks: [
    { equality: ["uploadId"], sort: { index: 1 } },
    { equality: [], range: "uploadedAt" },
  ],
  importErrors: [{ equality: ["jobId"], range: "line", sort: { line: 1 } }],
};

/** A file's chunks and a job's errors lie together: they are read one after the other. */
export const IMPORT_COLLECTIONS: readonly CollectionPlan[] = [
  {
    name: "importJobs",
    shardKey: "hashed",
    indexes: [{ key: NEWEST_FIRST }, { key: { dueAt: 1 }, sparse: true }, { key: { endTime: 1 }, sparse: true }],
  },
  {
    name: "importChunks",
    shardKey: { uploadId: 1 },
    indexes: [{ key: { uploadId: 1, index: 1 } }, { key: { uploadedAt: 1 } }],
  },
  { name: "importErrors", shardKey: { jobId: 1 }, indexes: [{ key: { jobId: 1, line: 1 } }] },
];

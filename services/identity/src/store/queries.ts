import type { IndexPlan, QueryShape } from "@souk/chassis/mongo";

/** Newest first; the id makes the order total. */
export const NEWEST_FIRST = { createTime: -1, _id: -1 } as const;

/** The queries that are asked often, as shapes: each is covered by an index below. */
export const USER_SHAPES: readonly QueryShape[] = [
  { equality: [], sort: NEWEST_FIRST },
  { equality: ["phoneIndex"], sort: NEWEST_FIRST },
  { equality: ["roles"], sort: NEWEST_FIRST },
  { equality: [], range: "endingAt", sort: { endingAt: 1 } },
];

export const USER_INDEXES: readonly IndexPlan[] = [
  { key: NEWEST_FIRST },
  { key: { phoneIndex: 1, ...NEWEST_FIRST } },
  { key: { roles: 1, ...NEWEST_FIRST } },
  { key: { endingAt: 1 }, sparse: true },
];

export const SESSION_SHAPES: readonly QueryShape[] = [
  { equality: ["subject"], range: "epoch" },
  { equality: [], range: "endTime", sort: { endTime: 1, _id: 1 } },
  { equality: [], range: "expireTime" },
  { equality: ["isKey"], sort: NEWEST_FIRST },
];

export const SESSION_INDEXES: readonly IndexPlan[] = [
  { key: { subject: 1, epoch: 1 } },
  { key: { endTime: 1, _id: 1 }, sparse: true },
  { key: { expireTime: 1 } },
  { key: { isKey: 1, ...NEWEST_FIRST }, sparse: true },
];

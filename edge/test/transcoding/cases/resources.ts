import type { Case } from "../case.ts";

const patches = (rule: string, body: unknown, mask: string | undefined, book: object = {}): Case => ({
  ...{ rule, send: "PATCH /books/1", body },
  sees: { book: { id: "1", ...book }, ...(mask === undefined ? {} : { updateMask: mask }) },
});
const masked = (rule: string, query: string, mask: string): Case => ({
  ...{ rule, send: `PATCH /books/1?${query}`, body: { title: "x" } },
  sees: { book: { id: "1", title: "x" }, updateMask: mask },
});

/** Masks of PATCH, fields with odd names, content that is no JSON, and what only proto2 has. */
export const RESOURCE_CASES: readonly Case[] = [
  patches("PATCH names what its body names", { title: "x" }, "title", { title: "x" }),
  patches("PATCH sorts names", { title: "x", author: { name: "y" } }, "author.name,title", {
    ...{ title: "x", author: { name: "y" } },
  }),
  patches("PATCH keeps the name of a null", { title: null }, "title"),
  patches("PATCH names a null inside", { author: { name: null } }, "author.name", { author: {} }),
  patches("PATCH ends at an empty message", { author: {} }, "author", { author: {} }),
  patches("PATCH goes deep", { author: { pupil: { birthYear: 1 } } }, "author.pupil.birthYear", {
    author: { pupil: { birthYear: 1 } },
  }),
  patches("PATCH ends at a list", { tags: ["a"] }, "tags", { tags: ["a"] }),
  patches("PATCH ends at a map", { labels: { a: "b" } }, "labels", { labels: { a: "b" } }),
  patches("PATCH ends at a Struct", { extra: { a: { b: 1 } } }, "extra", { extra: { a: { b: 1 } } }),
  patches("PATCH of nothing names nothing", "{}", undefined),
  patches("PATCH goes by the contract's names", { orderBy: "x" }, "sort", { orderBy: "x" }),
  masked("a mask in the query wins", "update_mask=title,author", "title,author"),
  masked("a mask in JSON's spelling", "updateMask=author.birthYear", "author.birthYear"),
  masked("a mask in the contract's spelling", "update_mask=author.birth_year", "author.birthYear"),
  masked(
    "a mask of both spellings",
    "update_mask=author.birthYear,author.pupil.birth_year",
    "author.birthYear,author.pupil.birthYear",
  ),
  masked("a mask by a JSON name of its own", "update_mask=orderBy", "sort"),
  masked("an empty mask says nothing", "update_mask=", "title"),
  {
    ...{ rule: "a mask of everything", send: "PATCH /books/1?update_mask=*", body: "{}" },
    sees: { book: { id: "1" }, updateMask: "*" },
  },
  {
    ...{ rule: "PUT has no mask of its own", send: "PUT /books/1", body: { title: "x" } },
    sees: { book: { id: "1", title: "x" } },
  },
  {
    ...{ rule: "POST has no mask of its own", send: "POST /books?dry_run=true", body: { title: "x" } },
    sees: { book: { title: "x" }, dryRun: true },
  },
  {
    ...{ rule: "PATCH with the whole request has none", send: "PATCH /books", body: { book: { title: "x" } } },
    sees: { book: { title: "x" } },
  },
  {
    ...{ rule: "a mask in the body is ProtoJSON", send: "PATCH /books" },
    body: { book: { title: "x" }, updateMask: "title,author.birthYear" },
    sees: { book: { title: "x" }, updateMask: "title,author.birthYear" },
  },
  {
    ...{ rule: "a mask in the body has one spelling", send: "PATCH /books", body: { updateMask: "author.birth_year" } },
    faults: { updateMask: "must be field paths in lowerCamelCase" },
  },
  {
    ...{ rule: "PATCH of a message inside names from there", send: "PATCH /books/1/author", body: { birthYear: 5 } },
    sees: { book: { id: "1", author: { birthYear: 5 } }, updateMask: "birthYear" },
  },
  {
    ...{ rule: "PATCH of a Struct has no mask", send: "PATCH /books/1/extra", body: { fields: { a: 1 } } },
    sees: { book: { id: "1", extra: { fields: { a: 1 } } } },
  },
  {
    ...{ rule: "the path wins over the body", send: "PUT /books/1", body: { id: "2" } },
    sees: { book: { id: "1" } },
  },
  {
    ...{ rule: "fields of odd names", send: "POST /books" },
    body: { line2: "a", camelName: "b", orderBy: "c" },
    sees: { book: { line2: "a", camelName: "b", orderBy: "c" } },
  },
  {
    ...{
      rule: "fields of odd names in the contract's spelling",
      send: "POST /books",
      body: { line_2: "a", sort: "c" },
    },
    sees: { book: { line2: "a", orderBy: "c" } },
  },

  {
    ...{ rule: "content goes into its field as it is", send: "PUT /books/1/cover?width=3", body: "\u0000<svg/>" },
    ...{ headers: { "content-type": "image/svg+xml" } },
    sees: { id: "1", width: 3, image: { contentType: "image/svg+xml", data: "ADxzdmcvPg==" } },
  },
  {
    ...{ rule: "content comes out of its field as it is", send: "GET /books/1/cover" },
    ...{ replies: [{ image: { contentType: "image/png", data: "AQID" } }], text: "\u0001\u0002\u0003" },
    answerHeaders: { "content-type": "image/png", "content-length": "3" },
  },
  {
    ...{ rule: "content is the whole request and the whole reply", send: "POST /mirror", body: "{broken" },
    ...{ headers: { "content-type": "application/json" }, replies: [{ contentType: "text/plain", data: "aGk=" }] },
    ...{ sees: { contentType: "application/json", data: "e2Jyb2tlbg==" }, text: "hi" },
    answerHeaders: { "content-type": "text/plain" },
  },

  {
    ...{
      rule: "proto2: what is required may come from the path",
      send: "GET /legacy/x?size=SIZE_LARGE",
      replies: [{ id: "x" }],
    },
    sees: { id: "x", size: "SIZE_LARGE" },
  },
  {
    ...{ rule: "proto2: presence is kept", send: "POST /legacy", replies: [{ id: "x" }], body: { id: "", number: 0 } },
    sees: { id: "", number: 0 },
  },
  {
    ...{
      rule: "proto2: a group is a field",
      send: "POST /legacy",
      replies: [{ id: "x" }],
      body: { id: "x", part: { text: "y" } },
    },
    sees: { id: "x", part: { text: "y" } },
  },
  {
    ...{ rule: "proto2: extensions stand in brackets", send: "POST /legacy", replies: [{ id: "x" }] },
    body: { id: "x", "[atlas.v1.nickname]": "n", "[atlas.v1.scores]": ["1", 2], "[atlas.v1.extra]": { count: 1 } },
    sees: { id: "x", "[atlas.v1.nickname]": "n", "[atlas.v1.scores]": ["1", "2"], "[atlas.v1.extra]": { count: 1 } },
  },
  {
    ...{
      rule: "proto2: an extension's faults are named",
      send: "POST /legacy",
      body: { id: "x", "[atlas.v1.scores]": [1, "y"] },
    },
    faults: { "[atlas.v1.scores][1]": "whole number" },
  },
  {
    ...{
      rule: "proto2: an unknown extension is refused",
      send: "POST /legacy",
      body: { id: "x", "[atlas.v1.nope]": 1 },
    },
    faults: { "[atlas.v1.nope]": "is not a field that exists here" },
  },
  {
    rule: "proto2: what is required is missing",
    send: "POST /legacy",
    body: "{}",
    faults: { id: "is required, such as" },
  },
  {
    ...{ rule: "proto2: what is required is missing inside", send: "POST /legacy" },
    body: { id: "x", inner: { next: {} }, many: [{ count: 1 }, {}], byKey: { a: {} } },
    faults: {
      "inner.count": "is required",
      "inner.next.count": "is required",
      "many[1].count": "is required, such as 12",
      'byKey["a"].count': "is required",
    },
  },
  {
    ...{ rule: "proto2: what is required is missing inside an Any", send: "POST /legacy" },
    body: { id: "x", any: { "@type": "t/atlas.v1.Needy" } },
    faults: { "any.count": "is required, such as 12" },
  },
  {
    ...{ rule: "proto2: what an extension requires is missing", send: "POST /legacy" },
    body: { id: "x", "[atlas.v1.extra]": {} },
    faults: { "[atlas.v1.extra].count": "is required, such as 12" },
  },
  {
    ...{ rule: "proto2: a closed enum takes no unknown number", send: "POST /legacy", body: { id: "x", size: 9 } },
    faults: { size: "must be a name of Size such as" },
  },
];

import { readFileSync } from "node:fs";
import type { Contract } from "@souk/chassis/contract";
import { type Comments, readComments } from "./text/comments.ts";

/** The comments of a contract: those of its image, and the project's own, whose image has none. */
export function commentsOf({ registry }: Contract): Comments {
  const own = JSON.parse(readFileSync(new URL(import.meta.resolve("@souk/proto/comments.json")), "utf8"));
  return new Map([...Object.entries(own as Record<string, string>), ...readComments(registry.files)]);
}

import type { Schema } from "../schema/schema.ts";

const text = (description: string): Schema => ({ type: "string", description });

/** What `problemBody` writes. */
export const PROBLEM: Schema = {
  type: "object",
  description: "An error as RFC 9457 wants it.",
  properties: {
    type: text("Names the kind of error: `urn:problem:<domain>:<reason>`, or `about:blank`."),
    title: text("The reason in words."),
    status: { type: "integer", description: "The HTTP status." },
    detail: text("What went wrong here, and what to do."),
    instance: text("This one failure, by the id of its request."),
    code: { type: "integer", description: "The code of google.rpc.Code." },
    reason: text("The error reason; the same in every language and version."),
    domain: text("Who defines the reason."),
    metadata: { type: "object", additionalProperties: { type: "string" }, description: "Facts about the failure." },
    errors: {
      type: "array",
      description: "The fields at fault.",
      items: {
        type: "object",
        properties: { field: text("The field, as JSON spells it."), detail: text("What would be right.") },
        required: ["field", "detail"],
      },
    },
    details: {
      type: "array",
      description: "Details of google.rpc.Status.",
      items: { type: "object", properties: { "@type": { type: "string" } }, additionalProperties: true },
    },
  },
  required: ["type", "title", "status", "detail", "instance", "code", "details"],
};

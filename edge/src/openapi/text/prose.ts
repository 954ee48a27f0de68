import type { DescField, DescMessage } from "@bufbuild/protobuf";

/** What joins an error reason to what it means. */
const SAYS = /^says that /;
const SENTENCE_END = /(?<=[.!?])\s/;
const SNAKE = /\b[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*\b/g;
/** What joins a name to what it is: `title is the name that customers see`. */
const IS = /^(?:is|are) /;
const ERRORS = /(?:^|\s)Errors: (.*)$/s;
const REASON = /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|^[A-Z]{4,}$/;

/** The first sentence of a comment without the name that it begins with: `Returns one product.` */
export function summaryOf(comment: string, name: string): string {
  const [first = ""] = withoutErrors(comment).split(SENTENCE_END);
  return withoutName(first, name).replace(/\.$/, "");
}

/** `There is no such category` of `ERROR_REASON_… says that there is no such category.` */
export function sayingOf(comment: string, name: string): string {
  const [first = ""] = comment.split(SENTENCE_END);
  return capitalised(first.replace(`${name} `, "").replace(SAYS, "")).replace(/\.$/, "");
}

export function withoutErrors(comment: string): string {
  return comment.replace(ERRORS, "").trim();
}

/** A comment without its element's name at the beginning, which a reader sees anyway. */
export function withoutName(comment: string, name: string): string {
  const rest = comment.startsWith(`${name} `) ? comment.slice(name.length + 1).replace(IS, "") : comment;
  return capitalised(rest);
}

/** Fields of these messages named as JSON spells them. */
export function inJsonSpelling(text: string, messages: readonly DescMessage[]): string {
  const spelled = (name: string) => {
    if (!name.includes("_")) return name;
    for (const message of messages) {
      const path = jsonPath(message, name.split("."));
      if (path) return path;
    }
    return name;
  };
  return text.replace(SNAKE, spelled);
}

function jsonPath(root: DescMessage, names: readonly string[]): string | undefined {
  const spelled: string[] = [];
  let message: DescMessage | undefined = root;
  for (const name of names) {
    const field: DescField | undefined = message?.fields.find((candidate) => candidate.name === name);
    if (!field) return undefined;
    spelled.push(field.jsonName);
    message = field.message;
  }
  return spelled.join(".");
}

/** A reason that an rpc's comment names, and when it is given, where the comment says so. */
export interface NamedReason {
  readonly reason: string;
  readonly when: string;
}

/** What stands behind `Errors:` at the end of an rpc's comment: `A, B when it is late; C.` */
export function reasonsIn(comment: string): NamedReason[] {
  const list = ERRORS.exec(comment)?.[1]?.replace(/\.\s*$/, "") ?? "";
  const reasons: { reason: string; when: string }[] = [];
  for (const item of list.split(/[,;]\s+/)) {
    const [word = "", ...rest] = item.split(" ");
    const last = reasons.at(-1);
    if (REASON.test(word)) reasons.push({ reason: word, when: rest.join(" ") });
    else if (last) last.when = [last.when, item].filter((text) => text !== "").join(", ");
  }
  return reasons;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesIn } from "../contract/sync-tree.ts";
import { type Names, TOKENS } from "./names.ts";

/** Files that become a service: `{{token}}` stands for a name, in their paths too. */
export const TEMPLATE = join(import.meta.dirname, "template");

const SUFFIX = ".tmpl";

/** A file of a new service, by its path from the root of the repository. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export function renderAll(names: Names): NewFile[] {
  return filesIn(TEMPLATE)
    .sort()
    .map((file) => ({
      path: render(file.slice(0, -SUFFIX.length), names),
      text: render(readFileSync(join(TEMPLATE, file), "utf8"), names),
    }));
}

/** @throws Error for a token that there is not */
export function render(text: string, names: Names): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, token: string) => {
    const known = TOKENS.find((each) => each === token);
    if (!known) throw new Error(`the template has {{${token}}}, which stands for nothing`);
    return names[known];
  });
}

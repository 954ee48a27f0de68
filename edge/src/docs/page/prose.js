import { element } from "./dom.js";

/** Paragraphs, lists and code, which is all that descriptions use of Markdown. */
export function prose(text = "") {
  return text.split(/\n{2,}/).flatMap((block) => {
    const lines = block.split("\n");
    const items = lines.filter((line) => /^[-*] /.test(line)).map((line) => element("li", {}, inline(line.slice(2))));
    const others = lines.filter((line) => !/^[-*] /.test(line)).join(" ");
    return [others && element("p", {}, inline(others)), items.length > 0 && element("ul", {}, items)].filter(Boolean);
  });
}

function inline(text) {
  return text.split(/(`[^`]+`)/).map((part) => (/^`.+`$/.test(part) ? element("code", {}, part.slice(1, -1)) : part));
}

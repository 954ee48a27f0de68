import { element } from "./dom.js";

/** Sends a request and shows its answer as it comes: a stream grows until it ends or is stopped. */
export async function showAnswer({ url, ...init }, place, signal) {
  const content = element("pre");
  const head = element("p", { role: "status" }, "Waiting…");
  place.replaceChildren(head, content);
  try {
    const started = performance.now();
    const response = await fetch(url.replace(/^\//, ""), { ...init, signal, credentials: "omit", cache: "no-store" });
    const elapsed = Math.round(performance.now() - started);
    head.replaceChildren(`${response.status} ${response.statusText} in ${elapsed} ms`);
    head.className = response.ok ? "" : "failed";
    head.after(element("details", {}, element("summary", {}, "Headers"), element("pre", {}, headersOf(response))));
    await read(response, content);
  } catch (error) {
    head.append(signal.aborted ? " — stopped" : ` No answer: ${error.message}`);
  }
}

async function read(response, content) {
  const type = response.headers.get("content-type") ?? "";
  if (!response.body || !/json|text|xml/.test(type)) {
    const size = (await response.arrayBuffer()).byteLength;
    content.textContent = size === 0 ? "(no content)" : `(${size} bytes of ${type})`;
    return;
  }
  const chunks = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let next = await chunks.read(); !next.done; next = await chunks.read()) content.append(next.value);
  content.textContent = pretty(content.textContent);
}

/** Text that is one JSON value is set out; anything else stays as it came. 64-bit numbers are strings, so nothing is lost. */
function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2);
  } catch {
    return text;
  }
}

function headersOf({ headers }) {
  return [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
}

import { showAnswer } from "./answer.js";
import { byId, element } from "./dom.js";
import { prose } from "./prose.js";
import { curlOf, requestOf, textOfExample } from "./request.js";
import { resolve, simple } from "./schema.js";

/** The form by which an operation is tried out. What is required is filled in with an example. */
export function formOf(api, operation) {
  const fields = operation.parameters.map((parameter) => fieldOf(api, parameter));
  const body = bodyOf(operation);
  const accept = element("select", { name: "accept", "aria-label": "Accept" }, acceptsOf(operation));
  const answer = element("div", { class: "answer" });
  const stop = element("button", { type: "button", hidden: true }, "Stop");
  const make = () => {
    const values = new Map(fields.flatMap(({ key, input, isSent }) => (isSent() ? [[key, input.value]] : [])));
    return requestOf(operation, values, body?.value(), { token: byId("token").value.trim(), accept: accept.value });
  };
  const submit = async (event) => {
    event.preventDefault();
    const stopper = new AbortController();
    stop.hidden = false;
    stop.onclick = () => stopper.abort();
    await showAnswer(make(), answer, stopper.signal);
    stop.hidden = true;
  };
  const showCurl = () => answer.replaceChildren(element("pre", {}, curlOf(make())));
  return element(
    "form",
    { submit },
    fields.length > 0 ? element("table", {}, element("tbody", {}, ...fields.map(({ row }) => row))) : "",
    ...(body ? [body.place] : []),
    element("label", {}, "Accept ", accept),
    element(
      "p",
      {},
      element("button", { type: "submit" }, "Send"),
      stop,
      element("button", { type: "button", click: showCurl }, "Show as curl"),
    ),
    answer,
  );
}

function fieldOf(api, parameter) {
  const { name, in: place, required = false, schema, style, content } = parameter;
  const example = textOfExample(api, parameter);
  const isLong = schema?.type === "array" || style === "deepObject" || content;
  const attributes = { name: `${place} ${name}`, "aria-label": name, placeholder: example, required };
  const names = schema && resolve(api, schema).enum;
  const input = names && !required ? choice(attributes, names) : element(isLong ? "textarea" : "input", attributes);
  if (required) input.value = example;
  const type = schema ? simple(api, schema) : "JSON";
  const row = element(
    "tr",
    {},
    element(
      "td",
      {},
      element("code", { class: required ? "required" : "" }, name),
      element("div", { class: "faint" }, place),
    ),
    element("td", {}, ...prose(parameter.description), element("div", { class: "faint" }, type)),
    element("td", {}, input),
  );
  return { key: `${place} ${name}`, input, row, isSent: () => required || input.value !== "" };
}

function choice(attributes, names) {
  const options = ["", ...names].map((name) => element("option", { value: name }, String(name)));
  return element("select", attributes, options);
}

/** The body starts as the example of its first media type. */
function bodyOf({ requestBody }) {
  if (!requestBody) return undefined;
  const [[mediaType, media]] = Object.entries(requestBody.content);
  const type = element("input", {
    "aria-label": "Content-Type",
    value: mediaType === "*/*" ? "text/plain" : mediaType,
  });
  const text = element("textarea", { "aria-label": "Body", rows: 12, spellcheck: "false" });
  text.value = bodyText(mediaType, media.example);
  const place = element(
    "div",
    {},
    ...prose(requestBody.description),
    element("label", {}, "Content-Type ", type),
    text,
  );
  return { place, value: () => (text.value.trim() === "" ? undefined : { type: type.value, text: text.value }) };
}

/** JSON is set out, but for lines, which are one value each; other content is text. */
function bodyText(mediaType, example) {
  if (mediaType === "*/*") return String(example);
  return JSON.stringify(example, undefined, mediaType === "application/json" ? 2 : 0);
}

/** What successful replies come as, and each error form beside it. */
function acceptsOf({ responses }) {
  const types = Object.entries(responses)
    .filter(([status]) => status < "300")
    .flatMap(([, { content = {} }]) => Object.keys(content));
  const all = [...new Set([...types, "application/json", "application/problem+json"])];
  return all.map((type) => element("option", {}, type));
}

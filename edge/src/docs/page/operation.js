import { element } from "./dom.js";
import { formOf } from "./form.js";
import { prose } from "./prose.js";
import { outline, resolve } from "./schema.js";

const METHODS = ["get", "post", "put", "patch", "delete", "head", "options", "trace"];

/** All operations in the order of the document, with references followed as far as forms need it. */
export function operationsOf(api) {
  return Object.entries(api.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const operation = item[method];
      const responses = Object.fromEntries(
        Object.entries(operation.responses).map(([status, response]) => [status, resolve(api, response)]),
      );
      return { ...operation, path, method, parameters: operation.parameters ?? [], responses };
    }),
  );
}

export function nameOf({ method, path, deprecated }) {
  return [
    element("span", { class: `method ${method}` }, method.toUpperCase()),
    element("span", { class: deprecated ? "path deprecated" : "path" }, path),
  ];
}

/** An operation; what is in it is made when it is opened. */
export function operationView(api, operation) {
  const { operationId, summary = "" } = operation;
  const view = element(
    "details",
    { class: "operation", id: operationId },
    element("summary", {}, ...nameOf(operation), element("span", { class: "faint" }, ` ${summary}`)),
  );
  view.addEventListener("toggle", () => view.append(...contentOf(api, operation)), { once: true });
  return view;
}

function contentOf(api, operation) {
  const { description, security = [], requestBody } = operation;
  const roles = security.flatMap((way) => way.bearer ?? []);
  const access = security.some((way) => Object.keys(way).length === 0) ? "Anyone may call this." : "Needs a token.";
  const body = requestBody && Object.values(requestBody.content)[0].schema;
  return [
    ...prose(description),
    element("p", { class: "faint" }, roles.length > 0 ? `${access} Role: ${roles.join(" or ")}.` : access),
    formOf(api, operation),
    body ? folded("Request body", element("pre", {}, outline(api, body))) : "",
    folded("Answers", ...Object.entries(operation.responses).map(([status, one]) => responseView(api, status, one))),
  ];
}

function responseView(api, status, { description, content = {} }) {
  const [[type, media] = []] = Object.entries(content);
  const isError = status >= "400";
  return element(
    "section",
    {},
    element("h4", {}, status, type && !isError ? ` ${Object.keys(content).join(", ")}` : ""),
    ...prose(description),
    media && !isError ? element("pre", {}, outline(api, media.schema)) : "",
  );
}

function folded(title, ...children) {
  return element("details", {}, element("summary", {}, title), ...children);
}

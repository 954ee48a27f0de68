import { resolve } from "./schema.js";

/**
 * Makes a request of what a form holds.
 *
 * @param values the text of each parameter, by `in name`; absent for one that is not sent
 */
export function requestOf({ path, method, parameters }, values, body, { token, accept }) {
  const query = [];
  const headers = { accept };
  let target = path;
  for (const parameter of parameters) {
    const text = values.get(`${parameter.in} ${parameter.name}`);
    if (text === undefined) continue;
    if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, () => encodeURIComponent(text));
    else if (parameter.in === "header") headers[parameter.name.toLowerCase()] = text;
    else query.push(...pairs(parameter, text));
  }
  if (token) headers.authorization = `Bearer ${token}`;
  if (body) headers["content-type"] = body.type;
  const search = query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join("&");
  return { method: method.toUpperCase(), url: search ? `${target}?${search}` : target, headers, body: body?.text };
}

/** Lists are written a line each, maps as lines of `key=value`. */
function pairs({ name, style, schema }, text) {
  if (schema?.type !== "array" && style !== "deepObject") return [[name, text]];
  const lines = text.split("\n").filter((line) => line !== "");
  if (style !== "deepObject") return lines.map((line) => [name, line]);
  return lines.map((line) => {
    const [key, value = ""] = line.split(/=(.*)/s);
    return [`${name}[${key}]`, value];
  });
}

/** The example of a parameter as a form shows it. */
export function textOfExample(api, { example, content }) {
  const media = content && Object.values(content)[0];
  if (media) return JSON.stringify(resolve(api, media).example);
  if (Array.isArray(example)) return example.join("\n");
  if (typeof example !== "object" || example === null) return String(example ?? "");
  return Object.entries(example)
    .map(([key, value]) => `${key}=${value}`)
    .join("\n");
}

/** The same request for a shell. */
export function curlOf({ method, url, headers, body }) {
  const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;
  const parts = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  const data = body === undefined ? [] : [`--data-raw ${quoted(body)}`];
  return ["curl", `-X ${method}`, ...parts, ...data, quoted(new URL(url, location.href).href)].join(" \\\n  ");
}

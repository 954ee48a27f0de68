import { byId, element } from "./dom.js";
import { nameOf, operationsOf, operationView } from "./operation.js";
import { prose } from "./prose.js";

const response = await fetch("openapi.json");
const api = await response.json();
const operations = operationsOf(api);

document.title = `${api.info.title} API`;
byId("title").textContent = `${api.info.title} ${api.info.version}`;
byId("about").replaceChildren(...prose(api.info.description));
byId("operations").replaceChildren(...api.tags.flatMap(sectionOf));
byId("find").addEventListener("input", (event) => showIndex(event.target.value));
window.addEventListener("hashchange", openNamed);
showIndex("");
openNamed();

function sectionOf({ name, description }) {
  const own = operations.filter(({ tags }) => tags.includes(name));
  return [element("h2", {}, name), ...prose(description), ...own.map((operation) => operationView(api, operation))];
}

/** The operations whose path or summary holds the text. */
function showIndex(text) {
  const wanted = text.trim().toLowerCase();
  const found = operations.filter(({ path, summary = "", operationId }) =>
    `${path} ${summary} ${operationId}`.toLowerCase().includes(wanted),
  );
  const index = api.tags.flatMap(({ name }) => {
    const own = found.filter(({ tags }) => tags.includes(name));
    const links = own.map((one) => element("a", { href: `#${one.operationId}`, title: one.summary }, ...nameOf(one)));
    return own.length > 0 ? [element("h2", {}, name), ...links] : [];
  });
  byId("index").replaceChildren(...index);
}

function openNamed() {
  const view = byId(decodeURIComponent(location.hash.slice(1)));
  if (view?.tagName !== "DETAILS") return;
  view.open = true;
  view.scrollIntoView();
}

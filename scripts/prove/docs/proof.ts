import { loadContract } from "@souk/chassis/contract";
import { waitFor } from "@souk/chassis/testing";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { startEdgeBefore, type TestEdge } from "../../../edge/test/support/edge.ts";
import { type StreamUpstream, startStreamUpstream } from "../../../edge/test/support/stream-upstream.ts";
import { type Check, exactly, told } from "../support/checks.ts";
import { findChromium } from "./chromium.ts";

const PRODUCT = { productId: "p-1", title: "Mug", etag: "v1" };
/** Every name but the edge's address leads nowhere, so that what was overlooked could not get out. */
const ALONE = ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--disable-background-networking"];

/** The docs page of a running edge in a real browser: it loads, tries operations out, and speaks with nobody else. */
export async function proveDocs(say: (line: string) => void): Promise<Check[]> {
  const { file, env } = await findChromium(say);
  const browser = await chromium.launch({ executablePath: file, args: ALONE, env: { ...process.env, ...env } as Env });
  const contract = loadContract();
  const edge = await startEdgeBefore(await startStreamUpstream(contract), contract);
  try {
    return [told("browser", browser.version()), ...(await look(browser, edge))];
  } finally {
    await browser.close();
    await edge.stop();
  }
}

type Env = Record<string, string>;

async function look(browser: Browser, edge: TestEdge<StreamUpstream>): Promise<Check[]> {
  const page = await browser.newPage();
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== edge.url && !request.url().startsWith("data:")) foreign.push(request.url());
  });
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  const { json } = await edge.send("GET", "/openapi.json");
  const documented = Object.values(json.paths as object).flatMap((item) => Object.keys(item)).length;
  await page.goto(`${edge.url}/docs`);
  await page.locator("details.operation").first().waitFor();
  return [
    exactly("title", await textOf(page.locator("h1")), "Souk v1"),
    exactly("operations on the page", await page.locator("details.operation").count(), documented),
    exactly("operations that a search finds", await found(page, "archive"), 1),
    exactly("a read that was tried out", await read(page, edge), '200 OK: p-1 "v1"'),
    exactly("a write with a token that was tried out", await write(page, edge), "201 Created: /v1/products/p-1"),
    exactly("messages of a stream on the page while it lasts", await watch(page, edge), 2),
    exactly("requests that left for somewhere else", foreign.join(" ") || "none", "none"),
    exactly("complaints of the browser", complaints.join(" ") || "none", "none"),
  ];
}

async function found(page: Page, text: string): Promise<number> {
  await page.locator("#find").fill(text);
  const count = await page.locator("#index a").count();
  await page.locator("#find").fill("");
  return count;
}

/** Opens an operation and sends what its form holds from the start, with these fields besides. */
async function tryOut(page: Page, operation: string, fields: Readonly<Record<string, string>> = {}) {
  const view = page.locator(`[id="${operation}"]`);
  await view.locator("summary").first().click();
  for (const [name, text] of Object.entries(fields)) await view.locator(`[aria-label="${name}"]`).first().fill(text);
  await view.getByRole("button", { name: "Send" }).click();
  const [status, content] = [view.getByRole("status"), view.locator(".answer > pre")];
  await waitFor(async () => / in \d+ ms/.test(await textOf(status)));
  return { view, status: (await textOf(status)).replace(/ in .*/, ""), content };
}

async function textOf(place: Locator): Promise<string> {
  return (await place.textContent()) ?? "";
}

async function read(page: Page, edge: TestEdge<StreamUpstream>): Promise<string> {
  edge.upstream.answer(async function* () {
    yield { product: PRODUCT };
  });
  const { view, status, content } = await tryOut(page, "CatalogService_GetProduct", { productId: "p-1" });
  const { productId } = JSON.parse(await textOf(content));
  const headers = await textOf(view.locator(".answer details pre"));
  return `${status}: ${productId} ${/^etag: (.*)$/m.exec(headers)?.[1]}`;
}

async function write(page: Page, edge: TestEdge<StreamUpstream>): Promise<string> {
  edge.upstream.answer(async function* ({ requests }) {
    for await (const { product } of requests) yield { product: { ...product, productId: "p-1" } };
  });
  await page.locator("#token").fill(edge.keys.token("staff"));
  const { view, status } = await tryOut(page, "CatalogService_CreateProduct");
  const headers = await textOf(view.locator(".answer details pre"));
  return `${status}: ${/^location: (.*)$/m.exec(headers)?.[1]}`;
}

async function watch(page: Page, edge: TestEdge<StreamUpstream>): Promise<number> {
  let stopped = false;
  edge.upstream.answer(async function* ({ cancelled }) {
    yield { resumeToken: "a-1" };
    yield { resumeToken: "a-2" };
    await new Promise<void>((resolve) => cancelled.addEventListener("abort", () => resolve()));
    stopped = true;
  });
  const { view, content } = await tryOut(page, "CatalogService_WatchProducts");
  const lines = async () => (await textOf(content)).split("\n").filter((line) => line.includes("resumeToken")).length;
  await waitFor(async () => (await lines()) === 2);
  const seen = await lines();
  await view.getByRole("button", { name: "Stop" }).click();
  await waitFor(() => stopped);
  return seen;
}

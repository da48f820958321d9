/** A real browser for the tests of the workbench, a built workbench, and a real server over a real record. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { expect, onTestFinished } from "vitest";
import { readReport } from "../../src/read.js";
import { createDossier } from "../../src/record/store.js";
import type { Store } from "../../src/record/store-types.js";
import { checkRecord } from "../../src/record/validate.js";
import { WEB_FOLDER } from "../../src/server/app.js";
import { serve } from "../../src/server/serve.js";
import type { Report } from "../../src/text/report.js";

/** Where Chromium lies, or null; without it the tests of the workbench are skipped and say so. */
export const chromiumPath =
  [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && existsSync(path),
  ) ?? null;

/** Builds the workbench if it was not built. */
export async function ensureBuilt(): Promise<void> {
  if (existsSync(join(WEB_FOLDER, "index.html"))) return;
  await build({ configFile: fileURLToPath(new URL("../../web/vite.config.ts", import.meta.url)), logLevel: "error" });
}

export const launch = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath ?? "" });

/** Serves a dossier of these reports until the test is over; gives its address, without the last slash. */
export async function serveReports(reports: readonly Report[], name = "Varenholm talks"): Promise<string> {
  return serveStore(async (store) => {
    for (const report of reports) await store.addReading(await readReport(report));
  }, name);
}

/** Serves a dossier that holds what a record says, whatever a reader would make of its reports. */
export const serveRecord = (record: unknown): Promise<string> =>
  serveStore(async (store) => void (await store.importRecord(checkRecord(record))));

async function serveStore(fill: (store: Store) => Promise<void>, name = "Varenholm talks"): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "readout-web-"));
  const store = await createDossier(folder, { name });
  await fill(store);
  await store.close();
  const served = await serve({ folder, port: 0 });
  onTestFinished(async () => {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return served.url.slice(0, -1);
}

/**
 * Opens a page that must keep to itself: a fault in it, a refused script or style, or a request to another server fails
 * the test. `allow` names the errors that the test is about.
 */
export async function openPage(
  browser: Browser,
  address: string,
  { allow = /^$/, ...options }: BrowserContextOptions & { allow?: RegExp } = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !allow.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) faults.push(`left for ${request.url()}`);
  });
  onTestFinished(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  await page.goto(address);
  return page;
}

/** Waits until the page shows what it has to show. */
export const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector("main h1") !== null && !document.querySelector(".state-loading"));

/** The words that a highlight of this name lies over, in reading order. */
export const highlighted = (page: Page, name: string): Promise<string[]> =>
  page.evaluate((name) => {
    const ranges = [...(CSS.highlights.get(name) ?? [])] as Range[];
    return ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map((range) => range.toString());
  }, name);

/** The middle of the first place of these words in the report's text, in pixels of the window. */
export const placeOf = (page: Page, words: string): Promise<{ x: number; y: number }> =>
  page.evaluate((words) => {
    for (const element of document.querySelectorAll(".report-text [data-start]")) {
      const at = element.textContent.indexOf(words);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(element.firstChild!, at);
      range.setEnd(element.firstChild!, at + words.length);
      const box = range.getClientRects()[0]!;
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    throw new Error(`no “${words}” in the text`);
  }, words);

export async function clickWords(page: Page, words: string): Promise<void> {
  const { x, y } = await placeOf(page, words);
  await page.mouse.click(x, y);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds against WCAG 2.2 AA and its own good practice, moderate faults and worse. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe is a global of the page, not of the test
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ["violations"] });
    return violations as { id: string; impact: string; nodes: { target: string[]; failureSummary: string }[] }[];
  });
  return found
    .filter(({ impact }) => impact !== "minor")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    );
}

const images = process.env.UPDATE_IMAGES
  ? fileURLToPath(new URL("../../docs/images/", import.meta.url))
  : join(tmpdir(), "readout-images");

/** Saves what the window shows: into `docs/images` when UPDATE_IMAGES is set, else beside it in a temporary folder. */
export async function picture(page: Page, name: string): Promise<void> {
  mkdirSync(images, { recursive: true });
  await page.screenshot({ path: join(images, `${name}.png`) });
}

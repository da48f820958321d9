/** Takes the pictures of docs/images from the example dossier, as the reader reads it: UPDATE_IMAGES=1 keeps them. */
import { readFileSync } from "node:fs";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReport, type Report } from "../../src/text/report.js";
import { chromiumPath, clickWords, ensureBuilt, launch, openPage, picture, serveReports, settled } from "./browser.js";

const EXAMPLE = new URL("../../examples/strait-talks/", import.meta.url);

/** The reports of the example dossier. */
function exampleReports(): Report[] {
  const { reports } = JSON.parse(readFileSync(new URL("manifest.json", EXAMPLE), "utf8"));
  return reports.map(({ file, ...facts }: Report & { file: string }) =>
    createReport({ ...facts, text: readFileSync(new URL(file, EXAMPLE), "utf8").trim() }),
  );
}

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly reports?: "none";
  readonly options?: BrowserContextOptions & { allow?: RegExp };
  readonly act?: (page: Page) => Promise<void>;
}

const REPORT = "/reports/10-exchange-planned";
const choose = async (page: Page) => {
  await page.locator(".card").first().waitFor();
  await clickWords(page, "The buses are booked");
  await page.locator(".card.selected").waitFor();
};

const PICTURES: readonly Picture[] = [
  { name: "reports", path: "/reports" },
  { name: "reports-empty", path: "/reports", reports: "none" },
  { name: "report", path: REPORT, act: choose },
  { name: "report-dark", path: REPORT, act: choose, options: { colorScheme: "dark" } },
  { name: "report-narrow", path: REPORT, act: choose, options: { viewport: { width: 360, height: 760 } } },
  { name: "statements", path: "/statements?kind=direct" },
  { name: "search", path: "/search?q=prisoners+OR+fishermen" },
  { name: "search-error", path: "/search?q=%22prisoners", options: { allow: /400 \(Bad Request\)/ } },
  { name: "keys", path: REPORT, act: (page) => page.keyboard.press("?") },
  { name: "unknown-address", path: "/nowhere", options: { allow: /404 \(Not Found\)/ } },
];

describe.skipIf(!chromiumPath)("pictures of the workbench", { timeout: 60_000 }, () => {
  let browser: Browser;
  let reports: readonly Report[] = [];
  beforeAll(async () => {
    reports = exampleReports();
    await ensureBuilt();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());

  test.each(PICTURES)("$name", async ({ name, path, reports: which, options, act }) => {
    const base = await serveReports(which === "none" ? [] : reports, "The strait talks");
    const page = await openPage(browser, base + path, { viewport: { width: 1280, height: 860 }, ...options });
    await settled(page);
    await act?.(page);
    await picture(page, name);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

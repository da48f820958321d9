/** Walks the workbench in a real browser, over a real server and record. */
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createReport } from "../../src/text/report.js";
import { REPORTS } from "../server/dossier.js";
import {
  accessFaults,
  chromiumPath,
  clickWords,
  ensureBuilt,
  highlighted,
  launch,
  openPage,
  serveRecord,
  serveReports,
  settled,
} from "./browser.js";

const PAGES = ["/reports", "/reports/talks-open", "/statements", "/search?q=Valko", "/search", "/nowhere"];
/** One statement told within another, by hand: what is within what is for the reader's own tests to find out. */
const WORDS = "Dorn said Valko had promised more than she could give. Nobody else spoke.";
const span = (text: string) => ({
  report: "nested",
  start: WORDS.indexOf(text),
  end: WORDS.indexOf(text) + text.length,
  text,
});
const NESTED = {
  format: "readout-record/1",
  reports: [{ id: "nested", text: WORDS }],
  parties: [],
  statements: [
    {
      id: "outer",
      report: "nested",
      kind: "indirect",
      source: [span("Dorn")],
      cue: [span("said")],
      content: [span("Valko had promised more than she could give")],
    },
    {
      id: "inner",
      report: "nested",
      kind: "indirect",
      within: "outer",
      source: [span("Valko")],
      cue: [span("promised")],
      content: [span("more than she could give")],
    },
  ],
};
const NOT_FOUND = /404 \(Not Found\)/;

/** Expects it soon: a page answers a click in its own time. */
const soon = <Value>(value: () => Promise<Value>) => expect.poll(value, { timeout: 10_000, interval: 20 });
const shows = (page: Page, name: string) => soon(() => highlighted(page, name));

if (!chromiumPath) test.skip("no Chromium is installed: set CHROMIUM_PATH to walk the workbench", () => {});

describe.skipIf(!chromiumPath)("the workbench", { timeout: 60_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    await ensureBuilt();
    browser = await launch();
  }, 120_000);
  afterAll(() => browser?.close());

  test("leads from the list to a report, from a card to its words", async () => {
    const page = await openPage(browser, await serveReports(REPORTS));
    await page.getByRole("link", { name: "Talks open in Varenholm" }).click();
    await page.getByRole("heading", { level: 1, name: "Talks open in Varenholm" }).waitFor();
    const card = page.locator(".card", { hasText: "without preconditions" });
    await card.getByRole("link").click();
    await shows(page, "selected-content").toEqual(["“We will come without preconditions,”"]);
    await shows(page, "selected-source").toEqual(["Valko"]);
    await shows(page, "selected-cue").toEqual(["told"]);
    await soon(() => card.getAttribute("class")).toContain("selected");
    await page.waitForURL(/\/reports\/talks-open\?s=.+/);
  });

  test("paints every role of every statement over its exact words", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await shows(page, "cue").toEqual(["said", "told", "According to"]);
    await shows(page, "content-1").toContain("“We will come without preconditions,”");
    expect(await page.locator(".report-text").textContent()).toBe(REPORTS[0]!.text.replaceAll("\n", ""));
  });

  test("selects by a click on words, the innermost first, then the one around it", async () => {
    const page = await openPage(browser, `${await serveRecord(NESTED)}/reports/nested`);
    await page.locator(".card").first().waitFor();
    const current = page.locator(".card.selected");
    await clickWords(page, "more than she could give");
    await soon(() => current.getAttribute("class")).toContain("depth-1");
    await clickWords(page, "more than she could give");
    await soon(() => current.getAttribute("class")).toContain("depth-0");
    await clickWords(page, "more than she could give");
    await soon(() => current.getAttribute("class")).toContain("depth-1");
    await clickWords(page, "Dorn");
    await shows(page, "selected-cue").toEqual(["said"]);
    await clickWords(page, "Nobody");
    await shows(page, "selected-cue").toEqual([]);
  });

  test("leaves words that are being marked alone", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await page
      .locator(".report-text p")
      .first()
      .dblclick({ position: { x: 60, y: 10 } });
    expect(await page.evaluate(() => getSelection()?.toString().trim())).not.toBe("");
  });

  test("goes through the statements by key, and sends the window after them", async () => {
    const filler = Array.from({ length: 40 }, (_, index) => `The hall stayed empty on day ${index}.`).join("\n");
    const report = createReport({
      id: "long",
      text: `Irena Valko said it was over.\n${filler}\nPavel Dorn said it was not.`,
    });
    const page = await openPage(browser, `${await serveReports([report])}/reports/long`);
    await page.locator(".card").first().waitFor();
    for (const [key, source] of [
      ["j", "Irena Valko"],
      ["j", "Pavel Dorn"],
      ["j", "Pavel Dorn"],
      ["k", "Irena Valko"],
      ["ArrowDown", "Pavel Dorn"],
      ["ArrowUp", "Irena Valko"],
    ] as const) {
      await page.keyboard.press(key);
      await shows(page, "selected-source").toEqual([source]);
      await page.waitForFunction(() => {
        const [range] = [...(CSS.highlights.get("selected-content") ?? [])] as Range[];
        const box = range?.getBoundingClientRect();
        return box !== undefined && box.top >= 0 && box.bottom <= innerHeight;
      });
    }
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => scrollY < 200);
    await page.keyboard.press("Escape");
    await shows(page, "selected-source").toEqual([]);
    await page.waitForURL(/\/reports\/long$/);
  });

  test("opens at the statement that the address names", async () => {
    const base = await serveReports(REPORTS);
    const page = await openPage(browser, `${base}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await clickWords(page, "three days");
    await page.waitForURL(/\?s=/);
    const address = page.url();
    const other = await openPage(browser, address);
    await other.locator(".card.selected", { hasText: "Jonas Brandt" }).waitFor();
    await shows(other, "selected-cue").toEqual(["According to"]);
  });

  test("puts the card beside its words, however many cards stand before it", async () => {
    const line = "Irena Valko said that the talks would go on.\n";
    const at = (text: string, row: number) => {
      const start = row * line.length + line.indexOf(text);
      return { report: "long", start, end: start + text.length, text };
    };
    const rows = Array.from({ length: 600 }, (_, row) => row);
    const base = await serveRecord({
      format: "readout-record/1",
      reports: [{ id: "long", text: line.repeat(rows.length) }],
      statements: rows.map((row) => ({
        id: `s${row}`,
        report: "long",
        kind: "indirect",
        source: [at("Irena Valko", row)],
        cue: [at("said", row)],
        content: [at("that the talks would go on", row)],
      })),
    });
    const page = await openPage(browser, `${base}/reports/long?s=s480`);
    const gap = () =>
      page.evaluate(() => {
        const [words] = [...(CSS.highlights.get("selected-source") ?? [])] as Range[];
        const card = document.querySelector(".card.selected");
        return words && card
          ? Math.abs(words.getBoundingClientRect().top - card.getBoundingClientRect().top)
          : Infinity;
      });
    await soon(gap).toBeLessThan(3);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(5000);
  });

  test("opens as it should where the address names a statement or a place that is not there", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/talks-open?s=gone&at=5-99999`);
    await page.locator(".card").first().waitFor();
    await shows(page, "selected-content").toEqual([]);
  });

  test("searches from any page by key, and each hit leads to its place", async () => {
    const page = await openPage(browser, await serveReports(REPORTS));
    await page.getByRole("link", { name: "Talks open" }).waitFor();
    await page.keyboard.press("/");
    await page.keyboard.type("preconditions");
    await page.keyboard.press("Enter");
    await page.locator(".hit-row mark").first().waitFor();
    expect(page.url()).toContain("/search?q=preconditions");
    expect(await page.locator(".hit-row mark").allInnerTexts()).toEqual(["preconditions", "preconditions"]);
    await page
      .locator(".hit-row", { has: page.getByText(/^report ·/) })
      .getByRole("link")
      .click();
    await page.locator(".card").first().waitFor();
    await shows(page, "place").toEqual(["preconditions"]);
    await page.goBack();
    await page.locator(".hit-row", { hasText: "statement of" }).getByRole("link").click();
    await page.locator(".card.selected").waitFor();
    await shows(page, "selected-source").toEqual(["Valko"]);
  });

  test("says what is wrong with a query, and what to write", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/search?q=%22open`, {
      allow: /400 \(Bad Request\)/,
    });
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain('"a phrase"');
  });

  test("shows a hostile report as the text that it is", async () => {
    const hostile = REPORTS[2]!;
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/hostile`);
    await page.locator(".card").first().waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(hostile.title);
    expect(await page.locator(".report-text").textContent()).toContain("<img src=x onerror=");
    expect(await page.locator("main img, main script, main b").count()).toBe(0);
    expect(await page.title()).toBe(`${hostile.title} · Readout`);
    await shows(page, "selected-content").toEqual([]);
    await clickWords(page, "We will not move");
    await shows(page, "selected-content").toEqual(["“<b>We will not move</b>,”"]);
  });

  test("filters statements, keeps the filter in the address, and leads to the place", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/statements`);
    await page.locator(".statement-row").first().waitFor();
    const all = await page.locator(".statement-row").count();
    await page.getByLabel("Kind").selectOption("direct");
    await page.waitForURL(/kind=direct/);
    await page.waitForFunction((all) => document.querySelectorAll(".statement-row").length < all, all);
    await page.getByLabel("Words").fill("preconditions");
    await page.waitForURL(/words=preconditions/);
    await page.locator(".statement-row", { hasText: "without preconditions" }).getByRole("link").click();
    await page.locator(".card.selected", { hasText: "Irena Valko" }).waitFor();
    await page.goBack();
    await page.locator(".statement-row", { hasText: "without preconditions" }).waitFor();
    expect(await page.getByLabel("Words").inputValue()).toBe("preconditions");
    await page.getByRole("link", { name: "Clear" }).click();
    await page.waitForFunction((all) => document.querySelectorAll(".statement-row").length === all, all);
  });

  test("adds a pasted report and opens it; says so when it is there already; says what is wrong", async () => {
    const page = await openPage(browser, `${await serveReports([])}/reports`, { allow: /422|400/ });
    await page.getByRole("heading", { name: "No reports yet" }).waitFor();
    const add = async (text: string) => {
      await page.getByRole("textbox", { name: "Text" }).fill(text);
      await page.getByLabel("Title").fill("Valko goes");
      await page.getByLabel("Date").fill("2026-03-02");
      await page.getByRole("button", { name: "Add" }).click();
    };
    await add(" ");
    await page.getByRole("alert").waitFor();
    await add("Irena Valko said she would go.");
    await page.getByRole("heading", { level: 1, name: "Valko goes" }).waitFor();
    expect(await page.locator(".kicker").textContent()).toContain("2 Mar 2026");
    await page.goto(new URL("/reports", page.url()).href);
    await page.getByText("Add a report").click();
    await add("Irena Valko said she would go.");
    await page.getByText("already in the dossier").waitFor();
  });

  test("removes a report, and brings it back at once or later", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports`);
    const row = page.locator(".report-row", { hasText: "Talks open in Varenholm" });
    await row.getByRole("button", { name: "Remove Talks open in Varenholm" }).click();
    await row.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo" }).click();
    await row.waitFor();
    await row.getByRole("button", { name: "Remove" }).click();
    await row.waitFor({ state: "detached" });
    await page.reload();
    await page.getByRole("button", { name: "Bring back" }).click();
    await row.waitFor();
    await page.getByRole("button", { name: "Bring back" }).waitFor({ state: "detached" });
  });

  test("sorts reports by date, those without one last, and filters them", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports`);
    await page.locator(".report-row").first().waitFor();
    const dates = () => page.locator(".report-row .when").allInnerTexts();
    await soon(dates).toEqual(["9 Mar 2026", "2 Mar 2026", "no date"]);
    await page.getByLabel("Order").selectOption("oldest");
    await soon(dates).toEqual(["2 Mar 2026", "9 Mar 2026", "no date"]);
    await page.getByLabel("Filter").fill("courier 2026-03");
    await soon(dates).toEqual(["2 Mar 2026"]);
    await page.getByLabel("Filter").fill("nothing like it");
    await page.getByText("No report fits the filter").waitFor();
  });

  test("keeps a long list short on the page, and scrolls through all of it", async () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      createReport({
        id: `r${index}`,
        title: `Report ${index}`,
        text: `Irena Valko said she would wait for ${index} days.`,
        published: null,
      }),
    );
    const page = await openPage(browser, `${await serveReports(many)}/statements`);
    await page.locator(".statement-row").first().waitFor();
    expect(await page.getByRole("status").first().textContent()).toBe("450 statements");
    expect(await page.locator(".rows li").count()).toBeLessThan(60);
    // Rows are measured as they come into view, so that the end moves: ask for it until it stays.
    await page.waitForFunction(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      const last = document.querySelector('.rows li[aria-posinset="450"] .statement-row');
      return last !== null && last.getBoundingClientRect().top < innerHeight;
    });
    expect(await page.locator(".rows li").count()).toBeLessThan(60);
  });

  test("is dark where the system is, and as it was told to be after that", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports`, { colorScheme: "dark" });
    await page.locator(".report-row").first().waitFor();
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const dark = await paper();
    await page.getByRole("button", { name: "Use light colours" }).click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await page.reload();
    await soon(paper).toBe(light);
    await page.emulateMedia({ colorScheme: "light" });
    await soon(paper).toBe(light);
    await page.getByRole("button", { name: "Use dark colours" }).click();
    await soon(paper).toBe(dark);
  });

  test("fits a window of 320 pixels on every page, and steps through statements from its foot", async () => {
    const base = await serveReports(REPORTS);
    const page = await openPage(browser, base, { viewport: { width: 320, height: 640 }, allow: NOT_FOUND });
    for (const path of PAGES) {
      await page.goto(base + path);
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
    await page.goto(`${base}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await clickWords(page, "preconditions");
    await page.locator(".selection-bar").getByText("Irena Valko").waitFor();
    await page.locator(".selection-bar").getByRole("button", { name: "Next statement" }).click();
    await page.locator(".selection-bar").getByText("Jonas Brandt").waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });

  test.each(["light", "dark"] as const)("gives axe-core nothing to find in %s colours", async (colorScheme) => {
    const base = await serveReports(REPORTS);
    const page = await openPage(browser, base, { colorScheme, allow: NOT_FOUND });
    for (const path of PAGES) {
      await page.goto(base + path);
      await settled(page);
      expect(await accessFaults(page), path).toEqual([]);
    }
    await page.goto(`${base}/reports/talks-open`);
    await page.locator(".card").first().getByRole("link").click();
    expect(await accessFaults(page), "a selected card").toEqual([]);
    await page.keyboard.press("?");
    expect(await accessFaults(page), "the sheet of keys").toEqual([]);
  });

  test("opens the sheet of keys by key, and closes it on Esc without clearing the selection", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
    await shows(page, "selected-cue").toHaveLength(1);
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.waitForURL(/\/reports$/);
    await page.locator(".report-row").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/reports\/truce-doubted/);
  });

  test("says that the server does not answer, and goes on when it does", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports`, {
      allow: /ERR_INTERNET_DISCONNECTED/,
    });
    await page.locator(".report-row").first().waitFor();
    await page.getByRole("link", { name: "Statements" }).hover();
    await page.waitForLoadState("networkidle");
    await page.context().setOffline(true);
    await page.getByRole("link", { name: "Statements" }).click();
    await page.getByRole("heading", { name: "The server does not answer" }).waitFor();
    await page.context().setOffline(false);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator(".statement-row").first().waitFor();
  });

  test("says that there is no such page or report", async () => {
    const base = await serveReports(REPORTS);
    const page = await openPage(browser, `${base}/nowhere`, { allow: NOT_FOUND });
    await page.getByRole("heading", { name: "There is no page at this address" }).waitFor();
    await page.goto(`${base}/reports/nobody`);
    await page.getByRole("alert").waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("REPORT_NOT_FOUND");
  });

  test("marks with boxes, and says so, where the browser has no highlights", async () => {
    const page = await openPage(browser, await serveReports(REPORTS));
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Highlight"));
    await page.goto(new URL("/reports/talks-open", page.url()).href);
    await page.getByText("has no CSS Custom Highlight API").waitFor();
    await clickWords(page, "preconditions");
    await page.locator(".mark-selected-content").first().waitFor();
    const box = await page.locator(".mark-selected-source").first().boundingBox();
    const words = await page.evaluate(() => {
      const node = document.querySelectorAll(".report-text p")[1]!.firstChild!;
      const range = document.createRange();
      range.setStart(node, node.textContent!.indexOf("Valko"));
      range.setEnd(node, node.textContent!.indexOf("Valko") + 5);
      const { x, y } = range.getBoundingClientRect();
      return { x, y };
    });
    expect(Math.abs(box!.x - words.x)).toBeLessThan(2);
    expect(Math.abs(box!.y - words.y)).toBeLessThan(4);
  });

  test("prints the text and every card, without the frame", async () => {
    const page = await openPage(browser, `${await serveReports(REPORTS)}/reports/talks-open`);
    await page.locator(".card").first().waitFor();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header.top").isVisible()).toBe(false);
    const [text, cards] = [
      await page.locator(".report-text").boundingBox(),
      await page.locator(".cards").boundingBox(),
    ];
    expect(cards!.y).toBeGreaterThanOrEqual(text!.y + text!.height);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector(".card-list")!).overflowY)).toBe(
      "visible",
    );
  });
});

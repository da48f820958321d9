/** What the routes that only read give, over a real record. */
import { describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.js";
import { REPORTS, testDossier } from "./dossier.js";

const open = async () => createApp({ store: await testDossier() });
type App = Awaited<ReturnType<typeof open>>;
// biome-ignore lint/suspicious/noExplicitAny: the tests look at the wire, whatever it holds
const get = async (app: App, path: string): Promise<any> => {
  const answer = await app.request(path);
  expect(answer.status, path).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  return answer.json();
};

test("the dossier has its name, counts and version", async () => {
  const dossier = await get(await open(), "/api/dossier");
  expect(dossier).toMatchObject({ name: "Varenholm talks", readOnly: false, counts: { reports: 3 } });
  expect(dossier.version).toMatch(/^\d+\.\d+\.\d+/);
  expect(dossier.counts.statements).toBeGreaterThan(3);
});

test("the list of reports leaves out the text and says what is not known", async () => {
  const { rows } = await get(await open(), "/api/reports");
  expect(rows).toHaveLength(3);
  const hostile = rows.find(({ id }: { id: string }) => id === "hostile");
  expect(hostile).toMatchObject({ published: null, outlet: null, units: REPORTS[2]!.text.length, statements: 1 });
  expect(hostile).not.toHaveProperty("text");
});

test("a report comes with its text, paragraphs, statements and the parties that they name", async () => {
  const { report, paragraphs, statements, parties } = await get(await open(), "/api/reports/talks-open");
  expect(report.text).toBe(REPORTS[0]!.text);
  expect(paragraphs).toHaveLength(3);
  expect(statements.length).toBeGreaterThanOrEqual(3);
  for (const { source, cue, content } of statements)
    for (const { start, end, text } of [...source, ...cue, ...content])
      expect(report.text.slice(start, end)).toBe(text);
  const ids = new Set(parties.map(({ id }: { id: string }) => id));
  for (const { speaker } of statements) if (speaker !== null) expect(ids).toContain(speaker);
  expect(parties.map(({ name }: { name: string }) => name)).toContain("Irena Valko");
});

test("an imported id with signs that mean something in an address is reached by its encoded form", async () => {
  const store = await testDossier([]);
  const id = "a/b?c#d %41 ü";
  await store.importRecord({
    ...(await store.exportRecord()),
    reports: [
      { id, text: "Words.", title: null, published: null, outlet: null, url: null, kind: "news", copyOf: null },
    ],
  });
  const answer = await createApp({ store }).request(`/api/reports/${encodeURIComponent(id)}`);
  expect(await answer.json()).toMatchObject({ report: { id, text: "Words." } });
});

describe("statements narrow by", () => {
  const cases: readonly [why: string, query: string, holds: (row: Record<string, unknown>) => boolean][] = [
    ["report", "reports=talks-open", (row) => row.report === "talks-open"],
    ["several reports", "reports=talks-open&reports=hostile", (row) => row.report !== "truce-doubted"],
    ["kind", "kind=direct", (row) => row.kind === "direct"],
    ["words", "words=preconditions", (row) => JSON.stringify(row.content).includes("preconditions")],
    ["first day", "since=2026-03-09", (row) => row.report === "truce-doubted"],
    ["last day", "until=2026-03-02", (row) => row.report === "talks-open"],
  ];
  test.each(cases)("%s", async (_, query, holds) => {
    const app = await open();
    const { total: all } = await get(app, "/api/statements");
    const { total, rows } = await get(app, `/api/statements?${query}`);
    expect(total).toBe(rows.length);
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThan(all);
    expect(rows.filter((row: Record<string, unknown>) => !holds(row))).toEqual([]);
  });

  test("speaker, by the id that the list of parties gives", async () => {
    const app = await open();
    const { rows: parties } = await get(app, "/api/parties");
    const valko = parties.find(({ name }: { name: string }) => name === "Irena Valko");
    const { total, rows } = await get(app, `/api/statements?speaker=${encodeURIComponent(valko.id)}`);
    expect(total).toBe(valko.statements);
    expect(new Set(rows.map(({ speakerName }: { speakerName: string }) => speakerName))).toEqual(
      new Set(["Irena Valko"]),
    );
  });

  test("page, and the pages add up to the whole", async () => {
    const app = await open();
    const { rows: all } = await get(app, "/api/statements");
    const pages = await Promise.all(
      all.map((_: unknown, at: number) => get(app, `/api/statements?limit=1&offset=${at}`)),
    );
    expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
  });
});

test("a search finds reports and statements, and its marks and places are exact", async () => {
  const { rows, total } = await get(await open(), "/api/search?q=monitors");
  expect(total).toBe(2);
  expect(rows.map(({ kind }: { kind: string }) => kind).sort()).toEqual(["report", "statement"]);
  for (const { snippet, marks, span, report } of rows) {
    const { text } = REPORTS.find(({ id }) => id === report)!;
    expect(text.slice(span.start, span.end)).toBe(snippet);
    for (const { start, end } of marks) expect(snippet.slice(start, end)).toBe("monitors");
    expect(marks.length).toBeGreaterThan(0);
  }
});

test("a search narrows to statements", async () => {
  const { rows } = await get(await open(), "/api/search?q=monitors&in=statements");
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(["statement"]);
});

test("the health check says that a sound record is sound", async () => {
  const { ok, checks } = await get(await open(), "/api/health");
  expect(ok).toBe(true);
  expect(checks.length).toBeGreaterThan(0);
});

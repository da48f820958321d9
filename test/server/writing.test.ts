/** The routes that write, and `POST /api/read` which must not. */
import { describe, expect, test } from "vitest";
import { createApp } from "../../src/server/app.js";
import { REPORTS, testDossier } from "./dossier.js";

const TEXT = "Foreign Minister Irena Valko said on Monday that her government would attend the talks.";
const post = (body: unknown): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});
// biome-ignore lint/suspicious/noExplicitAny: the tests look at the wire, whatever it holds
const bodyOf = async (answer: Response): Promise<any> => answer.json();
const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString("base64");

describe("a report is added", () => {
  const facts = { title: "Valko will come", outlet: "The Courier", published: "2026-03-02" };
  const form = (fields: Record<string, string | File>): RequestInit => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return { method: "POST", body };
  };
  const cases: readonly [from: string, init: RequestInit][] = [
    ["text", post({ text: TEXT, ...facts })],
    ["HTML", post({ html: `<html><body><article><p>${TEXT}</p></article></body></html>`, ...facts })],
    ["a file in JSON", post({ file: { name: "valko.txt", base64: base64(TEXT) }, ...facts })],
    [
      "a page's file in JSON",
      post({ file: { name: "a.html", base64: base64(`<html><body><article><p>${TEXT}</p></article>`) }, ...facts }),
    ],
    ["a file in a form", form({ file: new File([TEXT], "valko.txt"), ...facts })],
    ["a text in a form", form({ text: TEXT, ...facts })],
  ];
  test.each(cases)("from %s", async (_, init) => {
    const app = createApp({ store: await testDossier([]) });
    const answer = await app.request("/api/reports", init);
    const outcome = await bodyOf(answer);
    expect(outcome).toMatchObject({ status: "added", statements: 1 });
    expect(answer.status).toBe(201);
    const { report, statements } = await bodyOf(await app.request(`/api/reports/${outcome.report}`));
    expect(report).toMatchObject({ ...facts, publishedFrom: "given" });
    expect(report.text).toContain(TEXT);
    expect(statements[0]).toMatchObject({ speakerName: "Irena Valko", kind: "indirect" });
  });

  test("from a file in another charset, when it is named", async () => {
    const app = createApp({ store: await testDossier([]) });
    const bytes = Buffer.from("Präsident Jürgen Höß sagte nichts.", "latin1");
    const outcome = await bodyOf(
      await app.request(
        "/api/reports",
        post({ file: { name: "a.txt", base64: base64(bytes) }, charset: "iso-8859-1" }),
      ),
    );
    const { report } = await bodyOf(await app.request(`/api/reports/${outcome.report}`));
    expect(report.text).toContain("Jürgen Höß");
  });

  test("once: the same again changes nothing", async () => {
    const app = createApp({ store: await testDossier([]) });
    const first = await bodyOf(await app.request("/api/reports", post({ text: TEXT })));
    const again = await app.request("/api/reports", post({ text: TEXT }));
    expect(again.status).toBe(200);
    expect(await bodyOf(again)).toMatchObject({ status: "unchanged", report: first.report });
    expect((await bodyOf(await app.request("/api/reports"))).rows).toHaveLength(1);
  });

  test("and two different ones without a name get different ids", async () => {
    const app = createApp({ store: await testDossier([]) });
    const one = await bodyOf(await app.request("/api/reports", post({ text: TEXT })));
    const two = await bodyOf(await app.request("/api/reports", post({ text: `${TEXT} More.` })));
    expect(one.report).not.toBe(two.report);
  });

  test("and a refused one leaves nothing behind", async () => {
    const app = createApp({ store: await testDossier([]) });
    await app.request("/api/reports", post({ text: "" }));
    expect((await bodyOf(await app.request("/api/reports"))).rows).toEqual([]);
  });
});

test("reading gives a record of the one report and keeps nothing", async () => {
  const app = createApp({ store: await testDossier([]) });
  const record = await bodyOf(await app.request("/api/read", post({ text: TEXT, id: "valko" })));
  expect(record).toMatchObject({ format: "readout-record/1", reports: [{ id: "valko", text: TEXT }] });
  expect(record.statements).toHaveLength(1);
  const [{ content }] = record.statements;
  for (const { report, start, end, text } of content) {
    expect(report).toBe("valko");
    expect(TEXT.slice(start, end)).toBe(text);
  }
  expect((await bodyOf(await app.request("/api/reports"))).rows).toEqual([]);
});

test("removing a report takes its statements, and undo brings all of it back", async () => {
  const app = createApp({ store: await testDossier() });
  const before = await bodyOf(await app.request("/api/record"));
  const { change } = await bodyOf(await app.request("/api/reports/talks-open", { method: "DELETE" }));
  expect(change).toMatchObject({ kind: "remove", reports: ["talks-open"], undone: false });
  expect((await app.request("/api/reports/talks-open")).status).toBe(404);
  expect((await bodyOf(await app.request("/api/statements?reports=talks-open"))).total).toBe(0);
  expect((await bodyOf(await app.request("/api/changes"))).rows).toMatchObject([{ id: change.id, undone: false }]);

  const undone = await bodyOf(await app.request("/api/undo", { method: "POST" }));
  expect(undone.change).toMatchObject({ kind: "undo", reports: ["talks-open"] });
  const { rows } = await bodyOf(await app.request("/api/changes"));
  expect(rows.find(({ id }: { id: number }) => id === change.id)).toMatchObject({ kind: "remove", undone: true });
  expect(await bodyOf(await app.request("/api/record"))).toEqual(before);
});

test("a record goes out as a file and comes in again, unknown keys and all", async () => {
  const full = createApp({ store: await testDossier() });
  const answer = await full.request("/api/record");
  expect(answer.headers.get("content-disposition")).toContain("record.json");
  const record = await bodyOf(answer);
  record.reports[0].weather = "rain";

  const empty = createApp({ store: await testDossier([]) });
  const taken = await bodyOf(await empty.request("/api/record", post(record)));
  expect(taken.added.toSorted()).toEqual(REPORTS.map(({ id }) => id).sort());
  const again = await bodyOf(await empty.request("/api/record"));
  expect(again.reports.find(({ id }: { id: string }) => id === record.reports[0].id).weather).toBe("rain");
  expect(again.statements).toHaveLength(record.statements.length);

  const twice = await bodyOf(await empty.request("/api/record", post(record)));
  expect(twice).toMatchObject({ added: [] });
  expect(twice.unchanged).toHaveLength(REPORTS.length);
});

test("a record at fault is refused whole, with the row and field named", async () => {
  const app = createApp({ store: await testDossier([]) });
  const record = await bodyOf(await createApp({ store: await testDossier() }).request("/api/record"));
  record.statements[1].content[0].end += 1;
  const answer = await app.request("/api/record", post(record));
  expect(answer.status).toBe(422);
  const { error } = await bodyOf(answer);
  expect(error.code).toBe("RECORD_INVALID");
  expect(`${error.message} ${JSON.stringify(error.place)}`).toMatch(/statements\[1\]/);
  expect((await bodyOf(await app.request("/api/reports"))).rows).toEqual([]);
});

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { exportJson, formatRecord, importJson } from "../../src/exchange/json.js";
import { EVENT_TYPES, PLAN_STATUSES, STANCES } from "../../src/record/schema.js";
import { parseRecord } from "../../src/record/validate.js";
import { emptyDossier, FIRST, reading, SECOND } from "../record/sample.js";

const FOUNDING = new URL("../../../shared/founding/key.json", import.meta.url);

/** Any sound record: some reports, parties and issues, and rows of every kind that refer to them. */
const anyRecord = fc
  .record({
    texts: fc.uniqueArray(
      fc
        .string({ unit: "grapheme", minLength: 4, maxLength: 40 })
        .filter((text) => text.isWellFormed() && !text.includes("\0")),
      { minLength: 1, maxLength: 3 },
    ),
    seed: fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }),
    extra: fc.dictionary(fc.constantFrom("mine", "colour", "x-y"), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 }),
  })
  .map(({ texts, seed, extra }) => {
    const pick = <Item>(list: readonly Item[], at: number): Item => list[seed[at % seed.length]! % list.length]!;
    const reports = texts.map((text, index) => ({
      id: `r${index}`,
      title: null,
      text,
      published: index ? "2026-03" : null,
      outlet: index ? `Outlet ${index}` : null,
      url: null,
      kind: "news" as const,
      copyOf: index ? "r0" : null,
      ...extra,
    }));
    const span = (at: number) => {
      const report = pick(reports, at);
      const start = seed[at % seed.length]! % (report.text.length - 1);
      const end = start + 1 + (seed[(at + 1) % seed.length]! % (report.text.length - start));
      return {
        report: report.id,
        start,
        end: Math.min(end, report.text.length),
        text: report.text.slice(start, Math.min(end, report.text.length)),
        ...extra,
      };
    };
    const parties = ["a", "b"].map((id) => ({
      id,
      name: `Party ${id}`,
      kind: "state" as const,
      aliases: ["x"],
      ...extra,
    }));
    return {
      format: "readout-record/1" as const,
      dossier: "Any",
      reports,
      parties,
      roles: [{ party: "a", office: "president", of: "b", from: null, to: "2026", ...extra }],
      issues: [{ id: "i", name: "Issue", definition: "", phrases: ["p"], parent: null, ...extra }],
      statements: [0, 1, 2].map((n) => {
        const content = span(n);
        return {
          id: `s${n}`,
          report: content.report,
          speaker: pick(["a", "b", null], n),
          kind: "mixed" as const,
          source: [],
          cue: [],
          content: [content],
          addressee: null,
          within: n ? "s0" : null,
          date: "../2026-01-20",
          place: null,
          medium: null,
          negated: n > 1,
          question: n ? span(n + 3) : null,
          ...extra,
        };
      }),
      positions: [
        {
          id: "p1",
          statement: "s0",
          party: "a",
          side: null,
          issue: "i",
          stance: pick(STANCES, 4),
          date: null,
          span: span(5),
          ...extra,
        },
      ],
      shifts: [{ side: "a", issue: "i", earlier: "p1", later: "p1", from: pick(STANCES, 1), to: pick(STANCES, 2) }],
      clashes: [{ issue: "i", a: "p1", b: "p1" }],
      events: [
        {
          id: "e1",
          type: pick(EVENT_TYPES, 6),
          mode: null,
          actors: ["a"],
          recipients: ["b"],
          date: "2026-03-01~",
          place: null,
          status: "happened" as const,
          spans: [span(7)],
          ...extra,
        },
      ],
      plans: [
        {
          id: "l1",
          what: "talks",
          parties: ["a"],
          place: null,
          due: null,
          status: pick(PLAN_STATUSES, 8),
          history: [{ status: "planned" as const, date: null, span: span(9), ...extra }],
        },
      ],
      channels: [{ name: "c", parties: ["a"], absent: ["b"], spans: [span(10)] }],
      questions: [{ span: span(11), issue: "i", askedOf: null, answered: "s0" }],
      differences: [{ event: "e1", a: "r0", b: "r0", only: "a" as const, about: "it", spanA: span(2), spanB: null }],
      ...Object.fromEntries(Object.entries(extra).map(([key, value]) => [`further-${key}`, value])),
    };
  });

test("an import after an export is the identity, unknown keys and all", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, async (record) => {
      const store = await emptyDossier();
      const text = formatRecord(parseRecord(JSON.stringify(record)));
      await importJson(store, text);
      expect(await exportJson(store)).toBe(text);
    }),
    { numRuns: 40 },
  );
});

test("importing again changes nothing", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await store.addReading(await reading("b", SECOND));
  const text = await exportJson(store);
  expect(await importJson(store, text)).toEqual({ added: [], unchanged: ["a", "b"] });
  expect(await exportJson(store)).toBe(text);
});

test("what was read, exported and imported elsewhere is searched and removed like the rest", async () => {
  const [store, other] = [await emptyDossier(), await emptyDossier()];
  await store.addReading(await reading("a", FIRST));
  await importJson(other, await exportJson(store));
  expect((await other.search("ready")).total).toBe(2);
  const before = await exportJson(other);
  await other.remove(["a"]);
  expect(await other.reports()).toEqual([]);
  await other.undo();
  expect(await exportJson(other)).toBe(before);
});

test("a record with a fault is refused whole", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  const text = (await exportJson(store)).replace('"speaker":"mara-ode"', '"speaker":"nobody"');
  const other = await emptyDossier();
  await expect(importJson(other, text, { file: "x.json" })).rejects.toThrow(/x\.json: .*nobody/s);
  expect(await other.reports()).toEqual([]);
});

test("each row of an export stands on one line", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  const lines = (await exportJson(store)).split("\n").filter((line) => line.startsWith("  {"));
  for (const line of lines) expect(() => JSON.parse(line.replace(/,$/, ""))).not.toThrow();
});

test.skipIf(!existsSync(FOUNDING))("the key of the measure report is valid and comes back as it went in", async () => {
  const store = await emptyDossier();
  const key = parseRecord(readFileSync(FOUNDING, "utf8"));
  await importJson(store, JSON.stringify(key));
  const { dossier: _name, ...record } = JSON.parse(await exportJson(store));
  expect(record).toEqual(key);
});

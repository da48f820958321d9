import { expect, test } from "vitest";
import { ReadoutError } from "../../src/errors.js";
import { createDossier, openStore } from "../../src/record/store.js";
import { emptyDossier, FIRST, reading, SECOND, temporaryFolder } from "./sample.js";

const codeOf = (error: unknown) => (error instanceof ReadoutError ? error.code : error);

test("a report is added with its rows, and once however often it is added", async () => {
  const store = await emptyDossier();
  expect(await store.addReading(await reading("a", FIRST))).toEqual({ status: "added", report: "a", statements: 2 });
  expect(await store.addReading(await reading("b", FIRST))).toEqual({
    status: "unchanged",
    report: "a",
    statements: 2,
  });
  expect((await store.reports()).map(({ id, statements, units }) => [id, statements, units])).toEqual([
    ["a", 2, FIRST.length],
  ]);
});

test("one text in two outlets is two reports", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST, { outlet: "One" }));
  expect((await store.addReading(await reading("b", FIRST, { outlet: "Two" }))).status).toBe("added");
});

test("an id in use by another report is refused and nothing of the new one stays", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  const before = await store.exportRecord();
  await expect(store.addReading(await reading("a", SECOND))).rejects.toSatisfy(
    (error) => codeOf(error) === "REPORT_CONFLICT",
  );
  expect(await store.exportRecord()).toEqual(before);
});

test("the record is the same whatever the order in which reports arrive", async () => {
  const [one, other] = [await emptyDossier(), await emptyDossier()];
  const readings = [await reading("a", FIRST), await reading("b", SECOND)];
  for (const item of readings) await one.addReading(item);
  for (const item of readings.reverse()) await other.addReading(item);
  const left = await one.exportRecord();
  const right = await other.exportRecord();
  expect(left.parties).toEqual(right.parties);
  const byId = (rows: { id: string }[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(byId(left.statements)).toEqual(byId(right.statements));
});

test("removing takes all that rests on the report, undoing brings it back to the byte", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await store.addReading(await reading("b", SECOND));
  const before = JSON.stringify(await store.exportRecord());
  await store.remove(["a"]);
  const without = await store.exportRecord();
  expect(JSON.stringify(without)).not.toContain("Rask");
  expect(without.parties.find(({ id }) => id === "mara-ode")).toBeDefined();
  await store.undo();
  expect(JSON.stringify(await store.exportRecord())).toBe(before);
  expect((await store.search("ready")).total).toBe(2);
  await expect(store.undo()).rejects.toSatisfy((error) => codeOf(error) === "NOTHING_TO_UNDO");
  expect((await store.changes()).map(({ kind, undone }) => [kind, undone])).toEqual([
    ["undo", false],
    ["remove", true],
  ]);
});

test("several removals are undone latest first", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await store.addReading(await reading("b", SECOND));
  const before = JSON.stringify(await store.exportRecord());
  await store.remove(["a"]);
  await store.remove(["b"]);
  expect((await store.undo()).reports).toEqual(["b"]);
  expect((await store.undo()).reports).toEqual(["a"]);
  expect(JSON.stringify(await store.exportRecord())).toBe(before);
});

test("removing what is not there says so and removes nothing", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  await expect(store.remove(["a", "zz"])).rejects.toSatisfy((error) => codeOf(error) === "REPORT_NOT_FOUND");
  expect(await store.reports()).toHaveLength(1);
});

test("statements are filtered and paged", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST, { published: "2026-03-01" }));
  await store.addReading(await reading("b", SECOND, { published: "2026-04-01" }));
  const count = async (filter: object) => (await store.statements(filter)).total;
  expect(await count({})).toBe(4);
  expect(await count({ reports: ["a"] })).toBe(2);
  expect(await count({ speaker: "mara-ode" })).toBe(2);
  expect(await count({ kind: "direct" })).toBe(1);
  expect(await count({ since: "2026-03-15" })).toBe(2);
  expect(await count({ until: "2026-03" })).toBe(2);
  expect(await count({ words: "talks" })).toBe(1);
  const page = await store.statements({ limit: 1, offset: 1 });
  expect([page.rows.length, page.total, page.rows[0]?.speakerName]).toEqual([1, 4, "Jonas Rask"]);
});

test("a dossier cannot be made twice, and one that is not there is not opened", async () => {
  const store = await emptyDossier();
  await expect(createDossier(store.folder)).rejects.toSatisfy((error) => codeOf(error) === "DOSSIER_EXISTS");
  await expect(openStore(temporaryFolder())).rejects.toSatisfy((error) => codeOf(error) === "DOSSIER_MISSING");
});

test("a record opened for reading refuses to write and reads all the same", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  const reader = await openStore(store.folder, { readOnly: true });
  expect(await reader.reports()).toHaveLength(1);
  await expect(reader.remove(["a"])).rejects.toSatisfy((error) => codeOf(error) === "FOLDER_READ_ONLY");
  await reader.close();
});

test("the integrity check finds a sound record sound", async () => {
  const store = await emptyDossier();
  await store.addReading(await reading("a", FIRST));
  expect((await store.check()).filter(({ ok }) => !ok)).toEqual([]);
});

/** Threads run what was built: `npm test` builds first. */
import { afterEach, expect, test } from "vitest";
import { openReadingPool, type ReadingPool } from "../../src/cli/reading-pool.js";
import { createReport, type Report } from "../../src/text/report.js";

const reports = Array.from({ length: 6 }, (_, i) =>
  createReport({ id: `r${i}`, text: `“We agree on point ${i},” Jonas Rask said.\n\nOfficials denied it.` }),
);
const open: ReadingPool[] = [];
const poolOf = (options: Parameters<typeof openReadingPool>[0]) => {
  const pool = openReadingPool(options);
  open.push(pool);
  return pool;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

test("threads read as this one does", async () => {
  const here = poolOf({ cores: 1 });
  const threads = poolOf({ cores: 3, expected: 100 });
  expect(here.ahead).toBe(1);
  expect(threads.ahead).toBe(6);
  const readings = await Promise.all(reports.map((report) => threads.read(report)));
  for (const [i, report] of reports.entries()) {
    expect(readings[i]!.statements.length).toBeGreaterThan(0);
    expect(readings[i]).toEqual(structuredClone(await here.read(report)));
  }
});

test.each([
  ["in this thread", 1],
  ["in another", 2],
])("a fault %s is one of its report, and the rest goes on", async (_, cores) => {
  const pool = poolOf({ cores, expected: 100 });
  const broken = { ...reports[0], text: ["no text"] } as unknown as Report;
  const long = createReport({ id: "long", text: "a ".repeat(12 * 1024 * 1024) });
  const outcomes = await Promise.allSettled([pool.read(broken), pool.read(long), pool.read(reports[1]!)]);
  const told = outcomes.map((outcome) =>
    outcome.status === "fulfilled" ? outcome.value.report.id : outcome.reason.code,
  );
  expect(told).toEqual(["FAULT", "FILE_TOO_LARGE", "r1"]);
});

test("an interruption ends what is under way and what waits at once", async () => {
  const controller = new AbortController();
  const pool = poolOf({ cores: 2, expected: 100, signal: controller.signal });
  const pending = Promise.allSettled(reports.map((report) => pool.read(report)));
  controller.abort();
  expect((await pending).every((outcome) => outcome.status === "rejected")).toBe(true);
  await expect(pool.read(reports[0]!)).rejects.toMatchObject({ code: "INTERRUPTED" });
});

test("few reports start no thread", async () => {
  const pool = poolOf({ cores: 8, expected: 3 });
  expect(pool.ahead).toBe(1);
  expect((await pool.read(reports[0]!)).report).toBe(reports[0]);
});

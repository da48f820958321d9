// How reading scales with the cores that there are.
import { availableParallelism } from "node:os";
import { openReadingPool } from "../dist/cli/reading-pool.js";
import { createReport } from "../dist/index.js";
import { examples, perSecond, tell } from "./measure.js";

const REPORTS = 240;

export async function cores() {
  const reports = Array.from({ length: REPORTS }, (_, i) =>
    createReport({ id: `r${i}`, text: `${examples[i % examples.length]}\nThis is number ${i}.\n` }),
  );
  let alone = 0;
  for (const count of new Set([1, 2, 4, 8, availableParallelism()])) {
    if (count > availableParallelism()) continue;
    const pool = openReadingPool({ cores: count, expected: REPORTS });
    // Threads that are open and warm: start-up is told apart.
    await Promise.all(reports.slice(0, 12 * count).map(pool.read));
    const start = performance.now();
    await Promise.all(reports.map(pool.read));
    const time = performance.now() - start;
    await pool.close();
    alone ||= time;
    const note = count === 1 ? "" : `${(alone / time).toFixed(2)} x as fast as one`;
    tell(
      `reading ${REPORTS} reports on ${count} ${count === 1 ? "core" : "cores"}`,
      perSecond(REPORTS, time, "reports"),
      note,
    );
  }
}

// What the benchmarks share: the lines of figures, medians, and texts to measure on.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
/** What was told so far, for docs/performance.md. */
export const figures = [];

export function tell(name, value, note = "") {
  figures.push([name, value, note]);
  console.log(`${name.padEnd(62)} ${value.padStart(16)}  ${note}`);
}

/** Median of some runs, in milliseconds. */
export function median(runs, work) {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[runs >> 1];
}

/** The same for work that is waited for. */
export async function medianOf(runs, work) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1];
}

export const milliseconds = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const perSecond = (count, time, unit) => `${Math.round(count / (time / 1000)).toLocaleString("en")} ${unit}/s`;
/** How many times as fast as ours a rival was that took `time`: "0.05 x" is twenty times slower. */
export const speedBeside = (own, time) => `${(own / time).toFixed(own / time < 10 ? 2 : 0)} x as fast as Readout`;

const folder = join(root, "examples", "strait-talks");
/** The example reports: text that nobody else owns. */
export const examples = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => readFileSync(join(folder, name), "utf8"));

/** The examples joined until they have so many words. */
export function textOf(words) {
  const parts = [];
  for (let count = 0, i = 0; count < words; i++) {
    parts.push(examples[i % examples.length]);
    count += examples[i % examples.length].split(/\s+/).length;
  }
  return parts.join("\n");
}

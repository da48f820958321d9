// npm test: sets the checkout up, then style, types, unused code, and every test; ends with one line that counts them.
// Usage: npm test [-- FILTER …]   (a filter runs only the tests whose file names hold it)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser, root, setup } from "./setup.js";

setup();
const browser = findBrowser();
if (!browser) console.log("no Chromium found: the browser tests are skipped (set CHROMIUM_PATH to run them)");
const filters = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "readout-test-"));
const results = join(scratch, "vitest.json");
const bin = (name, script) => join(root, "node_modules", name, script);

const steps = [
  ["style", bin("@biomejs/biome", "bin/biome"), ["check", "."]],
  ["types of the program", bin("typescript", "bin/tsc"), ["-p", "tsconfig.json", "--noEmit"]],
  ["types of the workbench", bin("typescript", "bin/tsc"), ["-p", "web/tsconfig.json", "--noEmit"]],
  ["types of the tests", bin("typescript", "bin/tsc"), ["-p", "test/tsconfig.json", "--noEmit"]],
  ["unused code", bin("knip", "bin/knip.js"), []],
];
const failed = [];
const run = (name, script, args) => {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...(browser ? { CHROMIUM_PATH: browser } : {}) },
  });
  if (status !== 0) failed.push(name);
};
if (filters.length === 0) for (const [name, script, args] of steps) run(name, script, args);
run("tests", bin("vitest", "vitest.mjs"), [
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${results}`,
  ...filters,
]);

let counts = { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 };
try {
  counts = JSON.parse(readFileSync(results, "utf8"));
} catch {
  failed.push("tests (no result was written)");
}
rmSync(scratch, { recursive: true, force: true });
const others = failed.filter((name) => name !== "tests");
if (others.length > 0) console.log(`\nfailed: ${others.join(", ")}`);
console.log(
  `\n${counts.numPassedTests} passed, ${counts.numFailedTests + others.length} failed, ${counts.numPendingTests} skipped`,
);
process.exitCode = failed.length > 0 ? 1 : 0;

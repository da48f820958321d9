// npm test: sets the checkout up, then style, types, unused code and every test; ends with one line that counts them.
// Usage: npm test [-- FILTER …]   (what is given goes to vitest: a filter runs only the tests whose file names hold it)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.js";
import { root, setup } from "./setup.js";

setup();
const browser = findBrowser();
const filters = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), "readout-test-"));
const results = join(scratch, "vitest.json");

const CHECKS = [
  ["style", "@biomejs/biome/bin/biome", ["check", "."]],
  ["types of the program", "typescript/bin/tsc", ["-p", "tsconfig.json", "--noEmit"]],
  ["types of the workbench", "typescript/bin/tsc", ["-p", "web/tsconfig.json", "--noEmit"]],
  ["types of the tests", "typescript/bin/tsc", ["-p", "test/tsconfig.json", "--noEmit"]],
  ["unused code", "knip/bin/knip.js", []],
];
const TESTS = [
  "tests",
  "vitest/vitest.mjs",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${results}`],
];

/** Runs a tool of ours with its output as it comes; tells whether it was content. */
function passes([name, script, args]) {
  console.log(`\n== ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, "node_modules", script), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...(browser ? { CHROMIUM_PATH: browser } : {}) },
  });
  return status === 0;
}

/** What vitest counted; one failed test where it left no counts. */
function countsOf(file) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(readFileSync(file, "utf8"));
    return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const failedChecks = filters.length > 0 ? [] : CHECKS.filter((check) => !passes(check)).map(([name]) => name);
const [name, script, args] = TESTS;
const testsPass = passes([name, script, [...args, ...filters]]);
const { passed, failed, skipped } = countsOf(results);
rmSync(scratch, { recursive: true, force: true });

if (failedChecks.length > 0) console.log(`\nfailed: ${failedChecks.join(", ")}`);
// A file that could not even be loaded holds no failed test, and is one all the same.
const failures = failedChecks.length + (testsPass ? 0 : Math.max(1, failed));
console.log(`\n${passed} passed, ${failures} failed, ${skipped} skipped`);
process.exitCode = failures > 0 ? 1 : 0;

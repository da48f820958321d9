// Makes a checkout ready: packages, the program, the workbench. Node built-ins only, so that it runs on a fresh clone.
// Usage: node scripts/setup.js [--force] [--test]   (--force: build anew; --test: also look for a browser for the tests)
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./browser.js";
import { withLock } from "./lock.js";
import { note } from "./note.js";

export const root = fileURLToPath(new URL("..", import.meta.url));
const path = (...parts) => join(root, ...parts);
const OLDEST_NODE = [20, 19];

/** What is built: from which files, by which programs, into which folder beside the one it then takes the place of. */
const BUILDS = [
  {
    what: "building the program",
    inputs: ["src", "data", "tsconfig.json", "package-lock.json"],
    folder: "dist",
    commands: [
      ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json", "--outDir", "dist.new"],
      ["scripts/tables.js", "dist.new"],
    ],
  },
  {
    what: "building the workbench",
    inputs: ["web", "package-lock.json"],
    folder: "web/dist",
    commands: [
      [
        "node_modules/vite/bin/vite.js",
        ...["build", "--config", "web/vite.config.ts", "--logLevel", "warn", "--outDir", "dist.new", "--emptyOutDir"],
      ],
    ],
  },
];

/** Installs and builds what is missing or out of date; nothing is written where all is well. Ends the process on failure. */
export function setup({ force = false } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]))
    fail(`Node ${process.versions.node} is too old: it takes ${OLDEST_NODE.join(".")} or newer (https://nodejs.org)`);
  if (!force && isInstalled() && isLinked() && BUILDS.every(isCurrent)) return;
  try {
    withLock(path(".readout-setup"), () => {
      if (!isInstalled()) install();
      if (!isLinked()) link();
      for (const build of BUILDS) if (force || !isCurrent(build)) make(build);
    });
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM", "ENOSPC"].includes(error.code)) throw error;
    fail(`the checkout in ${root} is to be set up, but cannot be written (${error.message})`);
  }
}

/** Whether every package that the lock file asks for is there: npm notes what it installed once it has finished. */
function isInstalled() {
  const packagesOf = (file) => JSON.parse(readFileSync(path(file), "utf8")).packages;
  if (!existsSync(path("node_modules/.package-lock.json"))) return false;
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(
    ([name, { version, optional }]) => name === "" || optional || installed[name]?.version === version,
  );
}

function install() {
  // Tools that build and test are development packages: NODE_ENV=production must not leave them out.
  note("installing packages …");
  run("installing packages", "npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
}

/** Whether `npx readout` finds the checkout's own program; old versions of npm would ask for a package of that name. */
function isLinked() {
  return process.platform === "win32" || existsSync(path("node_modules/.bin/readout"));
}

function link() {
  const command = path("node_modules/.bin/readout");
  chmodSync(path("bin/readout.js"), 0o755);
  if (lstatSync(command, { throwIfNoEntry: false })) rmSync(command);
  symlinkSync("../../bin/readout.js", command);
}

const stampOf = ({ folder }) => path(folder, ".readout-built");

/** Whether the folder was built from just these files. */
function isCurrent(build) {
  const stamp = stampOf(build);
  if (!existsSync(stamp)) return false;
  const started = new Date();
  if (readFileSync(stamp, "utf8") !== fingerprint(build.inputs)) return false;
  // Files that were touched but not changed: bin/readout.js goes by times and must not ask again.
  if (statSync(stamp).mtimeMs < newest(build.inputs)) touch(stamp, started);
  return true;
}

/** Builds into a new folder and swaps it in whole, so that a program that runs meanwhile never sees half of one. */
function make({ what, inputs, folder, commands }) {
  const started = new Date();
  const print = fingerprint(inputs);
  const [next, last] = [path(`${folder}.new`), path(`${folder}.old`)];
  for (const left of [next, last]) rmSync(left, { recursive: true, force: true });
  note(`${what} …`);
  for (const command of commands) run(what, process.execPath, command);
  writeFileSync(join(next, ".readout-built"), print);
  // The time of the start and not of the end: a file saved while the build ran is newer than what was built.
  utimesSync(join(next, ".readout-built"), started, started);
  if (existsSync(path(folder))) renameSync(path(folder), last);
  renameSync(next, path(folder));
  rmSync(last, { recursive: true, force: true });
}

function touch(stamp, time) {
  try {
    utimesSync(stamp, time, time);
  } catch {
    // A checkout that cannot be written is only a little slower to start.
  }
}

/** Calls `take` with every file and folder under the inputs, leaving out what was built. */
function walk(inputs, take) {
  for (const input of inputs) {
    const stat = statSync(path(input), { throwIfNoEntry: false });
    if (!stat || /\/dist(?:\.new|\.old)?$/.test(input)) continue;
    take(input, stat);
    if (stat.isDirectory())
      walk(
        readdirSync(path(input))
          .sort()
          .map((name) => `${input}/${name}`),
        take,
      );
  }
}

/** A hash of the names and contents of all files. */
function fingerprint(inputs) {
  const hash = createHash("sha256");
  walk(inputs, (file, stat) => {
    if (stat.isFile()) hash.update(`${file}\0${stat.size}\0`).update(readFileSync(path(file)));
  });
  return hash.digest("hex");
}

/** When any of the files, or the list of them, last changed: a time in milliseconds. */
function newest(inputs) {
  let time = 0;
  walk(inputs, (_file, stat) => {
    time = Math.max(time, stat.ctimeMs);
  });
  return time;
}

/** Whether the program in `dist/` is missing or older than its sources; a millisecond or two, for every start. */
export function isProgramStale() {
  const stamp = statSync(stampOf(BUILDS[0]), { throwIfNoEntry: false });
  return !stamp || !existsSync(path("node_modules")) || newest(BUILDS[0].inputs) > stamp.mtimeMs;
}

/** Runs a program with its output on stderr, so that stdout stays the caller's; ends the set-up if it fails. */
function run(what, command, args) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32" && command === "npm",
  });
  if (status !== 0) fail(`could not finish ${what}${error ? `: ${error.message}` : ""}`);
}

function fail(message) {
  note(message);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup({ force: process.argv.includes("--force") });
  if (process.argv.includes("--test")) findBrowser();
}

// Makes a checkout ready: packages, the program, the workbench. Node built-ins only, so that it runs on a fresh clone.
// Usage: node scripts/setup.js [--force] [--test]   (--test: also look for a browser for the workbench's tests)
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
const path = (...parts) => join(root, ...parts);
const note = (message) => process.stderr.write(`${message}\n`);

/** Runs a program with its output on stderr, so that stdout stays the caller's; ends the set-up if it fails. */
function run(command, args, what) {
  note(`readout: ${what} …`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  note(`readout: could not finish: ${what}${error ? ` (${error.message})` : ""}`);
  process.exit(1);
}

/** A fingerprint of files and folders: names, sizes and contents of what may change the result. */
function fingerprint(...inputs) {
  const hash = createHash("sha256");
  const take = (file) => {
    const stat = statSync(path(file), { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory())
      for (const name of readdirSync(path(file)).sort()) name === "dist" || take(`${file}/${name}`);
    else
      hash
        .update(file)
        .update("\0")
        .update(readFileSync(path(file)));
  };
  for (const input of inputs) take(input);
  return hash.digest("hex");
}

/** Does `work` unless its stamp says that it was done with these inputs. */
function once(stamp, print, force, work) {
  if (!force && existsSync(path(stamp)) && readFileSync(path(stamp), "utf8") === print) return;
  work();
  writeFileSync(path(stamp), print);
}

/** Holds off a second set-up in the same checkout; one that died leaves its lock for ten minutes at most. */
function withLock(work) {
  const lock = path(".readout-setup");
  for (let waited = 0; ; waited++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 600_000) rmSync(lock, { recursive: true, force: true });
      if (waited === 0) note("readout: waiting for another set-up …");
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once("exit", release);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(130));
  work();
  release();
}

/** `npx readout` in the checkout runs the checkout's own program. */
function linkCommand() {
  const link = path("node_modules", ".bin", "readout");
  chmodSync(path("bin", "readout.js"), 0o755);
  if (process.platform === "win32" || existsSync(link)) return;
  rmSync(link, { force: true });
  symlinkSync("../../bin/readout.js", link);
}

export function setup({ force = false } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    note(`readout: Node ${process.versions.node} is too old; it needs 20.19 or newer (https://nodejs.org).`);
    process.exit(1);
  }
  withLock(() => {
    const packages = fingerprint("package.json", "package-lock.json");
    once("node_modules/.readout-packages", packages, force, () =>
      run("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], "installing packages"),
    );
    linkCommand();
    once("dist/.readout-built", fingerprint("src", "tsconfig.json", "package-lock.json"), force, () => {
      rmSync(path("dist"), { recursive: true, force: true });
      run(
        process.execPath,
        [path("node_modules", "typescript", "bin", "tsc"), "-p", "tsconfig.json"],
        "building the program",
      );
    });
    once("web/dist/.readout-built", fingerprint("web", "src", "package-lock.json"), force, () =>
      run(
        process.execPath,
        [
          path("node_modules", "vite", "bin", "vite.js"),
          "build",
          "--config",
          "web/vite.config.ts",
          "--logLevel",
          "warn",
        ],
        "building the workbench",
      ),
    );
  });
}

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A browser for the workbench's tests: named, found, or installed where that is simple; null if there is none. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const found = () => BROWSERS.find((file) => existsSync(file)) ?? null;
  if (found() || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return found();
  note("readout: installing Chromium for the browser tests …");
  const apt = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", 2],
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  return found();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup({ force: process.argv.includes("--force") });
  if (process.argv.includes("--test") && !findBrowser())
    note("readout: no Chromium found: the browser tests will be skipped.");
}

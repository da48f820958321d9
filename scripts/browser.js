// A browser for the tests of the workbench.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { note } from "./note.js";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const ON_A_MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
/** How long installing one may take, in milliseconds. */
const LIMIT = 300_000;

/** Where Chromium lies: named by CHROMIUM_PATH, found, or installed where that is simple; null, and a note, if nowhere. */
export function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named && existsSync(named)) return named;
  const browser = find() ?? (canInstall() ? install() : null);
  if (!browser) note("no Chromium found: the browser tests will be skipped (CHROMIUM_PATH can name one)");
  return browser;
}

function find() {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const files = NAMES.flatMap((name) => [...folders, "/usr/bin"].map((folder) => join(folder, name)));
  return [...files, ON_A_MAC].find((file) => existsSync(file)) ?? null;
}

const canInstall = () =>
  process.getuid?.() === 0 && existsSync("/usr/bin/apt-get") && existsSync("/etc/debian_version");

function install() {
  note("installing Chromium for the browser tests …");
  const apt = (...args) =>
    spawnSync("apt-get", args, {
      stdio: ["ignore", "ignore", 2],
      timeout: LIMIT,
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    }).status === 0;
  if (apt("update", "-qq")) apt("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core");
  return find();
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join, resolve } from "node:path";
import { ReadoutError } from "../errors.js";
import { readDossierFolder } from "../intake/dossier-folder.js";
import { RECORD_FILE } from "../record/store.js";
import { WEB_FOLDER } from "../server/app.js";
import { version } from "../server/version.js";
import { codebookOf, withStore } from "./dossier.js";
import { paint, printJson, printLine } from "./output.js";
import { clean, count } from "./text.js";

interface Finding {
  readonly name: string;
  /** Null: neither good nor bad, only told. */
  readonly ok: boolean | null;
  readonly detail: string;
}

/** Exit status where something is wrong. */
const UNSOUND = 5;

/** `readout doctor`: what is installed, where data lies, and whether the record is sound. */
export async function doctor(folder: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const findings = [...installed(), ...(await dossier(folder))];
  const sound = findings.every(({ ok }) => ok !== false);
  if (json) await printJson({ ok: sound, findings });
  else for (const finding of findings) await printLine(lineOf(finding));
  if (!sound) process.exitCode = UNSOUND;
}

function lineOf({ name, ok, detail }: Finding): string {
  const sign = ok === null ? paint.dim("·") : ok ? paint.green("✓") : paint.red("✗");
  return `${sign} ${clean(name).padEnd(14)} ${clean(detail)}`;
}

function installed(): Finding[] {
  const built = existsSync(join(WEB_FOLDER, "index.html"));
  const browser = findBrowser();
  return [
    { name: "readout", ok: null, detail: version },
    { name: "node", ok: null, detail: `${process.versions.node} on ${process.platform} ${process.arch}` },
    { name: "libsql", ok: null, detail: libsqlVersion() },
    { name: "workbench", ok: built, detail: built ? "built" : "not built: npm run build" },
    {
      name: "browser",
      ok: null,
      detail: browser ?? "none found; optional: only the project's own tests of the workbench need one",
    },
  ];
}

/** The package hides its package.json from `require`, so it is found beside what it exports. */
const libsqlVersion = (): string =>
  JSON.parse(readFileSync(join(dirname(createRequire(import.meta.url).resolve("libsql")), "package.json"), "utf8"))
    .version;

function findBrowser(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter(Boolean);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const files = [process.env.CHROMIUM_PATH, ...names.flatMap((name) => folders.map((folder) => join(folder, name)))];
  return files.find((file) => file && existsSync(file)) ?? null;
}

async function dossier(folder: string): Promise<Finding[]> {
  const place = resolve(folder);
  const file = join(folder, RECORD_FILE);
  const found = existsSync(file)
    ? await judged("record", () => record(folder))
    : [{ name: "record", ok: null, detail: `none in ${place}; readout init makes one` }];
  return [
    ...found,
    ...(await judged("codebook", () => codebook(folder))),
    ...(await judged("manifest", () => manifest(folder))),
  ];
}

/** What `look` found, or why it could not look. */
async function judged(name: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error;
    const { line, column } = error.place;
    const at = line === undefined ? "" : ` (line ${line}${column === undefined ? "" : `, column ${column}`})`;
    return [{ name, ok: false, detail: `${error.message}${at}. ${error.mend} [${error.code}]` }];
  }
}

const record = (folder: string): Promise<Finding[]> =>
  withStore(folder, { readOnly: true }, async (store) => {
    const reports = await store.reports();
    const { total } = await store.statements({ limit: 0 });
    const size = (statSync(join(folder, RECORD_FILE)).size / 1024 / 1024).toFixed(1);
    const holds = `${count(reports.length, "report")} and ${count(total, "statement")}`;
    const detail = `${await store.dossierName()}: ${holds} in ${store.file} (${size} MB)${store.readOnly ? ", read-only" : ""}`;
    return [{ name: "record", ok: null, detail }, ...(await store.check())];
  });

async function codebook(folder: string): Promise<Finding[]> {
  const found = await codebookOf(folder);
  return found ? [{ name: "codebook", ok: true, detail: count(found.issues.length, "issue") }] : [];
}

async function manifest(folder: string): Promise<Finding[]> {
  if (!existsSync(join(folder, "manifest.json"))) return [];
  const { sources, failures } = await readDossierFolder(folder);
  const [first] = failures;
  if (!first) return [{ name: "manifest", ok: true, detail: count(sources.length, "report") }];
  return [{ name: "manifest", ok: false, detail: `${first.error.message} [${first.error.code}]` }];
}

import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ReadoutError } from "../errors.js";
import { openStore, RECORD_FILE } from "../record/store.js";
import { WEB_FOLDER } from "../server/app.js";
import { version } from "../server/version.js";
import { paint, printJson, printLine } from "./output.js";

interface Finding {
  readonly name: string;
  /** Null: neither good nor bad, only told. */
  readonly ok: boolean | null;
  readonly detail: string;
}

/** `readout doctor`: what is installed, where data lies, and whether the record is sound. */
export async function doctor(folder: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const findings = [...installed(), ...(await record(folder))];
  if (json) await printJson(findings);
  else
    for (const { name, ok, detail } of findings)
      await printLine(
        `${ok === null ? paint.dim("·") : ok ? paint.green("✓") : paint.red("✗")} ${name.padEnd(14)} ${detail}`,
      );
  if (findings.some(({ ok }) => ok === false)) process.exitCode = 5;
}

function installed(): Finding[] {
  const chromium = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((file) => file && existsSync(file));
  return [
    { name: "readout", ok: null, detail: version },
    { name: "node", ok: null, detail: `${process.versions.node} on ${process.platform} ${process.arch}` },
    {
      name: "workbench",
      ok: existsSync(join(WEB_FOLDER, "index.html")),
      detail: existsSync(join(WEB_FOLDER, "index.html")) ? "built" : "not built: npm run build",
    },
    { name: "browser", ok: null, detail: chromium ?? "none found (only the project's own browser tests need one)" },
  ];
}

async function record(folder: string): Promise<Finding[]> {
  const file = join(resolve(folder), RECORD_FILE);
  if (!existsSync(file)) return [{ name: "dossier", ok: null, detail: `none in ${resolve(folder)}` }];
  try {
    const store = await openStore(folder, { readOnly: true });
    try {
      const reports = await store.reports();
      const about: Finding = {
        name: "dossier",
        ok: null,
        detail: `${await store.dossierName()}: ${reports.length} reports in ${file}`,
      };
      return [about, ...(await store.check())];
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof ReadoutError)) throw error;
    return [{ name: "dossier", ok: false, detail: `${error.message} (${error.code}). ${error.mend}` }];
  }
}

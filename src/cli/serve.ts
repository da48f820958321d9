import { spawn } from "node:child_process";
import { existsSync, linkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ReadoutError } from "../errors.js";
import { readDossierFolder } from "../intake/dossier-folder.js";
import { createDossier, openStore, RECORD_FILE } from "../record/store.js";
import { serve as startServer } from "../server/serve.js";
import { addAll } from "./add.js";
import { complain } from "./complaint.js";
import { codebookOf, takeCodebook } from "./dossier.js";
import { onInterrupt } from "./interrupt.js";
import { note, printLine } from "./output.js";
import { clean, count } from "./text.js";

interface ServeOptions {
  readonly port?: number;
  readonly host: string;
  readonly open?: boolean;
  readonly allowPrivate?: boolean;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1)$/;

/** `readout serve`: the workbench of one dossier, until Ctrl-C. */
export async function serve(folder: string, { open = false, ...options }: ServeOptions): Promise<void> {
  const signal = onInterrupt();
  if (!existsSync(join(folder, RECORD_FILE))) await build(folder, signal);
  const served = await startServer({
    ...options,
    folder,
    codebook: await codebookOf(folder),
    readOnly: !(await canWrite(folder)),
    onFault: (fault) => void complain(fault.cause ?? fault),
  });
  await printLine(`the workbench is at ${served.url}  (Ctrl-C ends it)`);
  if (!LOOPBACK.test(options.host))
    note(`careful: everybody who reaches ${options.host} can read and change this dossier`);
  if (open) openBrowser(served.url);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  await served.close();
}

async function canWrite(folder: string): Promise<boolean> {
  try {
    await (await openStore(folder)).close();
    return true;
  } catch (error) {
    if (!(error instanceof ReadoutError && error.code === "FOLDER_READ_ONLY")) throw error;
    note(`${folder} cannot be written: the workbench only shows what it holds`);
    return false;
  }
}

/**
 * Makes a dossier of a folder of reports that has no record yet. The record is made aside and put in its place when it is
 * whole: a build that was stopped leaves the folder as it was, and of two at once the first one stands.
 */
async function build(folder: string, signal: AbortSignal): Promise<void> {
  const { name, sources, failures } = await readDossierFolder(folder, { signal });
  if (sources.length === 0 && failures.length === 0)
    throw new ReadoutError("DOSSIER_MISSING", `${folder} holds no record and no reports`, { file: folder });
  const codebook = await codebookOf(folder);
  note(clean(`${name}: no record yet, reading ${count(sources.length, "report")} …`));
  const aside = join(folder, ".readout", `build-${process.pid}`);
  try {
    const store = await createDossier(aside, { name });
    try {
      await takeCodebook(store, codebook);
      const { stopped } = await addAll(store, [folder], { codebook, signal });
      if (stopped) throw stopped;
    } finally {
      // Closing brings all of it into the one file.
      await store.close();
    }
    linkSync(join(aside, RECORD_FILE), join(folder, RECORD_FILE));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** Opens the browser if there is one; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const command = { darwin: "open", win32: "explorer.exe" }[process.platform as string] ?? "xdg-open";
  const child = spawn(command, [url], { stdio: "ignore", detached: true });
  child.on("error", () => note(`no browser could be opened: go to ${url}`));
  child.unref();
}

import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { ReadoutError } from "../errors.js";
import { readDossierFolder } from "../intake/dossier-folder.js";
import { createDossier, RECORD_FILE } from "../record/store.js";
import { DEFAULT_PORT, serve as startServer } from "../server/serve.js";
import { addAll } from "./add.js";
import { takeCodebook } from "./dossier.js";
import { onInterrupt } from "./interrupt.js";
import { complain, note, printLine } from "./output.js";

interface ServeOptions {
  readonly port?: number;
  readonly host: string;
  readonly open?: boolean;
  readonly allowPrivate?: boolean;
}

/** `readout serve`: the workbench of one dossier, until Ctrl-C. */
export async function serve(
  folder: string,
  { port = DEFAULT_PORT, host, open = false, allowPrivate = false }: ServeOptions,
): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ReadoutError("USAGE", "--port takes a number from 0 to 65535");
  const signal = onInterrupt();
  if (!existsSync(join(folder, RECORD_FILE))) await build(folder, signal);
  if (signal.aborted) throw new ReadoutError("INTERRUPTED", "stopped before the workbench was opened");
  const served = await startServer({
    folder,
    port,
    host,
    allowPrivate,
    onFault: (fault) => void complain(fault.cause ?? fault),
  });
  await printLine(`the workbench is at ${served.url}  (Ctrl-C ends it)`);
  if (host !== "127.0.0.1" && host !== "localhost" && host !== "::1")
    note(`careful: everybody who reaches ${host} can read and change this dossier`);
  if (open) openBrowser(served.url);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener("abort", () => resolve());
  });
  await served.close();
}

/** A folder of reports with no record yet is made a dossier, and read. */
async function build(folder: string, signal: AbortSignal): Promise<void> {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ReadoutError("FILE_NOT_FOUND", `there is no folder ${folder}`, { file: folder });
  const { name, sources, failures } = await readDossierFolder(folder);
  if (sources.length === 0 && failures.length === 0)
    throw new ReadoutError("DOSSIER_MISSING", `${folder} holds no record and no reports`, { file: folder });
  note(`reading ${sources.length} reports of ${name} …`);
  const store = await createDossier(folder, { name });
  try {
    await takeCodebook(store);
    await addAll(store, [folder], {}, signal);
  } finally {
    await store.close();
  }
}

/** Opens the browser if there is one; where there is none, the printed address is enough. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["explorer.exe", [url]]
        : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => {});
  child.unref();
}

import { copyFile, readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { parseManifest } from "../intake/manifest.js";
import { createDossier } from "../record/store.js";
import { codebookOf, takeCodebook } from "./dossier.js";
import { printJson, printLine } from "./output.js";
import { clean } from "./text.js";

const STARTER = new URL("../../data/starter-codebook.yaml", import.meta.url);

/**
 * `readout init`: a folder with a record; manifest and codebook are made where the folder has none, and looked over first
 * where it has, so that a broken one leaves nothing half made.
 */
export async function init(
  folder: string,
  { name, json }: { readonly name?: string; readonly json?: boolean },
): Promise<void> {
  const manifestFile = join(folder, "manifest.json");
  const manifest = await ifThere(readFile(manifestFile, "utf8"));
  const named = manifest === null ? null : parseManifest(manifest, { file: manifestFile }).dossier;
  const codebook = await codebookOf(folder);
  const store = await createDossier(folder, { name: name ?? named ?? basename(resolve(folder)) });
  try {
    const dossier = await store.dossierName();
    if (manifest === null) await writeFile(manifestFile, `${JSON.stringify({ dossier, reports: [] }, null, 1)}\n`);
    if (codebook === null) await copyFile(STARTER, join(folder, "codebook.yaml"));
    await takeCodebook(store, codebook ?? (await codebookOf(folder)));
    if (json) return await printJson({ folder: store.folder, dossier });
    await printLine(clean(`made the dossier ${dossier} in ${store.folder}`));
    await printLine(clean(`add reports with: readout add FILE… --dossier ${folder}`));
  } finally {
    await store.close();
  }
}

/** What was read, or null where there is no such file. */
const ifThere = (reading: Promise<string>): Promise<string | null> =>
  reading.catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });

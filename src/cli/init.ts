import { copyFileSync, existsSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { createDossier } from "../record/store.js";
import { takeCodebook } from "./dossier.js";
import { printJson, printLine } from "./output.js";

const STARTER = new URL("../../data/starter-codebook.yaml", import.meta.url);

/** `readout init`: a folder with a record; manifest and codebook are made where the folder has none. */
export async function init(
  folder: string,
  { name, json }: { readonly name?: string; readonly json?: boolean },
): Promise<void> {
  const store = await createDossier(folder, { name: name ?? basename(resolve(folder)) });
  try {
    const manifest = join(folder, "manifest.json");
    const codebook = join(folder, "codebook.yaml");
    if (!existsSync(manifest))
      writeFileSync(manifest, `${JSON.stringify({ dossier: await store.dossierName(), reports: [] }, null, 1)}\n`);
    if (!existsSync(codebook)) copyFileSync(STARTER, codebook);
    await takeCodebook(store);
    if (json) await printJson({ folder: store.folder, dossier: await store.dossierName() });
    else {
      await printLine(`made the dossier ${await store.dossierName()} in ${store.folder}`);
      await printLine(`add reports with: readout add FILE … --dossier ${folder}`);
    }
  } finally {
    await store.close();
  }
}

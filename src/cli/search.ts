import type { SearchHit, SearchOptions } from "../record/store-types.js";
import { withStore } from "./dossier.js";
import { clean, paint, printJson, printLine } from "./output.js";

/** `readout search`: passages with the words found set off. */
export async function search(
  query: string,
  options: SearchOptions & { readonly dossier: string; readonly json?: boolean },
): Promise<void> {
  const { dossier, json, ...rest } = options;
  const { rows, total } = await withStore(dossier, { readOnly: true }, (store) => store.search(query, rest));
  if (json) return printJson({ total, hits: rows });
  for (const hit of rows) await printHit(hit);
  await printLine(total === 0 ? "nothing found" : `${rows.length} of ${total}`);
}

async function printHit({
  report,
  statement,
  title,
  published,
  outlet,
  speakerName,
  snippet,
  marks,
}: SearchHit): Promise<void> {
  const head = [statement ?? report, speakerName, title, outlet, published ?? "no date"].filter((part) => part);
  await printLine(paint.dim(clean(head.join(" · "))));
  let passage = "";
  let at = 0;
  for (const { start, end } of marks) {
    passage += clean(snippet.slice(at, start)) + paint.bold(paint.underline(clean(snippet.slice(start, end))));
    at = end;
  }
  await printLine(`  ${passage}${clean(snippet.slice(at))}`);
}

import type { SearchHit, SearchOptions } from "../record/store-types.js";
import { withStore } from "./dossier.js";
import { paint, printJson, printLine } from "./output.js";
import { clean, count } from "./text.js";

/** `readout search`: passages with the words found set off. */
export async function search(
  query: string,
  { dossier, json, ...options }: SearchOptions & { readonly dossier: string; readonly json?: boolean },
): Promise<void> {
  const { rows, total } = await withStore(dossier, { readOnly: true }, (store) => store.search(query, options));
  if (json) return printJson({ total, hits: rows });
  for (const hit of rows) await printHit(hit);
  const next = (options.offset ?? 0) + rows.length;
  const more = rows.length > 0 && next < total ? `; the next with --offset ${next}` : "";
  await printLine(total === 0 ? "nothing found" : `${rows.length} of ${count(total, "passage")}${more}`);
}

async function printHit({
  report,
  statement,
  title,
  published,
  outlet,
  speakerName,
  ...hit
}: SearchHit): Promise<void> {
  const head = [statement ?? report, speakerName, title, outlet, published ?? "no date"].filter((part) => part);
  await printLine(paint.dim(clean(head.join(" · "))));
  await printLine(`  ${highlight(hit)}`);
}

/** The snippet with its marks underlined, or in brackets where there are no colours. */
export function highlight(
  { snippet, marks }: Pick<SearchHit, "snippet" | "marks">,
  mark: (words: string) => string = paint.isColorSupported
    ? (words) => paint.bold(paint.underline(words))
    : (words) => `[${words}]`,
): string {
  let passage = "";
  let at = 0;
  for (const { start, end } of marks) {
    passage += clean(snippet.slice(at, start)) + mark(clean(snippet.slice(start, end)));
    at = end;
  }
  return passage + clean(snippet.slice(at));
}

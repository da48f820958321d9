import { z } from "zod";
import { ReadoutError } from "../errors.js";
import { isEdtf } from "../text/document-date.js";
import { formFault } from "../text/form-fault.js";
import { jsonFault } from "../text/json-fault.js";
import { REPORT_KINDS } from "../text/report.js";
import { REPORT_ID } from "./report-id.js";
import type { ReportFacts } from "./source.js";

/** One row of a manifest: `file` is a path relative to the dossier folder. */
export interface ManifestRow extends ReportFacts {
  readonly file: string;
}

export interface Manifest {
  readonly dossier: string | null;
  /** Null where the manifest lists none: then the folder is read file by file. */
  readonly reports: readonly ManifestRow[] | null;
}

const fact = z.string().min(1).max(2000).nullish();

const row = z.looseObject({
  file: z
    .string()
    .min(1)
    .refine(
      (path) => !/^(?:[/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes(".."),
      "leads out of the dossier folder",
    ),
  id: z.string().regex(REPORT_ID, "use lower-case letters, digits, '-', '_' and '.'").nullish(),
  title: fact,
  published: z.string().refine(isEdtf, "is no date such as 2026-03-14, 2026-03 or 2026").nullish(),
  outlet: fact,
  url: fact,
  kind: z.enum(REPORT_KINDS).nullish(),
});

const schema = z.looseObject({ dossier: z.string().min(1).max(500).nullish(), reports: z.array(row).nullish() });

/** Reads the text of a `manifest.json`. Throws `MANIFEST_INVALID` naming the file, line and column, or the row and field. */
export function parseManifest(text: string, { file = "manifest.json" }: { file?: string } = {}): Manifest {
  const parsed = schema.safeParse(parseJson(text.replace(/^\ufeff/, ""), file));
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    const place = path
      .map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`))
      .join("")
      .replace(/^\./, "");
    throw invalid(file, `${place || "the file"}: ${formFault(message)}`, { path: place });
  }
  const { dossier, reports } = parsed.data;
  const seen = new Set<string>();
  reports?.forEach(({ id }, index) => {
    if (id && seen.has(id))
      throw invalid(file, `reports[${index}].id: ${id} is used by an earlier row`, { path: `reports[${index}].id` });
    if (id) seen.add(id);
  });
  return { dossier: dossier ?? null, reports: reports?.map(rowOf) ?? null };
}

function rowOf({ file, id, title, published, outlet, url, kind }: z.infer<typeof row>): ManifestRow {
  return {
    file,
    id: id ?? null,
    title: title ?? null,
    published: published ?? null,
    outlet: outlet ?? null,
    url: url ?? null,
    kind: kind ?? null,
  };
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const { line, column } = jsonFault(text);
    throw invalid(file, "this is not JSON", { line, column, cause });
  }
}

function invalid(
  file: string,
  message: string,
  place: { line?: number; column?: number; path?: string; cause?: unknown },
): ReadoutError {
  const at = place.line === undefined ? "" : `:${place.line}:${place.column}`;
  return new ReadoutError("MANIFEST_INVALID", `${file}${at}: ${message}`, { file, ...place });
}

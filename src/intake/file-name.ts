import { basename } from "node:path";
import { ReadoutError } from "../errors.js";
import { readDocumentDate } from "../text/document-date.js";
import { REPORT_KINDS, type ReportKind } from "../text/report.js";
import type { ReportFacts } from "./source.js";

/** Longest file name and pattern looked at, in units. */
const MAX_LENGTH = 300;
const FIELDS = ["published", "outlet", "title", "kind"] as const;

/**
 * What a file's name tells: by the user's pattern, or by a date at its start or end (`2026-03-14-outlet-slug.txt`).
 * A pattern is a template (`{published}_{outlet}_*`; `*` stands for anything) or, between slashes, a regular expression with
 * named groups. Throws `USAGE` for a pattern that is neither.
 */
export function readFileName(path: string, pattern?: string): ReportFacts {
  const name = basename(path)
    .replace(/\.(?:txt|text|md|html?|xhtml)$/i, "")
    .slice(0, MAX_LENGTH);
  const groups: Partial<Record<(typeof FIELDS)[number], string | undefined>> =
    pattern === undefined ? { published: ownDate(name) } : (matcherOf(pattern).exec(name)?.groups ?? {});
  const published = groups.published ? readDocumentDate(groups.published.replaceAll("_", "-")) : null;
  const kind = groups.kind?.toLowerCase();
  return {
    published,
    outlet: words(groups.outlet),
    title: words(groups.title),
    kind: (REPORT_KINDS as readonly string[]).includes(kind ?? "") ? (kind as ReportKind) : null,
  };
}

/** A date that opens or closes the name and is set off from the rest. */
const ownDate = (name: string): string | undefined =>
  /^((?:19|20)\d{2}(?:[-_.]?\d{2}){2})(?!\d)/.exec(name)?.[1] ??
  /(?<!\d)((?:19|20)\d{2}(?:[-_.]?\d{2}){2})$/.exec(name)?.[1];

const words = (part: string | undefined): string | null => part?.replace(/[_-]+/g, " ").trim() || null;

function matcherOf(pattern: string): RegExp {
  const fault = (why: string) => new ReadoutError("USAGE", `--file-name-pattern ${pattern}: ${why}.`);
  if (pattern.length > MAX_LENGTH) throw fault("too long");
  const expression = /^\/(.*)\/(i?)$/.exec(pattern);
  if (expression) {
    // Repetition inside repetition can take for ever on a name made for it.
    if (/\([^)]*[+*}][^)]*\)\s*[+*{]/.test(expression[1]!)) throw fault("a repeated group may hold no repetition");
    try {
      return new RegExp(expression[1]!, `u${expression[2]}`);
    } catch {
      throw fault("this is no regular expression");
    }
  }
  const fields = [...pattern.matchAll(/\{([^}]*)\}/g)].map(([, field]) => field!);
  const unknown = fields.find((field) => !(FIELDS as readonly string[]).includes(field));
  if (unknown !== undefined) throw fault(`{${unknown}} is none of ${FIELDS.map((field) => `{${field}}`).join(", ")}`);
  if (fields.length === 0) throw fault("names no field such as {published}");
  if (new Set(fields).size < fields.length) throw fault("names a field twice");
  const source = pattern.replace(/\{([^}]*)\}|\*|[^{*]+/g, (part, field: string | undefined) =>
    field ? `(?<${field}>.+?)` : part === "*" ? ".*?" : part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
  );
  return new RegExp(`^${source}$`, "u");
}

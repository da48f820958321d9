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
    pattern === undefined ? { published: ownDate(name) } : matchPattern(name, pattern);
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

const fault = (pattern: string, why: string): ReadoutError =>
  new ReadoutError("USAGE", `--file-name-pattern ${pattern}: ${why}.`);

function matchPattern(name: string, pattern: string): Record<string, string | undefined> {
  if (pattern.length > MAX_LENGTH) throw fault(pattern, "too long");
  const expression = /^\/(.*)\/(i?)$/.exec(pattern);
  if (!expression) return matchTemplate(name, pattern);
  // Repetition inside repetition can take for ever on a name made for it.
  if (/\([^)]*[+*}][^)]*\)\s*[+*{]/.test(expression[1]!))
    throw fault(pattern, "a repeated group may hold no repetition");
  try {
    return new RegExp(expression[1]!, `u${expression[2]}`).exec(name)?.groups ?? {};
  } catch {
    throw fault(pattern, "this is no regular expression");
  }
}

/**
 * The fields of a template in a name, or none where it does not fit. Each field and `*` reaches to the next place of the
 * literal words behind it, the last of them to the end: no going back, so that no name takes long.
 */
function matchTemplate(name: string, pattern: string): Record<string, string> {
  const parts = [...pattern.matchAll(/\{([^}]*)\}|(\*)|([^{*]+)/g)].map(([, field, star, words]) => ({
    field,
    star,
    words,
  }));
  const fields = parts.map(({ field }) => field).filter((field) => field !== undefined);
  const unknown = fields.find((field) => !(FIELDS as readonly string[]).includes(field));
  if (unknown !== undefined)
    throw fault(pattern, `{${unknown}} is none of ${FIELDS.map((field) => `{${field}}`).join(", ")}`);
  if (fields.length === 0) throw fault(pattern, "names no field such as {published}");
  if (new Set(fields).size < fields.length) throw fault(pattern, "names a field twice");
  const found: Record<string, string> = {};
  let at = 0;
  for (const [index, { field, words }] of parts.entries()) {
    if (words !== undefined) {
      if (!name.startsWith(words, at)) return {};
      at += words.length;
      continue;
    }
    const next = parts[index + 1];
    if (next && next.words === undefined) throw fault(pattern, "fields and * need something between them");
    const last = index + 2 >= parts.length;
    const end = !next
      ? name.length
      : last
        ? name.lastIndexOf(next.words!)
        : name.indexOf(next.words!, at + (field ? 1 : 0));
    if (end < at || (last && next && end + next.words!.length !== name.length) || (field && end === at)) return {};
    if (field) found[field] = name.slice(at, end);
    at = end;
  }
  return at === name.length ? found : {};
}

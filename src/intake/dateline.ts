import { edtfOf, nearestDay, parseWrittenDate } from "../text/document-date.js";
import { findParagraphs } from "../text/paragraphs.js";

/** What a dateline tells. */
export interface Dateline {
  readonly published: string | null;
  readonly outlet: string | null;
}

/** How many paragraphs at the start of a report may hold its dateline. */
const REACH = 4;

/**
 * Date and outlet of a dateline: "NEW YORK, Sept 28 (Outlet) -", "MOSCOW, 12 February 2026 /TASS/ -". A day without a year
 * is dated only by `near`, a date known from elsewhere (EDTF; a whole day, or a year); the year is never guessed.
 */
export function readDateline(text: string, near: string | null): Dateline {
  const paragraphs = findParagraphs(text.slice(0, 4000)).slice(0, REACH);
  const dated = paragraphs.find(({ kind, start, lead }) => kind === "body" && lead > start);
  if (!dated) return { published: null, outlet: null };
  const line = text.slice(dated.start, dated.lead).replace(/\s*[-–—]+\s*$/u, "");
  const outlet = /[(/]([^()/\n]{2,40})[)/]\s*$/u.exec(line)?.[1]?.trim() ?? null;
  const rest = line.replace(/[(/][^()/\n]{2,40}[)/]\s*$/u, "").trim();
  return { published: dateIn(rest, near), outlet: outlet && /\p{L}/u.test(outlet) ? outlet : null };
}

/** The date at the end of "PORT NAME, Feb. 3", after any of its commas. */
function dateIn(line: string, near: string | null): string | null {
  const parts = line.split(/,\s*/u);
  for (let from = 1; from < parts.length; from++) {
    const date = parseWrittenDate(parts.slice(from).join(", "));
    if (!date || date.month === null) continue;
    if (date.year !== null) return edtfOf(date);
    if (near === null || date.day === null) return null;
    if (/^\d{4}-\d\d-\d\d$/.test(near)) return nearestDay(date.month, date.day, near);
    return /^\d{4}/.test(near) ? edtfOf({ ...date, year: Number(near.slice(0, 4)) }) : null;
  }
  return null;
}

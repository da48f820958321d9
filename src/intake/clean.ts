import type { Note } from "../text/report.js";
import type { Span } from "../text/span.js";

/** Text fit to be kept, and notes on what had to be changed for it. */
export interface CleanText {
  readonly text: string;
  readonly notes: readonly Note[];
}

/** What text is not kept with: foreign line ends and page breaks, control characters, halves of surrogate pairs. */
const UNFIT = /\r\n?|[\f\v]|[\x00-\x08\x0e-\x1f\x7f]|\p{Cs}/gu;

/**
 * The text as it is kept and shown: line ends are `\n`, form feeds and vertical tabs too; halves of characters are
 * U+FFFD; the other control characters are gone. Each change but the line ends gives one note, with its first place.
 */
export function cleanText(raw: string): CleanText {
  let removed = 0;
  let controls = 0;
  let halves = 0;
  let firstControl = 0;
  let firstHalf = 0;
  const text = raw.replace(UNFIT, (found: string, offset: number) => {
    const place = offset - removed;
    if (/^[\r\f\v]/.test(found)) {
      removed += found.length - 1;
      return "\n";
    }
    if (found >= "\ud800") {
      if (halves++ === 0) firstHalf = place;
      return "\uFFFD";
    }
    if (controls++ === 0) firstControl = place;
    removed++;
    return "";
  });
  const notes: Note[] = [];
  if (controls > 0)
    notes.push({
      rule: "controls-removed",
      message: `${controls} control character${controls === 1 ? " was" : "s were"} left out of the text, here the first.`,
      span: characterAt(text, firstControl),
    });
  if (halves > 0)
    notes.push({
      rule: "halves-replaced",
      message: `${halves} half character${halves === 1 ? " stands" : "s stand"} as U+FFFD.`,
      span: characterAt(text, firstHalf),
    });
  return { text, notes };
}

/** The character at a place, or the last one before it; null in an empty text. */
function characterAt(text: string, place: number): Span | null {
  let start = Math.min(place, text.length - 1);
  if (start < 0) return null;
  // A place behind the end may have landed on the second half of a pair.
  if (/[\udc00-\udfff]/.test(text.charAt(start)) && start > 0) start--;
  return { start, end: start + String.fromCodePoint(text.codePointAt(start)!).length };
}

/** A line for a title or a name: no control characters, white space collapsed, cut at `limit` units; null where nothing is left. */
export function cleanLine(raw: unknown, limit = 500): string | null {
  if (typeof raw !== "string") return null;
  const line = cleanText(raw.slice(0, limit * 20))
    .text.replace(/[\s\u00ad\u200b\ufeff]+/gu, (blank) => (/\s/u.test(blank) ? " " : ""))
    .trim();
  return (
    line
      .slice(0, limit)
      .toWellFormed()
      .replace(/\uFFFD$/, "")
      .trim() || null
  );
}

import { dateWords } from "../../knowledge/date-words.js";
import { monthOf } from "../../text/document-date.js";

let starters: ReadonlySet<string> | null = null;

/** Whether a date can start with this lower-case word: most words of a report are told off here, and no rule is tried. */
export function mayStart(word: string): boolean {
  starters ??= collect();
  // A figure; "mid-March", "two-week", "twenty-one"; "’80s"
  return starters.has(word) || /^[\d'’‘]/.test(word) || /[-‐‑]/.test(word) || monthOf(word) !== null;
}

function collect(): Set<string> {
  const words = dateWords();
  const weekdays = [...words.weekdays.keys()];
  return new Set([
    ...words.openers,
    ...weekdays,
    ...weekdays.map((day) => `${day}s`),
    ...[...words.weekday_abbreviations.keys()].flatMap((day) => [day, `${day}.`]),
    ...words.numbers.keys(),
    ...words.vague_numbers,
    ...words.about,
    ...words.ordinals.keys(),
    ...words.seasons.keys(),
  ]);
}

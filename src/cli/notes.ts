import type { Note } from "../text/report.js";
import { note } from "./output.js";
import { clean, count } from "./text.js";

/** From so many inputs on, notes are counted by their rule and not told one by one. */
const MANY = 20;

export interface NoteBoard {
  /** Tells the notes on one input, or counts them. */
  add(origin: string, notes: readonly Note[]): void;
  /** Tells what was counted. */
  tellRest(): void;
}

/** Tells people what was odd in their inputs, on stderr; `before` is called before anything is written. */
export function gatherNotes({
  total,
  silent,
  before,
}: {
  readonly total: number;
  readonly silent: boolean;
  readonly before: () => void;
}): NoteBoard {
  const counted = new Map<string, { first: string; reports: number }>();
  return {
    add(origin, notes) {
      if (silent || notes.length === 0) return;
      if (total >= MANY) {
        for (const [rule, message] of new Map(notes.map((each) => [each.rule, each.message]))) {
          const known = counted.get(rule);
          if (known) known.reports++;
          else counted.set(rule, { first: `${origin}: ${message}`, reports: 1 });
        }
        return;
      }
      before();
      for (const { message } of notes) note(`note  ${clean(`${origin}: ${message}`)}`);
    },
    tellRest() {
      for (const [rule, { first, reports }] of counted)
        note(`note  ${clean(`${rule} in ${count(reports, "report")}, first ${first}`)}`);
    },
  };
}

import { readTable } from "./tables.js";

export type TimeUnit = "day" | "week" | "month" | "quarter" | "year" | "decade" | "century";

type WordSet =
  | "vague_numbers"
  | "about"
  | "day_parts"
  | "doubtful_months"
  | "before_weekday_name"
  | "after_weekday_name"
  | "counted"
  | "numbered"
  | "future"
  | "before_infinitive"
  | "past"
  | "not_past"
  | "telling"
  | "clause_openers"
  | "openers";
type WordNumber = "weekday_abbreviations" | "hours" | "numbers" | "ordinals";

/** The tables of `data/date-words.yaml`: sets of lower-case words, and what some of them stand for. */
export type DateWords = Readonly<Record<WordSet, ReadonlySet<string>>> &
  Readonly<Record<WordNumber, ReadonlyMap<string, number>>> & {
    /** Number of the weekday, Sunday 0. */
    readonly weekdays: ReadonlyMap<string, number>;
    readonly units: ReadonlyMap<string, TimeUnit>;
    /** First and last month; beyond 12 it is of the next year. */
    readonly seasons: ReadonlyMap<string, readonly [number, number]>;
  };

let loaded: DateWords | null = null;

/** The words of dates, read once. */
export function dateWords(): DateWords {
  loaded ??= Object.fromEntries(
    Object.entries(readTable<Record<string, readonly string[] | Record<string, unknown>>>("date-words.yaml")).map(
      ([name, value]) => [name, !Array.isArray(value) ? new Map(Object.entries(value)) : setOrOrder(name, value)],
    ),
  ) as unknown as DateWords;
  return loaded;
}

/** Weekdays count by their order; every other list is a set. */
const setOrOrder = (name: string, words: readonly string[]): ReadonlySet<string> | ReadonlyMap<string, number> =>
  name === "weekdays" ? new Map(words.map((word, index) => [word, index])) : new Set(words);

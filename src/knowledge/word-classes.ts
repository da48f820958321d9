import { readTable } from "./tables.js";

type ClassName =
  | "determiners"
  | "subject_pronouns"
  | "object_pronouns"
  | "auxiliaries"
  | "negations"
  | "prepositions"
  | "conjunctions"
  | "subordinators"
  | "adverbs"
  | "not_adverbs"
  | "time"
  | "verbs";

/** The closed classes of `data/function-words.yaml`, as sets of lower-case words. */
export type WordClasses = Readonly<Record<ClassName, ReadonlySet<string>>>;

let loaded: WordClasses | null = null;

/** The word classes, read once. */
export function wordClasses(): WordClasses {
  loaded ??= Object.fromEntries(
    Object.entries(readTable<Record<ClassName, string[]>>("function-words.yaml")).map(([name, words]) => [
      name,
      new Set(words.map(String)),
    ]),
  ) as unknown as WordClasses;
  return loaded;
}

/** Whether a lower-case word is an adverb: listed, or ending in -ly and not one of the exceptions. */
export function isAdverb(word: string): boolean {
  const { adverbs, not_adverbs } = wordClasses();
  return adverbs.has(word) || (word.length > 4 && word.endsWith("ly") && !not_adverbs.has(word));
}

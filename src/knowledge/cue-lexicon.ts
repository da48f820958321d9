import { inflect } from "./inflect.js";
import { readTable } from "./tables.js";

/** What may follow a cue: see `data/cues.yaml`, whose groups these are. */
export type Frame = "clause" | "that" | "quotation" | "told" | "noun" | "noun_verb" | "infinitive" | "question";
export type VerbForm = "base" | "present" | "past" | "participle" | "ing";

/** A cue verb or phrase: the words after its inflected first one, and its frames. */
export interface CueEntry {
  readonly lemma: string;
  /** Words that must follow the verb for this entry: "out" of "point out", "clear" of "make clear". */
  readonly rest: readonly string[];
  readonly frames: ReadonlySet<Frame>;
  /** Whether its base and -s forms are mostly nouns ("reports", "a demand"). */
  readonly nounLike: boolean;
}

/** One reading of a written form. */
export interface CueForm {
  readonly form: VerbForm;
  readonly entry: CueEntry;
}

export interface CueLexicon {
  /** Readings of a lower-case word, longest `rest` first. */
  readonly forms: ReadonlyMap<string, readonly CueForm[]>;
  /** Complements of "be" that are cues, as word lists, longest first. */
  readonly adjectives: readonly CueEntry[];
  /** Phrases that name their source behind them, as word lists. */
  readonly according: readonly (readonly string[])[];
}

interface CueTable {
  irregular: Record<string, [string, string]>;
  clause: string[];
  that_only: string[];
  quotation: string[];
  told: string[];
  noun: string[];
  prepositional: Record<string, string[]>;
  infinitive: string[];
  question: string[];
  noun_verbs: string[];
  noun_like: string[];
  phrases: { cue: string; frames: Frame[] }[];
  adjectives: Partial<Record<Frame, string[]>>;
  according: string[];
}

let loaded: CueLexicon | null = null;

/** The cue words of `data/cues.yaml`, read once. */
export function cueLexicon(): CueLexicon {
  loaded ??= buildLexicon(readTable<CueTable>("cues.yaml"));
  return loaded;
}

function buildLexicon(table: CueTable): CueLexicon {
  const frames = new Map<string, Set<Frame>>();
  const allow = (cue: string, frame: Frame) => {
    if (!frames.has(cue)) frames.set(cue, new Set());
    frames.get(cue)!.add(frame);
  };
  const onlyThat = new Set(table.that_only);
  for (const verb of [...table.clause, ...table.that_only]) {
    allow(verb, "that");
    if (!onlyThat.has(verb)) allow(verb, "clause");
  }
  for (const group of ["quotation", "told", "noun", "infinitive", "question"] as const)
    for (const verb of table[group]) allow(verb, group);
  for (const verb of table.noun_verbs) allow(verb, "noun_verb");
  for (const [verb, particles] of Object.entries(table.prepositional))
    for (const particle of particles) allow(`${verb} ${particle}`, "noun");
  for (const { cue, frames: list } of table.phrases)
    for (const frame of list) {
      allow(cue, frame);
      if (frame === "clause") allow(cue, "that");
    }

  const nounLike = new Set(table.noun_like);
  const forms = new Map<string, CueForm[]>();
  for (const [cue, allowed] of frames) {
    const [verb = "", ...rest] = cue.split(" ");
    const entry: CueEntry = { lemma: verb, rest, frames: allowed, nounLike: rest.length === 0 && nounLike.has(verb) };
    const written = verb === "be" ? null : inflect(verb, table.irregular[verb]);
    for (const [form, word] of Object.entries(written ?? { base: verb }) as [VerbForm, string][]) {
      if (!forms.has(word)) forms.set(word, []);
      forms.get(word)!.push({ form, entry });
    }
  }
  for (const list of forms.values()) list.sort((a, b) => b.entry.rest.length - a.entry.rest.length);
  const adjectives = Object.entries(table.adjectives).flatMap(([frame, list]) =>
    list.map((words) => ({
      lemma: "be",
      rest: words.split(" "),
      frames: new Set<Frame>(frame === "clause" ? ["that"] : [frame as Frame]),
      nounLike: false,
    })),
  );
  adjectives.sort((a, b) => b.rest.length - a.rest.length);
  return { forms, adjectives, according: table.according.map((phrase) => phrase.split(" ")) };
}

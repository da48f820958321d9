import type { TextLayout } from "../text/layout.js";
import type { Sequence } from "./attribution.js";
import { placesOf } from "./inputs.js";
import { MAX_WORDS } from "./network.js";
import { treebankWords, type Word } from "./words.js";

/** A paragraph, or a piece of an overlong one, as the network reads it. */
export interface WordSequence extends Sequence {
  readonly words: readonly Word[];
}

/** The sequences of a text in reading order: one for each paragraph, more where it has over `MAX_WORDS` words. */
export function sequencesOf(text: string, layout: TextLayout): WordSequence[] {
  const words = treebankWords(text, layout);
  const places = placesOf(words, layout);
  const sequences: WordSequence[] = [];
  for (let from = 0, to = 0; from < words.length; from = to) {
    while (to < words.length && words[to]!.paragraph === words[from]!.paragraph && to - from < MAX_WORDS) to++;
    const part = words.slice(from, to);
    sequences.push({
      words: part,
      forms: part.map(({ start, end }) => text.slice(start, end)),
      places: places.subarray(from, to),
      sentences: part.map(({ sentence }) => sentence),
    });
  }
  return sequences;
}

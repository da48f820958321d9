import type { TextLayout } from "../text/layout.js";
import type { Sequence } from "./attribution.js";
import { placesOf } from "./inputs.js";
import { MAX_WORDS, type Range } from "./network.js";
import { treebankWords, type Word } from "./words.js";

/** A paragraph, or a piece of an overlong one, as the network reads it. */
export interface WordSequence extends Sequence {
  readonly words: readonly Word[];
}

/** The sequences of a text in reading order: paragraphs, overlong ones in pieces (`rangesOf`), made as they are asked for. */
export function* sequencesOf(text: string, layout: TextLayout): Generator<WordSequence> {
  const all = treebankWords(text, layout);
  const places = placesOf(all, layout);
  for (const { from, to } of rangesOf(all)) {
    const words = all.slice(from, to);
    yield {
      words,
      forms: words.map(({ start, end }) => text.slice(start, end)),
      places: places.subarray(from, to),
      sentences: words.map(({ sentence }) => sentence),
    };
  }
}

/**
 * Ranges of words that the network can read at once: paragraphs; long ones cut behind the last sentence that fits, and
 * sentences that are too long by themselves wherever they reach `MAX_WORDS`.
 */
export function rangesOf(words: readonly Word[]): Range[] {
  const ranges: Range[] = [];
  for (let from = 0; from < words.length; ) {
    const { paragraph } = words[from]!;
    let to = from;
    while (to < words.length && to - from < MAX_WORDS && words[to]!.paragraph === paragraph) to++;
    let end = to;
    if (to < words.length && words[to]!.paragraph === paragraph) {
      while (end > from && words[end]!.sentence === words[end - 1]!.sentence) end--;
      if (end === from) end = to;
    }
    ranges.push({ from, to: end });
    from = end;
  }
  return ranges;
}

import type { TextLayout } from "../text/layout.js";
import type { Span } from "../text/span.js";
import { placesOf } from "./inputs.js";
import { MAX_WORDS, type Range } from "./network.js";
import type { ParsedWord, Parser } from "./parser.js";
import { treebankWords, type Word } from "./words.js";

/** A word of a tree and its place in the report: `form` is exactly what stands there. */
export interface SyntaxWord extends ParsedWord, Span {}

/** A sentence as a tree of its words, in order; `sentence` and `paragraph` are indices into the layout. */
export interface Tree extends Span {
  readonly sentence: number;
  readonly paragraph: number;
  readonly words: readonly SyntaxWord[];
}

/**
 * The trees of a text, sentence by sentence as they are asked for, parsed with the rest of their paragraph. A sentence of
 * more than `MAX_WORDS` words is cut into pieces of that length, and each piece is a tree of its own.
 */
export function* parseReport(text: string, layout: TextLayout, parser: Parser): Generator<Tree> {
  const words = treebankWords(text, layout);
  const places = placesOf(words, layout);
  for (const { from, to } of sequencesOf(words)) {
    const own = words.slice(from, to);
    let at = 0;
    for (const parsed of parser.parse({
      forms: own.map(({ start, end }) => text.slice(start, end)),
      places: places.subarray(from, to),
      sentences: own.map(({ sentence }) => sentence),
    })) {
      const { sentence, paragraph, start } = own[at]!;
      const tree = parsed.map((word, i) => ({ start: own[at + i]!.start, end: own[at + i]!.end, ...word }));
      at += parsed.length;
      yield { start, end: own[at - 1]!.end, sentence, paragraph, words: tree };
    }
  }
}

/**
 * Ranges of words that the network can read at once: paragraphs; long ones cut behind the last sentence that fits, and
 * sentences that are too long by themselves wherever they reach `MAX_WORDS`.
 */
export function sequencesOf(words: readonly Word[]): Range[] {
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

import type { TextLayout } from "../text/layout.js";
import type { Span } from "../text/span.js";
import type { ParsedWord, Parser } from "./parser.js";
import { sequencesOf } from "./sequences.js";

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
  for (const { words: own, ...sequence } of sequencesOf(text, layout)) {
    let at = 0;
    for (const parsed of parser.parse(sequence)) {
      const { sentence, paragraph, start } = own[at]!;
      const tree = parsed.map((word, i) => ({ start: own[at + i]!.start, end: own[at + i]!.end, ...word }));
      at += parsed.length;
      yield { start, end: own[at - 1]!.end, sentence, paragraph, words: tree };
    }
  }
}

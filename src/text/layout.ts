import type { Span } from "./span.js";

/**
 * A line, or a block of lines where the text is hard-wrapped. `heading`: has the form of one; `turn`: opens with the
 * name of a speaker and a colon, as transcripts do; `lead` is where its running text starts, after a dateline or a
 * speaker's name.
 */
export interface Paragraph extends Span {
  readonly kind: "body" | "heading" | "turn";
  readonly lead: number;
}

/** A sentence inside one paragraph; sentences tile their paragraph but for the white space between them. */
export interface Sentence extends Span {
  /** Index of its paragraph. */
  readonly paragraph: number;
}

/** A word, number or mark; tokens hold every unit of the text that is not white space, exactly once. */
export interface Token extends Span {
  readonly kind: "word" | "number" | "mark";
  /** Index of its sentence. */
  readonly sentence: number;
}

/**
 * A stretch in quotation marks, the marks included. One quotation may run over several paragraphs that each open with a
 * mark; then `parts` has one span a paragraph.
 */
export interface Quotation extends Span {
  readonly parts: readonly Span[];
  /** 0 for an outermost quotation, 1 for one inside it, and so on. */
  readonly depth: number;
  /** False where no closing mark was found: it ends with its paragraph. */
  readonly closed: boolean;
}

/** What the text layer finds in a report: all lists in reading order, all spans in bounds. */
export interface TextLayout {
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
}

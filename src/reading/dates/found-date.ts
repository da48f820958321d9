import type { Span } from "../../text/span.js";
import type { Certainty } from "../contract.js";

/** `set` is a recurring time ("every Monday"), `duration` a length with no place in the calendar: both stay unresolved. */
export type DateKind = "point" | "range" | "duration" | "deadline" | "set";
export type Direction = "past" | "future" | "none";

/** A date expression of a report. */
export interface FoundDate extends Span {
  /** EDTF as records use it, or null where the report does not say enough. */
  readonly edtf: string | null;
  readonly kind: DateKind;
  /** Where it lies from the report's date; by its own words and the tense around it where it is unresolved. */
  readonly direction: Direction;
  readonly certainty: Certainty;
  /** The rule that read it. */
  readonly how: string;
}

/** How a report writes `12/02/2025`; null leaves such a date open. */
export type NumericOrder = "day-first" | "month-first" | null;

/** What a rule reads at a word: the words from there up to `to`, and what they come to. */
export interface Match {
  readonly to: number;
  readonly edtf: string | null;
  readonly kind: DateKind;
  readonly certainty: Certainty;
  readonly how: string;
  /** Said by the words themselves: "yesterday", "the coming weeks". */
  readonly direction?: Direction;
  /** A date of the calendar ("5 September"), on which later weekdays of the passage may rest. */
  readonly written?: boolean;
  /** The year in the words, on which later months and days of the passage may rest. */
  readonly year?: number | null;
}

/** Reads an expression that starts at a word, or says that none does. */
export type DateRule = (scene: DateScene, at: number) => Match | null;

/** One sentence with what the report and its earlier dates tell. */
export interface DateScene {
  readonly from: number;
  readonly to: number;
  /** The report's date as an EDTF day, or null: then nothing relative resolves. */
  readonly published: string | null;
  readonly numericOrder: NumericOrder;
  /** Lower-case word, number or mark at a place; "" outside the sentence. */
  lower(at: number): string;
  /** The same as written. */
  text(at: number): string;
  /** Whether no white space stands before it. */
  glued(at: number): boolean;
  /** Whether it is a word or number of an own meaning, not a mark or clitic. */
  isWord(at: number): boolean;
  capital(at: number): boolean;
  /** Whether somebody in the report bears this month's or weekday's name. */
  isName(lower: string): boolean;
  /** Whether the clause around these words looks back or ahead. */
  tense(from: number, to: number): Direction;
  /** The last date of the passage that was given as a point, in this paragraph or the one before. */
  previous(): Earlier | null;
  /** The year that the paragraph is about, where it opened with one. */
  occasionYear(): number | null;
}

/** An earlier date of the passage. */
export interface Earlier {
  readonly edtf: string;
  readonly written: boolean;
  /** Paragraphs and sentences between it and here. */
  readonly paragraphs: number;
  readonly sentences: number;
}

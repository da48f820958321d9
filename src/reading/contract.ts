/**
 * The reading contract: what a reader is given and what it gives back.
 * Rule, trained and language-model readers all meet it; `checkReading` in `check.ts` holds each of them to it.
 * Everything here is plain readonly data that points into the report with spans; ids are local to the reading.
 */
import type { Codebook } from "../knowledge/codebook.js";
import type { TextLayout } from "../text/layout.js";
import type { Note, Report } from "../text/report.js";
import type { Span } from "../text/span.js";

/** How far a row may be trusted, as an order and not as a probability: shown with the row everywhere. */
export const CERTAINTIES = ["sure", "likely", "unsure"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Who made a row and why: the reader, the named rule or layer, and how sure it is. */
export interface Basis {
  /** Reader id with its version, such as `rules@1`. */
  readonly reader: string;
  /** The rule or layer within it, such as `quotation-then-cue`. */
  readonly rule: string;
  readonly certainty: Certainty;
  /** How probable it is that cue, source and content are right, calibrated (docs/accuracy.md); null where a rule alone says so. */
  readonly confidence: number | null;
}

export const PARTY_KINDS = ["person", "state", "government", "alliance", "organization", "group", "unnamed"] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

/** Someone who can hold a position: minted only from words of the report, at its first full mention `first`. */
export interface Party {
  readonly id: string;
  /** The full name as the report gives it, without title. */
  readonly name: string;
  readonly kind: PartyKind;
  /** Other names that this report uses for it. */
  readonly aliases: readonly string[];
  readonly first: Span;
}

/** How a mention was resolved to its party. */
export const RESOLUTIONS = ["full name", "part of name", "pronoun", "office", "description", "metonym"] as const;
export type Resolution = (typeof RESOLUTIONS)[number];

/** A place in the text that names or stands for a party; `party` is null where it was left open rather than guessed. */
export interface Mention {
  readonly span: Span;
  /** The name inside the span, without title and determiner. */
  readonly name: Span;
  readonly party: string | null;
  readonly how: Resolution;
  readonly certainty: Certainty;
}

/** What a phrase was resolved to. */
export type Resolved = Pick<Mention, "party" | "how" | "certainty">;

/** Who holds which office for whom, as far as the words of this report say. */
export interface Role {
  readonly party: string;
  readonly office: string;
  readonly of: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly span: Span;
}

export const STATEMENT_KINDS = ["direct", "indirect", "mixed"] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/**
 * Content given as said, written or held by a source. A role that is split is several spans in reading order;
 * `source` and `cue` are empty where the words have none, `content` never is.
 */
export interface Statement {
  readonly id: string;
  /** Party id, or null where the speaker is not named or was left open. */
  readonly speaker: string | null;
  readonly kind: StatementKind;
  readonly source: readonly Span[];
  readonly cue: readonly Span[];
  readonly content: readonly Span[];
  /**
   * The roles as attribution corpora (PolNeAR) mark them: source and cue at their widest, with appositions, relative
   * clauses, auxiliaries and adverbs, content at its narrowest; the roles above are what the coding guide asks for.
   */
  readonly extent: {
    readonly source: readonly Span[];
    readonly cue: readonly Span[];
    readonly content: readonly Span[];
  };
  /** Party id of who was told. */
  readonly addressee: string | null;
  /** Id of the statement that reports this one. */
  readonly within: string | null;
  /** EDTF, only what the words or their occasion say. */
  readonly date: string | null;
  readonly place: string | null;
  readonly medium: string | null;
  readonly negated: boolean;
  /** What was asked, where the statement is an answer. */
  readonly question: Span | null;
  readonly basis: Basis;
}

/** Everything made of one report. Later stages add events, positions, plans and questions as further lists. */
export interface Reading {
  readonly report: Report;
  readonly layout: TextLayout;
  readonly parties: readonly Party[];
  readonly mentions: readonly Mention[];
  readonly roles: readonly Role[];
  readonly statements: readonly Statement[];
  /**
   * What is attributed but is no statement as the coding guide has it: acts ("agreed to meet"), moods, topics. Attribution
   * corpora mark them too; events and plans are read from them.
   */
  readonly acts: readonly Statement[];
  /** Odd text that the reader met: an unclosed quotation mark, a quotation without a speaker. */
  readonly notes: readonly Note[];
}

/** What a reader knows besides the report. */
export interface ReadingContext {
  readonly codebook: Codebook | null;
}

/** Anything that turns a report into a reading. It must not print, store, or change the report. */
export interface Reader {
  /** Name and version, such as `rules@1`; kept with every row. */
  readonly id: string;
  read(report: Report, context: ReadingContext): Reading | Promise<Reading>;
}

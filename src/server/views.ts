/** The answers of the API as plain types: what the workbench and other clients see, and nothing that they do not. */
import type { PartyKind } from "../reading/contract.js";
import type { RecordParty, RecordReport, RecordStatement } from "../record/schema.js";
import type { ReportSummary, StatementRow } from "../record/store-types.js";
import type { Paragraph } from "../text/layout.js";
import { findParagraphs } from "../text/paragraphs.js";
import type { Note } from "../text/report.js";

/** `text` is `report.text.slice(start, end)`, in UTF-16 units. */
export interface SpanView {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ReportRow {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly url: string | null;
  readonly kind: RecordReport["kind"];
  readonly copyOf: string | null;
  /** Length of the text in UTF-16 units. */
  readonly units: number;
  readonly statements: number;
  readonly notes: number;
}

export interface StatementView {
  readonly id: string;
  readonly report: string;
  readonly speaker: string | null;
  readonly speakerName: string | null;
  readonly kind: RecordStatement["kind"];
  readonly source: readonly SpanView[];
  readonly cue: readonly SpanView[];
  readonly content: readonly SpanView[];
  readonly addressee: string | null;
  readonly addresseeName: string | null;
  readonly within: string | null;
  readonly date: string | null;
  readonly place: string | null;
  readonly medium: string | null;
  readonly negated: boolean;
  readonly question: SpanView | null;
  readonly reader: string | null;
  readonly rule: string | null;
  readonly certainty: "sure" | "likely" | "unsure" | null;
  readonly reportTitle: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
}

export interface PartyView {
  readonly id: string;
  readonly name: string;
  readonly kind: PartyKind;
  readonly aliases: readonly string[];
  /** Statements that it is the speaker of: in the dossier, or in the report where the answer is about one. */
  readonly statements: number;
}

export interface ReportView {
  readonly report: Omit<ReportRow, "notes" | "statements"> & {
    readonly text: string;
    readonly publishedFrom: string | null;
    readonly outletFrom: string | null;
    readonly origin: string | null;
    readonly notes: readonly Note[];
  };
  /** Where the paragraphs of the text lie, so that it can be set as prose. */
  readonly paragraphs: readonly Pick<Paragraph, "start" | "end" | "kind">[];
  readonly statements: readonly StatementView[];
  readonly parties: readonly PartyView[];
}

/** Rows keep unknown keys of their own; those that are text are shown, anything else counts as not there. */
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

export function reportRow(summary: ReportSummary): ReportRow {
  const row = summary as ReportSummary & RecordReport;
  return { ...reportFacts(row), units: summary.units, statements: summary.statements, notes: summary.notes.length };
}

const reportFacts = (row: Omit<RecordReport, "text">) => ({
  id: row.id as string,
  title: text(row.title),
  published: text(row.published),
  outlet: text(row.outlet),
  author: text(row.author),
  url: text(row.url),
  kind: row.kind as RecordReport["kind"],
  copyOf: text(row.copyOf),
});

/** The page of one report; `statements` are its rows and `parties` all of the dossier, of which the named ones are kept. */
export function reportView(
  row: RecordReport & { readonly notes: readonly Note[] },
  statements: readonly StatementRow[],
  parties: readonly RecordParty[],
): ReportView {
  const counts = new Map<string, number>();
  const named = new Set<string>();
  for (const { speaker, addressee } of statements) {
    if (speaker) counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    for (const party of [speaker, addressee]) if (party) named.add(party);
  }
  return {
    report: {
      ...reportFacts(row),
      units: row.text.length,
      text: row.text,
      publishedFrom: text(row.publishedFrom),
      outletFrom: text(row.outletFrom),
      origin: text(row.origin),
      notes: row.notes,
    },
    paragraphs: findParagraphs(row.text).map(({ start, end, kind }) => ({ start, end, kind })),
    statements: statements.map(statementView),
    parties: parties.filter(({ id }) => named.has(id)).map((party) => partyView(party, counts.get(party.id) ?? 0)),
  };
}

export const partyView = ({ id, name, kind, aliases }: RecordParty, statements: number): PartyView => ({
  id,
  name,
  kind,
  aliases,
  statements,
});

export function statementView(row: StatementRow): StatementView {
  return {
    id: row.id,
    report: row.report,
    speaker: row.speaker,
    speakerName: row.speakerName,
    kind: row.kind,
    source: row.source.map(spanView),
    cue: row.cue.map(spanView),
    content: row.content.map(spanView),
    addressee: row.addressee,
    addresseeName: row.addresseeName,
    within: row.within,
    date: row.date,
    place: row.place,
    medium: row.medium,
    negated: row.negated,
    question: row.question && spanView(row.question),
    reader: row.reader ?? null,
    rule: row.rule ?? null,
    certainty: row.certainty ?? null,
    reportTitle: row.reportTitle,
    published: row.published,
    outlet: row.outlet,
  };
}

const spanView = ({ start, end, text }: SpanView): SpanView => ({ start, end, text });

import type { Reading } from "../reading/contract.js";
import type { Report } from "../text/report.js";
import type { Span } from "../text/span.js";
import type { RecordReport, RecordRole, RecordSpan, RecordStatement } from "./schema.js";

/** What one report says of one party: the evidence from which the party's row is made. */
export interface Naming {
  readonly party: string;
  readonly report: string;
  readonly name: string;
  readonly kind: RecordPartyKind;
  readonly aliases: readonly string[];
  readonly span: RecordSpan;
}
type RecordPartyKind = Reading["parties"][number]["kind"];

/** A role with the words that show it. */
export type RoleRow = RecordRole & { readonly spans: readonly RecordSpan[] };

/** The rows that one reading gives, with the ids they have in a dossier. Lists to come slot in here. */
export interface ReadingRows {
  readonly report: RecordReport;
  readonly namings: readonly Naming[];
  readonly roles: readonly RoleRow[];
  readonly statements: readonly RecordStatement[];
}

/**
 * Rows of a reading: local party ids become dossier ids (a slug of the folded name, so that one name is one party in every
 * report; unnamed parties stay with their report), spans gain their report and words.
 */
export function rowsOf(reading: Reading): ReadingRows {
  const { report, parties, roles, statements } = reading;
  const spanOf = (span: Span): RecordSpan => ({
    report: report.id,
    start: span.start,
    end: span.end,
    text: report.text.slice(span.start, span.end),
  });
  const ids = new Map(parties.map((party) => [party.id, partyId(report.id, party.name, party.kind)]));
  const idOf = (local: string | null) => (local === null ? null : ids.get(local)!);
  const statementId = (local: string | null) => (local === null ? null : `${report.id}/${local}`);
  return {
    report: reportRow(report),
    namings: parties.map(({ id, name, kind, aliases, first }) => ({
      party: ids.get(id)!,
      report: report.id,
      name,
      kind,
      aliases,
      span: spanOf(first),
    })),
    roles: roles.map(({ party, office, of, from, to, span }) => ({
      party: idOf(party)!,
      office,
      of: idOf(of),
      from,
      to,
      spans: [spanOf(span)],
    })),
    statements: statements.map((statement) => ({
      id: statementId(statement.id)!,
      report: report.id,
      speaker: idOf(statement.speaker),
      kind: statement.kind,
      source: statement.source.map(spanOf),
      cue: statement.cue.map(spanOf),
      content: statement.content.map(spanOf),
      addressee: idOf(statement.addressee),
      within: statementId(statement.within),
      date: statement.date,
      place: statement.place,
      medium: statement.medium,
      negated: statement.negated,
      question: statement.question && spanOf(statement.question),
      reader: statement.basis.reader,
      rule: statement.basis.rule,
      certainty: statement.basis.certainty,
      ...(statement.basis.confidence === null ? {} : { confidence: statement.basis.confidence }),
    })),
  };
}

/** A report's row: the fields of the format, and our own facts about it as further keys where there are any. */
export function reportRow(report: Report): RecordReport {
  const { id, title, text, published, outlet, url, kind, author, publishedFrom, outletFrom, origin, notes } = report;
  return {
    id,
    title,
    text,
    published,
    outlet,
    url,
    kind,
    copyOf: null,
    ...(author ? { author } : {}),
    ...(publishedFrom ? { publishedFrom } : {}),
    ...(outletFrom ? { outletFrom } : {}),
    ...(origin ? { origin } : {}),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** The dossier id of a party: what names it alike is one; "officials" of one report are not those of another. */
export function partyId(report: string, name: string, kind: RecordPartyKind): string {
  const slug =
    foldName(name)
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "party";
  return kind === "unnamed" || kind === "group" ? `${report}/${slug}` : slug;
}

/** Case, accents and points do not tell names apart. */
export const foldName = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.’']/g, "").trim();

import type { Span } from "../text/span.js";
import { all, guard, one } from "./database.js";
import { unpackRow } from "./packing.js";
import { foldWord, parseQuery, type Query, type Term, WORD } from "./query-language.js";
import type { RecordStatement } from "./schema.js";
import type { Session } from "./session.js";
import type { Page, SearchHit, SearchOptions } from "./store-types.js";

/** Length of a passage, in units, and how much of it stands before the first find. */
const PASSAGE = 240;
const BEFORE = 80;

interface Hit {
  readonly kind: "report" | "statement";
  readonly seq: number;
}

/** Finds reports and statements, best first (bm25, a title or a speaker's name weighing double). */
export function searchRecord(
  session: Session,
  query: string,
  { in: where = "both", limit = 50, offset = 0 }: SearchOptions = {},
): Page<SearchHit> {
  const parsed = parseQuery(query);
  const parts = [
    ...(where === "statements"
      ? []
      : [
          "SELECT 'report' AS kind, rowid AS seq, bm25(report_words, 2.0, 1.0) AS score FROM report_words WHERE report_words MATCH ?",
        ]),
    ...(where === "reports"
      ? []
      : [
          "SELECT 'statement' AS kind, rowid AS seq, bm25(statement_words, 1.0, 2.0) AS score FROM statement_words WHERE statement_words MATCH ?",
        ]),
  ];
  const values = parts.map(() => parsed.match);
  return guard(session.file, () => {
    const total = one<{ total: number }>(
      session.database,
      `SELECT count(*) AS total FROM (${parts.join(" UNION ALL ")})`,
      ...values,
    )!.total;
    const hits = all<Hit>(
      session.database,
      `${parts.join(" UNION ALL ")} ORDER BY score, kind, seq LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    );
    return {
      total,
      rows: hits.map((hit) =>
        hit.kind === "report" ? reportHit(session, parsed, hit.seq) : statementHit(session, parsed, hit.seq),
      ),
    };
  });
}

interface Facts {
  readonly id: string;
  readonly title: string | null;
  readonly published: string | null;
  readonly outlet: string | null;
}
const FACTS = "SELECT id, row ->> 'title' AS title, published, outlet FROM reports";

function reportHit(session: Session, query: Query, seq: number): SearchHit {
  const { id, title, published, outlet } = one<Facts>(session.database, `${FACTS} WHERE seq = ?`, seq)!;
  const text = session.textOf(id)!;
  const found = findTerms(text, query.terms, { start: 0, end: text.length }, 1)[0];
  return {
    kind: "report",
    report: id,
    statement: null,
    title,
    published,
    outlet,
    speakerName: null,
    ...passage(text, query, found ?? { start: 0, end: 0 }),
  };
}

function statementHit(session: Session, query: Query, seq: number): SearchHit {
  const { row, speaker } = one<{ row: string; speaker: string | null }>(
    session.database,
    "SELECT statements.row, parties.name AS speaker FROM statements LEFT JOIN parties ON parties.id = statements.speaker WHERE statements.seq = ?",
    seq,
  )!;
  const statement = unpackRow<RecordStatement>(row, session.textOf);
  const { id, title, published, outlet } = one<Facts>(session.database, `${FACTS} WHERE id = ?`, statement.report)!;
  const text = session.textOf(id)!;
  const content = statement.content[0]!;
  const found = statement.content.flatMap((span) => findTerms(text, query.terms, span, 1))[0];
  return {
    kind: "statement",
    report: id,
    statement: statement.id,
    title,
    published,
    outlet,
    speakerName: speaker,
    ...passage(text, query, found ?? content),
  };
}

/** The passage around a find, cut at white space, with all finds in it. */
function passage(text: string, query: Query, found: Span): Pick<SearchHit, "snippet" | "marks" | "span"> {
  let start = Math.max(0, found.start - BEFORE);
  let end = Math.min(text.length, start + PASSAGE);
  if (start > 0) start = nextBlank(text, start, found.start);
  if (end < text.length) end = Math.max(lastBlank(text, end, found.end), Math.min(found.end, text.length));
  if (end <= start) end = Math.min(text.length, start + 1);
  const span = { start, end };
  const marks = findTerms(text, query.terms, span, 50).map((mark) => ({
    start: mark.start - start,
    end: mark.end - start,
  }));
  return { snippet: text.slice(start, end), marks, span };
}

/** The place after the first blank from `at`, no further than `limit`, so that no word and no character is cut. */
function nextBlank(text: string, at: number, limit: number): number {
  for (let i = at; i < limit; i++) if (/\s/.test(text[i]!)) return i + 1;
  return limit;
}
function lastBlank(text: string, at: number, limit: number): number {
  for (let i = at; i > limit; i--) if (/\s/.test(text[i]!)) return i;
  return limit;
}

/** Places of the terms within a span, in order, none overlapping; words are folded as the index folds them. */
export function findTerms(text: string, terms: readonly Term[], within: Span, most: number): Span[] {
  const places: Span[] = [];
  const words: { start: number; end: number; folded: string }[] = [];
  const longest = Math.max(0, ...terms.map((term) => term.words.length));
  const pattern = new RegExp(WORD);
  pattern.lastIndex = within.start;
  for (let match = pattern.exec(text); match && places.length < most; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    if (end > within.end) break;
    words.push({ start: match.index, end, folded: foldWord(match[0]) });
    if (words.length > longest) words.shift();
    const term = terms.find((candidate) => endsWith(words, candidate));
    const first = term && words[words.length - term.words.length]!;
    if (first && first.start >= (places.at(-1)?.end ?? 0)) places.push({ start: first.start, end });
  }
  return places;
}

const endsWith = (words: readonly { readonly folded: string }[], term: Term): boolean =>
  term.words.length > 0 &&
  term.words.length <= words.length &&
  term.words.every((word, index) => {
    const folded = words[words.length - term.words.length + index]!.folded;
    return term.prefix && index === term.words.length - 1 ? folded.startsWith(word) : folded === word;
  });

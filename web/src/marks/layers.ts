/** What is painted over a text, worked out from the statements alone: no page is needed for it. */
import type { StatementView } from "../api.js";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Content tints stack up to this many; what is nested deeper shares the last. */
export const LAYERS = 4;

/** The names of the highlights, as `::highlight(name)` in report.css has them; later ones are painted over earlier ones. */
export const MARKS = [
  "content-1",
  "content-2",
  "content-3",
  "content-4",
  "unsure",
  "source",
  "cue",
  "place",
  "selected-content",
  "selected-source",
  "selected-cue",
] as const;
export type Mark = (typeof MARKS)[number];

export type Painting = Readonly<Partial<Record<Mark, readonly Span[]>>>;

type Roles = Pick<StatementView, "source" | "cue" | "content">;

/**
 * The marks of all statements. A highlight that overlaps itself shows as one, so contents that overlap go to different
 * layers: each to the lowest where nothing of an earlier statement is in its way; tints of several layers add up.
 */
export function paintStatements(statements: readonly (Roles & Pick<StatementView, "certainty">)[]): Painting {
  const layers: Span[][] = Array.from({ length: LAYERS }, () => []);
  const ends = new Array<number>(LAYERS).fill(0);
  const contents = statements.flatMap(({ content }) => content).sort((a, b) => a.start - b.start || b.end - a.end);
  for (const span of contents) {
    const free = ends.findIndex((end) => end <= span.start);
    const layer = free < 0 ? LAYERS - 1 : free;
    layers[layer]!.push(span);
    ends[layer] = Math.max(ends[layer]!, span.end);
  }
  return {
    ...Object.fromEntries(layers.map((spans, index) => [`content-${index + 1}`, spans])),
    unsure: statements.filter(({ certainty }) => certainty === "unsure").flatMap(({ content }) => content),
    source: statements.flatMap(({ source }) => source),
    cue: statements.flatMap(({ cue }) => cue),
  };
}

export const paintSelected = ({ source, cue, content }: Roles): Painting => ({
  "selected-source": source,
  "selected-cue": cue,
  "selected-content": content,
});

const spansOf = ({ source, cue, content }: Roles): readonly Span[] => [...source, ...cue, ...content];

/** The place of the first word of a statement, whatever its role; contents are never empty. */
export const firstPlace = (statement: Roles): number => Math.min(...spansOf(statement).map(({ start }) => start));

const contentPlace = ({ content }: Roles): number => content[0]?.start ?? 0;

/** From the first to the last word of a statement. */
export const extentOf = (statement: Roles): Span => ({
  start: firstPlace(statement),
  end: Math.max(...spansOf(statement).map(({ end }) => end)),
});

/** The statements with a word at the offset, the innermost (shortest) first. */
export function statementsAt<Row extends Roles>(statements: readonly Row[], offset: number): readonly Row[] {
  const length = (row: Row) => extentOf(row).end - extentOf(row).start;
  return statements
    .filter((row) => spansOf(row).some(({ start, end }) => start <= offset && offset < end))
    .sort((a, b) => length(a) - length(b));
}

export interface Arranged<Row> {
  readonly statement: Row;
  /** 0 for a statement of the report itself, 1 for one told within it, and so on. */
  readonly depth: number;
}

/** Statements in reading order, each followed by those told within it. A `within` that runs in a ring is not followed. */
export function arrange<Row extends Roles & Pick<StatementView, "id" | "within">>(
  statements: readonly Row[],
): readonly Arranged<Row>[] {
  // Statements of one source begin at one place: what each says tells which comes first.
  const ordered = [...statements].sort(
    (a, b) => firstPlace(a) - firstPlace(b) || contentPlace(a) - contentPlace(b) || extentOf(b).end - extentOf(a).end,
  );
  const byId = new Map(ordered.map((row) => [row.id, row]));
  const inner = new Map<string, Row[]>();
  for (const row of ordered) {
    if (row.within === null) continue;
    const rows = inner.get(row.within);
    if (rows) rows.push(row);
    else inner.set(row.within, [row]);
  }
  const arranged: Arranged<Row>[] = [];
  const seen = new Set<string>();
  const place = (outermost: Row) => {
    // A stack of our own: an imported record may nest deeper than calls can.
    const waiting: Arranged<Row>[] = [{ statement: outermost, depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { statement, depth } = next;
      if (seen.has(statement.id)) continue;
      seen.add(statement.id);
      arranged.push(next);
      for (const row of (inner.get(statement.id) ?? []).toReversed())
        waiting.push({ statement: row, depth: depth + 1 });
    }
  };
  for (const row of ordered) if (row.within === null || !byId.has(row.within)) place(row);
  for (const row of ordered) place(row);
  return arranged;
}

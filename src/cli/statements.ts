import { ReadoutError } from "../errors.js";
import type { StatementFilter, StatementRow, Store } from "../record/store-types.js";
import { isEdtf } from "../text/document-date.js";
import { withStore } from "./dossier.js";
import { printJson, printLine, table } from "./output.js";
import { count, cut } from "./text.js";

interface StatementOptions extends Omit<StatementFilter, "reports"> {
  readonly dossier: string;
  readonly reports?: boolean;
  readonly report?: readonly string[];
  readonly json?: boolean;
}

/** Rows of a table unless told otherwise; JSON gives all. */
const ROWS = 100;
/** Longest text in a cell, in characters. */
const CELL = 400;

/** `readout statements`: who said what, or with `--reports` what the dossier holds. */
export async function statements({ dossier, reports, report, json, ...filter }: StatementOptions): Promise<void> {
  checkDay("--since", filter.since);
  checkDay("--until", filter.until);
  await withStore(dossier, { readOnly: true }, (store) =>
    reports
      ? listReports(store, json)
      : listStatements(
          store,
          { ...(json ? {} : { limit: ROWS }), ...filter, ...(report && { reports: report }) },
          json,
        ),
  );
}

/** Days are compared as they are written: no intervals and no "about". */
function checkDay(option: string, day: string | undefined): void {
  if (day !== undefined && !(isEdtf(day) && /^[\d-]+$/.test(day)))
    throw new ReadoutError("DATE_INVALID", `${option}: "${day}" is not a date`);
}

async function listReports(store: Store, json = false): Promise<void> {
  const rows = await store.reports();
  if (json) return printJson(rows);
  if (rows.length === 0) return printLine("no reports yet: add some with readout add");
  await table(
    ["id", "date", "outlet", "title", "statements"],
    rows.map(({ id, published, outlet, title, statements }) => [
      id,
      published ?? "no date",
      outlet ?? "",
      title ?? "",
      String(statements),
    ]),
    [3, 1.7, 2, 5, 1.7],
  );
  await printLine(count(rows.length, "report"));
}

async function listStatements(store: Store, filter: StatementFilter, json = false): Promise<void> {
  const { rows, total } = await store.statements(filter);
  if (json) return printJson({ total, statements: rows });
  if (rows.length > 0) await table(["date", "speaker", "said", "report"], rows.map(cells), [1.7, 2.2, 7, 2.4]);
  const next = (filter.offset ?? 0) + rows.length;
  const more = rows.length > 0 && next < total ? `; the next with --offset ${next}` : "";
  await printLine(total === 0 ? "no statements fit" : `${rows.length} of ${count(total, "statement")}${more}`);
}

function cells({ date, published, speakerName, certainty, cue, content, report, negated }: StatementRow): string[] {
  const words = (spans: StatementRow["content"], between: string) => spans.map(({ text }) => text).join(between);
  return [
    date ?? published ?? "no date",
    `${speakerName ?? "not named"}${certainty === "unsure" ? " (unsure)" : ""}`,
    cut(`${negated ? "[negated] " : ""}${words(cue, " ")}: ${words(content, " … ")}`, CELL),
    report,
  ];
}

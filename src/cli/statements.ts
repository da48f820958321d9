import { ReadoutError } from "../errors.js";
import type { StatementFilter, StatementRow, Store } from "../record/store-types.js";
import { withStore } from "./dossier.js";
import { cut, printJson, printLine, table } from "./output.js";

interface StatementOptions extends Omit<StatementFilter, "reports"> {
  readonly dossier: string;
  readonly reports?: boolean;
  readonly report?: readonly string[];
  readonly json?: boolean;
}

/** `readout statements`: who said what, or with `--reports` what the dossier holds. */
export async function statements({
  dossier,
  reports,
  report,
  json = false,
  ...filter
}: StatementOptions): Promise<void> {
  for (const name of ["limit", "offset"] as const)
    if (filter[name] !== undefined && !(Number.isInteger(filter[name]) && filter[name] >= 0))
      throw new ReadoutError("USAGE", `--${name} takes a whole number`);
  for (const name of ["since", "until"] as const)
    if (filter[name] !== undefined && !/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(filter[name]))
      throw new ReadoutError("DATE_INVALID", `--${name}: ${filter[name]} is not a date`);
  await withStore(dossier, { readOnly: true }, async (store) =>
    reports
      ? listReports(store, json)
      : listStatements(store, { ...filter, ...(report ? { reports: report } : {}) }, json),
  );
}

async function listReports(store: Store, json: boolean): Promise<void> {
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
    [3, 1.5, 2, 5, 1.3],
  );
}

async function listStatements(store: Store, filter: StatementFilter, json: boolean): Promise<void> {
  const { rows, total } = await store.statements(filter);
  if (json) return printJson({ total, statements: rows });
  if (rows.length === 0) return printLine("no statements fit");
  await table(["date", "speaker", "said", "report"], rows.map(cells), [1.4, 2.2, 7, 2]);
  if (rows.length < total)
    await printLine(`${rows.length} of ${total}: see more with --offset ${(filter.offset ?? 0) + rows.length}`);
}

const cells = ({ date, published, speakerName, certainty, cue, content, report, negated }: StatementRow): string[] => [
  date ?? published ?? "no date",
  `${speakerName ?? "not named"}${certainty === "unsure" ? " (unsure)" : ""}`,
  cut(
    `${negated ? "[negated] " : ""}${cue.map((span) => span.text).join(" ")}: ${content.map((span) => span.text).join(" … ")}`,
    400,
  ),
  report,
];

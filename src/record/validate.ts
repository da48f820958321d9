/** Reading a `readout-record/1` file: what is wrong is said with its row and field, and nothing half-right passes. */
import { ReadoutError } from "../errors.js";
import { formFault } from "../text/form-fault.js";
import { jsonFault } from "../text/json-fault.js";
import { type DossierRecord, type RecordSpan, record as recordSchema } from "./schema.js";

/** Deepest nesting of a file: beyond this it is no record but an attack. */
const MAX_DEPTH = 64;
/** How many problems a message lists. */
const LISTED = 20;

/**
 * Reads a record from its text. Checked: the form, ids used once, every reference, every span against its report's words.
 * Throws `RECORD_INVALID`, naming up to 20 problems by row and field, or the line and column of broken JSON.
 */
export function parseRecord(text: string, { file = "the record" }: { file?: string } = {}): DossierRecord {
  checkDepth(text, file);
  let json: unknown;
  try {
    json = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text, dropProto);
  } catch (error) {
    const place = jsonFault(text);
    throw new ReadoutError("RECORD_INVALID", `${file}:${place.line}:${place.column}: this is not JSON`, {
      file,
      ...place,
      cause: error,
    });
  }
  return checkRecord(json, { file });
}

/** Checks a record that is JSON already; see `parseRecord`. */
export function checkRecord(json: unknown, { file = "the record" }: { file?: string } = {}): DossierRecord {
  const parsed = recordSchema.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${pathOf(path, json)}: ${formFault(message)}`);
    throw invalid(file, problems);
  }
  const problems = [...findDoubles(parsed.data), ...findDangling(parsed.data), ...findBrokenSpans(parsed.data)];
  if (problems.length > 0) throw invalid(file, problems);
  return parsed.data;
}

/** A key that would reach into the prototype of objects is no data. */
const dropProto = (key: string, value: unknown): unknown => (key === "__proto__" ? undefined : value);

/** Brackets nested deeper than any record: found before the parser recurses into them. */
function checkDepth(text: string, file: string): void {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (inString) {
      if (unit === 92) i++;
      else if (unit === 34) inString = false;
    } else if (unit === 34) inString = true;
    else if (unit === 91 || unit === 123) {
      if (++depth > MAX_DEPTH)
        throw new ReadoutError("RECORD_INVALID", `${file}: nested deeper than ${MAX_DEPTH} levels at character ${i}`, {
          file,
        });
    } else if (unit === 93 || unit === 125) depth--;
  }
}

function invalid(file: string, problems: readonly string[]): ReadoutError {
  const listed = problems.slice(0, LISTED).join("; ");
  const more = problems.length > LISTED ? `; and ${problems.length - LISTED} more` : "";
  const path = problems[0]!.split(/[ :]/)[0]!;
  return new ReadoutError(
    "RECORD_INVALID",
    `${file}: ${problems.length === 1 ? "" : `${problems.length} problems: `}${listed}${more}`,
    { file, path },
  );
}

/** `statements[3] (s04).content[0].text`: the way to a fault, with the id of its row. */
function pathOf(path: readonly PropertyKey[], json: unknown): string {
  let way = "";
  let value: unknown = json;
  for (const [depth, key] of path.entries()) {
    way += typeof key === "number" ? `[${key}]` : `${way === "" ? "" : "."}${String(key)}`;
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (depth === 1 && typeof (value as { id?: unknown } | null)?.id === "string")
      way += ` (${(value as { id: string }).id})`;
  }
  return way || "the file";
}

const LISTS_WITH_IDS = ["reports", "parties", "issues", "statements", "positions", "events", "plans"] as const;

function findDoubles(record: DossierRecord): string[] {
  return LISTS_WITH_IDS.flatMap((list) => {
    const seen = new Set<string>();
    return record[list].flatMap(({ id }, index) => {
      if (seen.has(id)) return [`${list}[${index}] (${id}).id: used by an earlier row`];
      seen.add(id);
      return [];
    });
  });
}

function findDangling(record: DossierRecord): string[] {
  const problems: string[] = [];
  const ids = Object.fromEntries(
    LISTS_WITH_IDS.map((list) => [list, new Set(record[list].map((row) => row.id))]),
  ) as Record<(typeof LISTS_WITH_IDS)[number], Set<string>>;
  const check = (path: string, target: (typeof LISTS_WITH_IDS)[number], id: string | null | undefined) => {
    if (id != null && !ids[target].has(id))
      problems.push(`${path}: there is no ${target === "parties" ? "party" : target.slice(0, -1)} ${id}`);
  };
  const each = <Row extends object>(list: string, rows: readonly Row[], look: (row: Row, path: string) => void) =>
    rows.forEach((row, index) => {
      look(row, `${list}[${index}]${"id" in row ? ` (${String(row.id)})` : ""}`);
    });
  const parties = (path: string, list: readonly string[]) =>
    list.forEach((id, index) => {
      check(`${path}[${index}]`, "parties", id);
    });

  each("reports", record.reports, (row, path) => check(`${path}.copyOf`, "reports", row.copyOf));
  each("roles", record.roles, (row, path) => {
    check(`${path}.party`, "parties", row.party);
    check(`${path}.of`, "parties", row.of);
  });
  each("issues", record.issues, (row, path) => check(`${path}.parent`, "issues", row.parent));
  each("statements", record.statements, (row, path) => {
    check(`${path}.report`, "reports", row.report);
    check(`${path}.speaker`, "parties", row.speaker);
    check(`${path}.addressee`, "parties", row.addressee);
    check(`${path}.within`, "statements", row.within);
    if (row.content.length === 0) problems.push(`${path}.content: has no span`);
  });
  problems.push(...findCircles(record));
  each("positions", record.positions, (row, path) => {
    check(`${path}.statement`, "statements", row.statement);
    check(`${path}.party`, "parties", row.party);
    check(`${path}.side`, "parties", row.side);
    check(`${path}.issue`, "issues", row.issue);
  });
  each("shifts", record.shifts, (row, path) => {
    check(`${path}.side`, "parties", row.side);
    check(`${path}.party`, "parties", row.party);
    check(`${path}.issue`, "issues", row.issue);
    check(`${path}.earlier`, "positions", row.earlier);
    check(`${path}.later`, "positions", row.later);
  });
  each("clashes", record.clashes, (row, path) => {
    check(`${path}.issue`, "issues", row.issue);
    check(`${path}.a`, "positions", row.a);
    check(`${path}.b`, "positions", row.b);
  });
  each("events", record.events, (row, path) => {
    parties(`${path}.actors`, row.actors);
    parties(`${path}.recipients`, row.recipients);
  });
  each("plans", record.plans, (row, path) => parties(`${path}.parties`, row.parties));
  each("channels", record.channels, (row, path) => {
    parties(`${path}.parties`, row.parties);
    parties(`${path}.absent`, row.absent);
  });
  each("questions", record.questions, (row, path) => {
    check(`${path}.issue`, "issues", row.issue);
    check(`${path}.askedOf`, "parties", row.askedOf);
    check(`${path}.answered`, "statements", row.answered);
  });
  each("differences", record.differences, (row, path) => {
    check(`${path}.event`, "events", row.event);
    check(`${path}.a`, "reports", row.a);
    check(`${path}.b`, "reports", row.b);
  });
  return problems;
}

/** Statements that are within themselves, over however many steps. */
function findCircles({ statements }: DossierRecord): string[] {
  const outer = new Map(statements.map(({ id, within }) => [id, within]));
  const sound = new Set<string>();
  return statements.flatMap(({ id }, index) => {
    const way = new Set<string>();
    for (let at: string | null | undefined = id; at != null && !sound.has(at); at = outer.get(at)) {
      if (way.has(at)) return [`statements[${index}] (${id}).within: leads back to ${at}`];
      way.add(at);
    }
    for (const step of way) sound.add(step);
    return [];
  });
}

/** Spans that are out of bounds or do not quote their report, wherever in a row they stand. */
function findBrokenSpans(record: DossierRecord): string[] {
  const texts = new Map(record.reports.map(({ id, text }) => [id, text]));
  const problems: string[] = [];
  const look = (value: unknown, path: (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    if (isSpan(value)) {
      const fault = faultOf(value, texts.get(value.report));
      if (fault) problems.push(`${pathOf(path, record)}: ${fault}`);
    }
    if (Array.isArray(value)) for (const [index, item] of value.entries()) look(item, [...path, index]);
    else for (const [key, item] of Object.entries(value)) if (typeof item === "object") look(item, [...path, key]);
  };
  for (const [list, rows] of Object.entries(record)) if (list !== "reports" && Array.isArray(rows)) look(rows, [list]);
  return problems;
}

const isSpan = (value: object): value is RecordSpan =>
  "report" in value &&
  "start" in value &&
  "end" in value &&
  "text" in value &&
  typeof value.text === "string" &&
  Number.isInteger(value.start) &&
  Number.isInteger(value.end);

function faultOf({ report, start, end, text }: RecordSpan, whole: string | undefined): string | null {
  if (whole === undefined) return `there is no report ${report}`;
  if (start >= end || end > whole.length)
    return `${start}-${end} is empty or outside the ${whole.length} units of report ${report}`;
  const there = whole.slice(start, end);
  return there === text ? null : `says ${excerpt(text)} but report ${report} has ${excerpt(there)} at ${start}-${end}`;
}

const excerpt = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text);

import { all, one, SCHEMA_VERSION } from "./database.js";
import type { RecordStatement } from "./schema.js";
import { rowsOfList, type Session } from "./session.js";
import type { IntegrityCheck } from "./store-types.js";

/** Looks the whole record over: the file, references, the index, and that every span still quotes its report. */
export function checkIntegrity(session: Session): IntegrityCheck[] {
  const { database } = session;
  const sound = all<{ integrity_check: string }>(database, "PRAGMA integrity_check").map((row) => row.integrity_check);
  const dangling = all<{ table: string }>(database, "PRAGMA foreign_key_check");
  const reports = one<{ total: number }>(database, "SELECT count(*) AS total FROM reports")!.total;
  const indexed = one<{ total: number }>(database, "SELECT count(*) AS total FROM report_words")!.total;
  const version = one<{ user_version: number }>(database, "PRAGMA user_version")!.user_version;
  const broken = brokenSpans(session);
  return [
    { name: "layout", ok: version === SCHEMA_VERSION, detail: `version ${version}` },
    { name: "file", ok: sound.length === 1 && sound[0] === "ok", detail: sound.slice(0, 3).join("; ") },
    {
      name: "references",
      ok: dangling.length === 0,
      detail: dangling.length === 0 ? "all resolve" : `${dangling.length} point nowhere`,
    },
    { name: "search index", ok: reports === indexed, detail: `${indexed} of ${reports} reports` },
    {
      name: "spans",
      ok: broken.length === 0,
      detail: broken.length === 0 ? "every span quotes its report" : `broken in ${broken.slice(0, 5).join(", ")}`,
    },
  ];
}

/** Ids of statements with a span that is empty or outside its report. */
function brokenSpans(session: Session): string[] {
  const statements: RecordStatement[] = rowsOfList(session, "statements");
  return statements
    .filter(({ source, cue, content }) =>
      [...source, ...cue, ...content].some(({ report, start, end, text }) => {
        const whole = session.textOf(report);
        return whole === undefined || start >= end || end > whole.length || whole.slice(start, end) !== text;
      }),
    )
    .map(({ id }) => id);
}

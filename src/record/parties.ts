import { all, one, run } from "./database.js";
import { partyRow } from "./merge.js";
import { packRow, unpackRow } from "./packing.js";
import type { Naming } from "./rows.js";
import type { RecordParty } from "./schema.js";
import type { Session } from "./session.js";

/** Stores what a report says of its parties, and makes their rows anew from all that is known of them. */
export function addNamings(session: Session, namings: readonly Naming[]): void {
  for (const naming of namings) {
    // The row is put together below; it must be there first for the naming to refer to.
    run(session.database, "INSERT INTO parties (id, row) VALUES (?, '{}') ON CONFLICT (id) DO NOTHING", naming.party);
    run(
      session.database,
      "INSERT INTO namings (party, report, row) VALUES (?, ?, ?)",
      naming.party,
      naming.report,
      packRow(naming, session.textOf),
    );
  }
  refreshParties(session, new Set(namings.map((naming) => naming.party)));
}

/** Makes the rows of these parties anew from their namings and what an import gave; without either the row is left. */
export function refreshParties(session: Session, ids: ReadonlySet<string>): void {
  for (const id of ids) {
    const stored = one<{ base: string | null }>(session.database, "SELECT base FROM parties WHERE id = ?", id);
    if (!stored) continue;
    const namings = all<{ row: string }>(session.database, "SELECT row FROM namings WHERE party = ?", id).map(
      ({ row }) => unpackRow<Naming>(row, session.textOf),
    );
    const base = stored.base ? unpackRow<RecordParty>(stored.base, session.textOf) : null;
    if (namings.length === 0 && base === null) continue;
    run(
      session.database,
      "UPDATE parties SET row = ? WHERE id = ?",
      packRow(partyRow(id, namings, base), session.textOf),
      id,
    );
  }
}

/** All parties in the order of their ids, or of their import. */
export const allParties = (session: Session): RecordParty[] =>
  all<{ row: string }>(
    session.database,
    "SELECT row FROM parties ORDER BY base IS NULL, CASE WHEN base IS NULL THEN id END, seq",
  ).map(({ row }) => unpackRow<RecordParty>(row, session.textOf));

/** Columns that refer to a party, and lists of parties inside rows: together every way in which a party is used. */
const USES = [
  "SELECT speaker AS party FROM statements",
  "SELECT addressee FROM statements",
  "SELECT party FROM positions",
  "SELECT side FROM positions",
  "SELECT party FROM roles",
  "SELECT of FROM roles",
  "SELECT party FROM namings",
  "SELECT json_each.value FROM events, json_each(events.row, '$.actors')",
  "SELECT json_each.value FROM events, json_each(events.row, '$.recipients')",
  "SELECT json_each.value FROM plans, json_each(plans.row, '$.parties')",
  "SELECT json_each.value FROM channels, json_each(channels.row, '$.parties')",
  "SELECT json_each.value FROM channels, json_each(channels.row, '$.absent')",
  "SELECT row ->> 'askedOf' FROM questions",
  "SELECT row ->> 'side' FROM shifts",
  "SELECT row ->> 'party' FROM shifts",
];

/** Ids of parties that nothing names any more; those that an import gave stay. */
export function unusedParties(session: Session): string[] {
  // NOT EXISTS rather than NOT IN: the uses hold nulls.
  const uses = `SELECT 1 FROM (${USES.join(" UNION ALL ")}) AS used WHERE used.party = parties.id`;
  return all<{ id: string }>(
    session.database,
    `SELECT id FROM parties WHERE base IS NULL AND NOT EXISTS (${uses})`,
  ).map(({ id }) => id);
}

import type { Codebook } from "../knowledge/codebook.js";
import type { Reading } from "../reading/contract.js";
import { compare, partyRow, roleKey } from "./merge.js";
import { type Naming, type RoleRow, rowsOf } from "./rows.js";
import { type DossierRecord, RECORD_FORMAT } from "./schema.js";

/**
 * One record of many readings, nothing stored: reports in the order given, one row for a party named alike in several
 * reports, one for a role. Report ids must be unique.
 */
export function assembleRecord(
  readings: readonly Reading[],
  { dossier = null, codebook = null }: { dossier?: string | null; codebook?: Codebook | null } = {},
): DossierRecord {
  const rows = readings.map(rowsOf);
  const namings = groupBy(rows.flatMap((item) => item.namings));
  const roles = new Map<string, RoleRow>();
  for (const role of rows.flatMap((item) => item.roles)) {
    const same = roles.get(roleKey(role));
    roles.set(roleKey(role), same ? { ...same, spans: [...same.spans, ...role.spans] } : role);
  }
  return {
    format: RECORD_FORMAT,
    ...(dossier === null ? {} : { dossier }),
    reports: rows.map((item) => item.report),
    parties: [...namings].map(([id, list]) => partyRow(id, list, null)).sort((a, b) => compare(a.id, b.id)),
    roles: [...roles.values()].map((role) => ({ ...role, spans: [...role.spans] })),
    issues: (codebook?.issues ?? []).map((issue) => ({ ...issue, phrases: [...issue.phrases] })),
    statements: rows.flatMap((item) => item.statements),
    positions: [],
    shifts: [],
    clashes: [],
    events: [],
    plans: [],
    channels: [],
    questions: [],
    differences: [],
  };
}

function groupBy(namings: readonly Naming[]): Map<string, Naming[]> {
  const groups = new Map<string, Naming[]>();
  for (const naming of namings) {
    const group = groups.get(naming.party);
    if (group) group.push(naming);
    else groups.set(naming.party, [naming]);
  }
  return groups;
}

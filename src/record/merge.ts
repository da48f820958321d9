/** One party, one row; one role, one row: evidence of many reports put together, the same in whatever order it came. */
import type { Naming, RoleRow } from "./rows.js";
import type { RecordParty, RecordSpan } from "./schema.js";

/** Which kind wins where reports differ: what the tables know before what a report suggests before a guess. */
const KIND_ORDER: readonly RecordParty["kind"][] = [
  "state",
  "alliance",
  "government",
  "person",
  "organization",
  "group",
  "unnamed",
];

/**
 * The row of one party from all its namings and from `base`, the row a person or an import gave, which wins.
 * Names: the one that is not all capitals, then the one with most accents, then the first in code-unit order.
 */
export function partyRow(id: string, namings: readonly Naming[], base: RecordParty | null): RecordParty {
  const sorted = [...namings].sort((a, b) => compare(a.report, b.report));
  const name = base?.name ?? sorted.map((naming) => naming.name).sort(byFitness)[0] ?? id;
  const kind =
    base?.kind ?? KIND_ORDER.find((wanted) => sorted.some((naming) => naming.kind === wanted)) ?? "organization";
  const written = new Set(sorted.flatMap((naming) => [naming.name, ...naming.aliases]));
  const known = new Set([name, ...(base?.aliases ?? [])]);
  const further = [...written].filter((alias) => !known.has(alias)).sort(compare);
  const spans: RecordSpan[] = sorted.map((naming) => naming.span);
  return {
    ...(base ?? {}),
    id,
    name,
    kind,
    aliases: [...(base?.aliases ?? []), ...further],
    ...(base === null || spans.length > 0 ? { spans } : {}),
  };
}

const byFitness = (a: string, b: string): number =>
  Number(a === a.toUpperCase()) - Number(b === b.toUpperCase()) || accents(b) - accents(a) || compare(a, b);
const accents = (name: string): number => name.normalize("NFKD").length - name.normalize("NFC").length;

/** Code-unit order: the same on every machine, whatever its locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What makes two role rows the same role. */
export const roleKey = ({
  party,
  office,
  of,
  from,
  to,
}: Pick<RoleRow, "party" | "office" | "of" | "from" | "to">): string =>
  JSON.stringify([party, office.toLowerCase(), of, from, to]);

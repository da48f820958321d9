import { findTokens } from "../text/tokens.js";
import { readTable } from "./tables.js";

/** A party that the tables of `data/` know, before any report names it. */
export interface KnownParty {
  readonly name: string;
  readonly kind: "state" | "alliance" | "organization" | "group";
}

/** What a run of words stands for: the party's own name, its adjective, its seat, or a customary stand-in. */
export type NameUse = "name" | "adjective" | "capital" | "metonym";

export interface KnownName {
  /** The words as tokens, with their capitals. */
  readonly words: readonly string[];
  readonly party: KnownParty;
  readonly use: NameUse;
}

export interface Gazetteer {
  /** Names by their first word, longest first. */
  readonly byFirstWord: ReadonlyMap<string, readonly KnownName[]>;
}

interface StateRow {
  name: string;
  official?: string;
  aliases?: string[];
  adjectives?: string[];
  demonyms?: string[];
  capital?: string[];
  metonyms?: string[];
}
interface OrganizationRow {
  name: string;
  short?: string;
  aliases?: string[];
  kind: "alliance" | "organization" | "group";
  metonyms?: string[];
}

let loaded: Gazetteer | null = null;

/** States and organizations of `data/`, read once. */
export function gazetteer(): Gazetteer {
  loaded ??= build(rowsOf<StateRow>("states.yaml"), rowsOf<OrganizationRow>("organizations.yaml"));
  return loaded;
}

/** The rows of a table that is a list, or the one list in it. */
function rowsOf<Row>(file: string): Row[] {
  const table = readTable<Row[] | Record<string, Row[]>>(file);
  return Array.isArray(table) ? table : (Object.values(table).find(Array.isArray) ?? []);
}

function build(states: readonly StateRow[], organizations: readonly OrganizationRow[]): Gazetteer {
  const byFirstWord = new Map<string, KnownName[]>();
  const add = (written: string | undefined, party: KnownParty, use: NameUse) => {
    const words = written ? wordsOfName(written) : [];
    const first = words[0];
    if (first === undefined) return;
    const list = byFirstWord.get(first) ?? [];
    if (list.some((known) => known.words.join(" ") === words.join(" "))) return;
    list.push({ words, party, use });
    byFirstWord.set(first, list);
  };
  for (const row of states) {
    const party: KnownParty = { name: row.name, kind: "state" };
    for (const written of [row.name, row.official, ...(row.aliases ?? [])]) add(written, party, "name");
    for (const written of row.capital ?? []) add(written, party, "capital");
    for (const written of row.metonyms ?? []) add(written.replace(/^the /, ""), party, "metonym");
  }
  for (const row of organizations) {
    const party: KnownParty = { name: row.name, kind: row.kind };
    for (const written of [row.name, row.short, ...(row.aliases ?? [])])
      add(written?.replace(/^the /, ""), party, "name");
    for (const written of row.metonyms ?? []) add(written.replace(/^the /, ""), party, "metonym");
  }
  // Adjectives last: "U.S." is the name first.
  for (const row of states)
    for (const written of [...(row.adjectives ?? []), ...(row.demonyms ?? [])])
      add(written, { name: row.name, kind: "state" }, "adjective");
  for (const list of byFirstWord.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirstWord };
}

const wordsOfName = (name: string): string[] =>
  findTokens(name, [{ start: 0, end: name.length, paragraph: 0 }]).map((token) => name.slice(token.start, token.end));

import { readTable } from "./tables.js";

export type Gender = "male" | "female";

/** Words that stand with names, as lower-case sets. */
export interface Titles {
  /** Offices of one or more words: "foreign minister". */
  readonly offices: ReadonlySet<string>;
  readonly honorifics: ReadonlyMap<string, Gender | null>;
  readonly qualifiers: ReadonlySet<string>;
  readonly unnamed: ReadonlySet<string>;
  readonly bodies: ReadonlySet<string>;
  readonly documents: ReadonlySet<string>;
  readonly media: ReadonlySet<string>;
  /** Gender by given name. */
  readonly givenNames: ReadonlyMap<string, Gender>;
}

type Row =
  | string
  | {
      name?: string;
      word?: string;
      title?: string;
      office?: string;
      noun?: string;
      gender?: Gender | null;
      abbreviations?: string[];
      plural?: string;
      aliases?: string[];
    };

let loaded: Titles | null = null;

/** Titles and given names of `data/`, read once. */
export function titles(): Titles {
  loaded ??= load();
  return loaded;
}

function load(): Titles {
  const table = readTable<Record<string, Row[]>>("titles.yaml");
  const names = readTable<Record<Gender, string[]>>("given-names.yaml");
  const set = (group: string) => new Set((table[group] ?? []).flatMap(writtenForms).map((word) => word.toLowerCase()));
  return {
    offices: set("offices"),
    honorifics: new Map(
      (table.honorifics ?? []).flatMap((row) =>
        writtenForms(row).map((word) => [word.toLowerCase(), genderOf(row)] as const),
      ),
    ),
    qualifiers: set("qualifiers"),
    unnamed: set("unnamed"),
    bodies: set("bodies"),
    documents: set("documents"),
    media: set("media"),
    givenNames: new Map(
      (["male", "female"] as const).flatMap((gender) => (names[gender] ?? []).map((name) => [name, gender] as const)),
    ),
  };
}

const writtenForms = (row: Row): string[] =>
  typeof row === "string"
    ? [row]
    : [
        row.name,
        row.word,
        row.title,
        row.office,
        row.noun,
        row.plural,
        ...(row.abbreviations ?? []),
        ...(row.aliases ?? []),
      ].filter((word) => word !== undefined);
const genderOf = (row: Row): Gender | null => (typeof row === "string" ? null : (row.gender ?? null));

/** The parties of one report while it is read: who has been named, where, and under which names. */
import type { Gender } from "../knowledge/titles.js";
import type { Span } from "../text/span.js";
import type { Certainty, Party, PartyKind } from "./contract.js";
import type { Name } from "./names.js";
import type { Words } from "./words.js";

/** A party that may still gain names. */
export interface Draft {
  readonly id: string;
  name: string;
  readonly kind: PartyKind;
  readonly aliases: Set<string>;
  first: Span;
  gender: Gender | null;
  /** Offices it was named with, lower case. */
  readonly offices: Set<string>;
}

/** A place where a party was named, for pronouns and bare offices. */
export interface Seen {
  readonly party: string;
  /** Word index. */
  readonly at: number;
  readonly sentence: number;
  readonly subject: boolean;
}

export interface Ledger {
  readonly words: Words;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** The party of this name, made from words `from` to `to` if it is new. */
  mint(name: string, kind: PartyKind, from: number, to: number): Draft;
  /** A person by their full name; their surname finds them from then on. */
  addPerson(name: Name): Draft;
  /** The person a shorter name means: null where nobody fits, or where two share the name and neither is near. */
  personCalled(name: Name): { draft: Draft; certainty: Certainty } | null;
  isSurname(name: Name): boolean;
  /** The one organization or group whose name ends in these words: "the Times" of "The New York Times". */
  bodyCalled(name: string): Draft | null;
  see(seen: Seen): void;
  /** The places named in one sentence, in order. */
  seenIn(sentence: number): Seen[];
  /** The last place before a word that fits, among the most recent ones. */
  lastSeen(before: number, fits: (seen: Seen, draft: Draft) => boolean): Seen | null;
  /** Who spoke last, and in which sentence. */
  /** Who issued the document, if it says so: who "we" is outside quotations. */
  issuer: string | null;
  lastSpoken: { readonly party: string; readonly sentence: number } | null;
}

/** How many earlier mentions are looked through: keeps long reports linear. */
const REACH = 300;
/** How many sentences apart two mentions of a shared surname may lie. */
const NEAR = 2;

export function openLedger(words: Words): Ledger {
  const drafts = new Map<string, Draft>();
  const byName = new Map<string, Draft>();
  const bySurname = new Map<string, Set<Draft>>();
  /** Bodies by the last word of their name. */
  const bodies = new Map<string, Draft[]>();
  const seen: Seen[] = [];
  const surnameOf = ({ from, to }: Name) => {
    const last = fold(words.list[to - 1]!.text);
    // "John G. Doe Jr." is called Doe.
    return to - from > 1 && /^(?:jr|sr|ii|iii|iv)$/.test(last) ? fold(words.list[to - 2]!.text) : last;
  };
  /** Index of the first place at or after word `at`. */
  const seenFrom = (at: number): number => {
    let low = 0;
    let high = seen.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seen[middle]!.at < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  /** A person known so far by the surname of this full name alone ("Mr Doe", then "John Doe"), if it is the only one. */
  const surnameOnly = (name: Name): Draft | null => {
    const [only, ...others] = [...(bySurname.get(surnameOf(name)) ?? [])];
    const same = only && others.length === 0 && fold(only.name) === surnameOf(name);
    return same && !(name.gender && only.gender && name.gender !== only.gender) ? only : null;
  };
  const rename = (draft: Draft, { text, from, to }: Name) => {
    draft.aliases.add(draft.name);
    draft.name = text;
    draft.first = { start: words.list[from]!.start, end: words.list[to - 1]!.end };
    byName.set(fold(text), draft);
  };

  const ledger: Ledger = {
    words,
    drafts,
    lastSpoken: null,
    issuer: null,
    mint(name, kind, from, to) {
      const existing = byName.get(fold(name));
      if (existing) return existing;
      let id = slug(name);
      for (let n = 2; drafts.has(id); n++) id = `${slug(name)}-${n}`;
      const first = { start: words.list[from]!.start, end: words.list[to - 1]!.end };
      const draft: Draft = { id, name, kind, aliases: new Set(), first, gender: null, offices: new Set() };
      drafts.set(id, draft);
      byName.set(fold(name), draft);
      if (kind !== "person" && kind !== "unnamed")
        bodies.set(lastWord(name), [...(bodies.get(lastWord(name)) ?? []), draft]);
      return draft;
    },
    addPerson(name) {
      const short = name.to - name.from > 1 ? surnameOnly(name) : null;
      if (short) rename(short, name);
      const draft = short ?? ledger.mint(name.text, "person", name.from, name.to);
      // A transcript's "JANE DOE" gives way to "Jane Doe".
      if (draft.name === draft.name.toUpperCase() && name.text !== draft.name) draft.name = name.text;
      const surname = surnameOf(name);
      bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(draft));
      return draft;
    },
    personCalled(name) {
      const fitting = [...(bySurname.get(surnameOf(name)) ?? [])].filter((draft) => fits(draft, name));
      if (fitting.length === 1) return { draft: fitting[0]!, certainty: name.to - name.from > 1 ? "sure" : "likely" };
      if (fitting.length === 0) return null;
      const last = ledger.lastSeen(name.from, (_, draft) => fitting.includes(draft));
      const near = last && words.list[name.from]!.sentence - last.sentence <= NEAR;
      return near ? { draft: drafts.get(last.party)!, certainty: "unsure" } : null;
    },
    isSurname: (name) => bySurname.has(surnameOf(name)),
    bodyCalled(name) {
      const called = bodies.get(lastWord(name))?.filter((draft) => fold(draft.name).endsWith(` ${fold(name)}`)) ?? [];
      return called.length === 1 ? called[0]! : null;
    },
    see: (place) => void seen.splice(seenFrom(place.at + 1), 0, place),
    seenIn(sentence) {
      const range = words.sentences[sentence];
      return range && range.from >= 0 ? seen.slice(seenFrom(range.from), seenFrom(range.to)) : [];
    },
    lastSeen(before, wanted) {
      const end = seenFrom(before);
      for (let i = end - 1; i >= Math.max(0, end - REACH); i--)
        if (wanted(seen[i]!, drafts.get(seen[i]!.party)!)) return seen[i]!;
      return null;
    },
  };
  return ledger;
}

/** Whether a shorter name can be this person: each of its words, or its initial, is one of theirs. */
function fits(draft: Draft, name: Name): boolean {
  if (draft.kind !== "person" || (name.gender && draft.gender && name.gender !== draft.gender)) return false;
  const full = fold(draft.name).split(" ");
  const short = fold(name.text).split(" ");
  const same = (a: string, b: string) =>
    a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
  return short.length <= full.length && short.every((word) => full.some((part) => same(word, part)));
}

/** The draft as the contract wants it. */
export const partyOf = ({ id, name, kind, aliases, first }: Draft): Party => ({
  id,
  name,
  kind,
  aliases: [...aliases].filter((alias) => alias !== name),
  first,
});

const lastWord = (name: string): string => fold(name).split(" ").at(-1)!;

/** Case, accents and points do not tell names apart. */
export const fold = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.’']/g, "").replace(/\s+/g, " ").trim();

const slug = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "party";

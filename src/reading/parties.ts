/** Parties of one report: names gathered into persons, states and bodies, and every later way to name them resolved. */
import { type Gender, titles } from "../knowledge/titles.js";
import { wordClasses } from "../knowledge/word-classes.js";
import type { Certainty, Mention, Party, PartyKind, Resolution, Role } from "./contract.js";
import { findNames, type Name } from "./names.js";
import { type NounPhrase, startsClause } from "./noun-phrases.js";
import { isAdverbial, isAuxiliary, type Word, type Words } from "./words.js";

/** What a phrase was resolved to; `party` null where it was left open. */
export interface Resolved {
  readonly party: string | null;
  readonly how: Resolution;
  readonly certainty: Certainty;
}

/** The parties of a report while it is read: grows as sources are resolved, never forgets. */
export interface PartyBook {
  /** Resolves a source or addressee; mints a party only from the phrase's own words. */
  resolve(phrase: NounPhrase, options?: { addressee?: boolean; speaker?: string | null }): Resolved;
  /** Tells the book who spoke last, for the pronouns to come. */
  spoke(party: string, sentence: number): void;
  parties(): Party[];
  mentions(): Mention[];
  roles(): Role[];
}

interface Draft {
  readonly id: string;
  name: string;
  kind: PartyKind;
  readonly aliases: Set<string>;
  first: { start: number; end: number };
  gender: Gender | null;
  /** Offices it was named with, lower case. */
  readonly offices: Set<string>;
}

/** A place where a person or body was named, for pronouns and bare offices. */
interface Seen {
  readonly party: string;
  readonly at: number;
  readonly sentence: number;
  readonly subject: boolean;
}

const OPEN: Resolved = { party: null, how: "description", certainty: "unsure" };
/** How many sentences back a pronoun may reach. */
const REACH = 6;

/** Gathers the parties that the report names outright. */
export function openPartyBook(words: Words): PartyBook {
  const { list } = words;
  const text = words.report.text;
  const drafts = new Map<string, Draft>();
  const bySurname = new Map<string, Set<string>>();
  const byName = new Map<string, string>();
  const seen: Seen[] = [];
  const mentions: Mention[] = [];
  const roles = new Map<string, Role>();
  let lastSpoken: { party: string; sentence: number } | null = null;

  const names = findNames(words);
  const nameAt = new Map(names.flatMap((name) => range(name.from, name.to).map((at) => [at, name] as const)));
  const span = (from: number, to: number) => ({ start: list[from]!.start, end: list[to - 1]!.end });

  function mint(name: string, kind: PartyKind, from: number, to: number): Draft {
    const key = fold(name);
    const existing = byName.get(key);
    if (existing) return drafts.get(existing)!;
    let id = slug(name);
    for (let n = 2; drafts.has(id); n++) id = `${slug(name)}-${n}`;
    const draft: Draft = {
      id,
      name,
      kind,
      aliases: new Set(),
      first: span(from, to),
      gender: null,
      offices: new Set(),
    };
    drafts.set(id, draft);
    byName.set(key, id);
    return draft;
  }

  function addPerson(name: Name): Draft {
    const draft = mint(name.text, "person", name.from, name.to);
    const surname = fold(list[name.to - 1]!.text);
    if (!bySurname.has(surname)) bySurname.set(surname, new Set());
    bySurname.get(surname)!.add(draft.id);
    return draft;
  }

  /** The one person whose surname, or whose whole last words, this is; null where two share it. */
  function personCalled(name: Name): { draft: Draft; certainty: Certainty } | null {
    const called = bySurname.get(fold(list[name.to - 1]!.text));
    if (!called) return null;
    const fitting = [...called].map((id) => drafts.get(id)!).filter((draft) => fits(draft, name));
    if (fitting.length === 1) return { draft: fitting[0]!, certainty: name.to - name.from > 1 ? "sure" : "likely" };
    // Two people of one surname: the one named last, if that was close by; else it stays open.
    const last = seen.findLast((item) => item.at < name.from && fitting.some((draft) => draft.id === item.party));
    return last && list[name.from]!.sentence - last.sentence <= 2
      ? { draft: drafts.get(last.party)!, certainty: "unsure" }
      : null;
  }

  function fits(draft: Draft, name: Name): boolean {
    if (name.gender && draft.gender && name.gender !== draft.gender) return false;
    const words = fold(name.text).split(" ");
    const full = fold(draft.name).split(" ");
    return (
      words.length <= full.length &&
      words.every((word) =>
        full.some(
          (part) =>
            part === word ||
            (part.length === 1 && word.startsWith(part)) ||
            (word.length === 1 && part.startsWith(word)),
        ),
      )
    );
  }

  // First the full names, wherever they stand, so that a headline's surname finds its person.
  for (const name of names) if (name.person && name.to - name.from >= 2) addPerson(name);
  for (const name of names) if (name.person && name.to - name.from === 1 && !personCalled(name)) addPerson(name);
  for (const name of names) record(name);

  function record(name: Name): void {
    let resolved: { draft: Draft; certainty: Certainty } | null = null;
    if (name.known)
      resolved = {
        draft: mint(name.known.party.name, name.known.party.kind, name.from, name.to),
        certainty: name.known.use === "capital" ? "unsure" : "sure",
      };
    else if (name.person && name.to - name.from >= 2) resolved = { draft: addPerson(name), certainty: "sure" };
    else resolved = personCalled(name);
    if (!resolved) return;
    const { draft, certainty } = resolved;
    const written = text.slice(list[name.from]!.start, list[name.to - 1]!.end).replace(/\s+/g, " ");
    if (written !== draft.name) draft.aliases.add(written);
    draft.gender ??= name.gender;
    seen.push({
      party: draft.id,
      at: name.from,
      sentence: list[name.from]!.sentence,
      subject: isSubject(words, name.titleFrom, name.to),
    });
    mentions.push({
      span: span(name.titleFrom, name.to),
      name: span(name.from, name.to),
      party: draft.id,
      how:
        name.known && name.known.use !== "name"
          ? "metonym"
          : fold(written) === fold(draft.name)
            ? "full name"
            : "part of name",
      certainty,
    });
    if (name.office) addRole(draft, name);
  }

  function addRole(draft: Draft, name: Name): void {
    draft.offices.add(name.office!);
    const state = name.of ? mint(name.of.party.name, name.of.party.kind, name.titleFrom, name.from) : null;
    const key = `${draft.id} ${name.office}`;
    if (roles.has(key) && !(state && roles.get(key)!.of === null)) return;
    roles.set(key, {
      party: draft.id,
      office: name.office!,
      of: state?.id ?? null,
      from: null,
      to: null,
      span: span(name.titleFrom, name.to),
    });
  }

  function resolve(
    phrase: NounPhrase,
    { addressee = false, speaker = null }: { addressee?: boolean; speaker?: string | null } = {},
  ): Resolved {
    const first = list[phrase.from]!;
    if (phrase.to - phrase.from === 1) {
      const pronoun = resolvePronoun(first, phrase, speaker);
      if (pronoun) return pronoun;
    }
    const head = headOf(words, phrase);
    const inside = range(phrase.from, head + 1).flatMap((at) => nameAt.get(at) ?? []);
    const last = inside.at(-1);
    // The name is the head: "Defense Secretary Pete Hegseth", "the Kremlin", "Kyiv".
    if (last && last.to === head + 1) return byHeadName(last, phrase, addressee);
    return byDescription(phrase, head, inside[0] ?? null, addressee);
  }

  function byHeadName(name: Name, phrase: NounPhrase, addressee: boolean): Resolved {
    if (name.known) {
      const draft = mint(name.known.party.name, name.known.party.kind, name.from, name.to);
      return {
        party: draft.id,
        how: name.known.use === "name" ? "full name" : "metonym",
        certainty: name.known.use === "capital" ? "likely" : "sure",
      };
    }
    const person = personCalled(name);
    if (person)
      return {
        party: person.draft.id,
        how: fold(person.draft.name) === fold(name.text) ? "full name" : "part of name",
        certainty: person.certainty,
      };
    if (bySurname.has(fold(list[name.to - 1]!.text)) && name.to - name.from === 1)
      return { ...OPEN, how: "part of name" };
    const kind = kindOfUnknown(words, name, phrase);
    const draft = mint(
      name.text,
      addressee && kind === "person" && phrase.to - phrase.from > 3 ? "organization" : kind,
      name.from,
      name.to,
    );
    if (kind === "person") {
      const surname = fold(list[name.to - 1]!.text);
      bySurname.set(surname, (bySurname.get(surname) ?? new Set()).add(draft.id));
    }
    seen.push({ party: draft.id, at: name.from, sentence: list[name.from]!.sentence, subject: true });
    seen.sort((a, b) => a.at - b.at);
    return { party: draft.id, how: "full name", certainty: "likely" };
  }

  /** "the president", "the Biden administration", "two Western officials", "reporters". */
  function byDescription(phrase: NounPhrase, head: number, named: Name | null, addressee: boolean): Resolved {
    const { offices, unnamed, bodies, documents } = titles();
    const noun = list[head]!.lower;
    if (documents.has(noun)) return OPEN;
    const definite =
      wordClasses().determiners.has(list[phrase.from]!.lower) &&
      /^(?:the|his|her|its|their)$/.test(list[phrase.from]!.lower);
    if (bodies.has(noun) && named && nameAt.get(head - 1) === named) {
      const from = firstNamed(list, named.from);
      const name = text.slice(list[from]!.start, list[head]!.end).replace(/\s+/g, " ");
      const kind = /^(?:administration|government|cabinet|regime)$/.test(noun) ? "government" : "organization";
      return { party: mint(name, kind, from, head + 1).id, how: "full name", certainty: "likely" };
    }
    const office = officeIn(list, phrase.from, head + 1, offices);
    if (office && definite && !/s$/.test(noun)) {
      const holder = lastHolder(office, phrase.from);
      if (holder) return { party: holder, how: "office", certainty: "likely" };
    }
    const plural = /[^s]s$/.test(noun) || noun === "people";
    if (
      unnamed.has(noun) ||
      (addressee && plural) ||
      (office && !definite) ||
      (plural && !named && !list[phrase.from]!.capital)
    ) {
      let from = phrase.from;
      while (from < head && (wordClasses().determiners.has(list[from]!.lower) || list[from]!.kind === "number")) from++;
      const to = addressee ? head + 1 : phrase.to;
      const name = text.slice(list[from]!.start, list[to - 1]!.end).replace(/\s+/g, " ");
      return {
        party: mint(lowerFirst(name, list[from]!), addressee ? "group" : "unnamed", from, to).id,
        how: "description",
        certainty: "likely",
      };
    }
    return OPEN;
  }

  function lastHolder(office: string, before: number): string | null {
    const holds = (id: string) =>
      [...drafts.get(id)!.offices].some(
        (held) => held === office || held.endsWith(` ${office}`) || office.endsWith(` ${held}`),
      );
    const near = seen.findLast(
      (item) => item.at < before && drafts.get(item.party)!.kind === "person" && holds(item.party),
    );
    if (!near) return null;
    // Several people hold such an office here: the speaker before, if one of them, else the last one named as a subject.
    const recent = seen.findLast((item) => item.at < before && item.subject && holds(item.party));
    return lastSpoken && holds(lastSpoken.party) ? lastSpoken.party : (recent ?? near).party;
  }

  function resolvePronoun(word: Word, phrase: NounPhrase, speaker: string | null): Resolved | null {
    const gender = GENDERS[word.lower];
    if (gender !== undefined) {
      const person = lastPerson(phrase.from, gender, speaker);
      return { party: person, how: "pronoun", certainty: person ? "likely" : "unsure" };
    }
    if (word.lower === "they" || word.lower === "them" || word.lower === "it") {
      const body = lastBody(phrase.from, word.lower !== "it");
      return { party: body, how: "pronoun", certainty: "unsure" };
    }
    return wordClasses().subject_pronouns.has(word.lower) || wordClasses().object_pronouns.has(word.lower)
      ? { party: null, how: "pronoun", certainty: "unsure" }
      : null;
  }

  /** The nearest sentence that names a fitting person: its subject first, else its last; the last speaker breaks ties. */
  function lastPerson(before: number, gender: Gender, speaker: string | null): string | null {
    const sentence = list[before]!.sentence;
    const fitting = (item: Seen) => {
      const draft = drafts.get(item.party)!;
      return (
        item.at < before &&
        item.party !== speaker &&
        draft.kind === "person" &&
        (draft.gender === null || draft.gender === gender)
      );
    };
    for (let back = 0; back <= REACH; back++) {
      const here = seenIn(sentence - back).filter(fitting);
      const subject = here.find((item) => item.subject) ?? null;
      const spoke =
        lastSpoken && lastSpoken.sentence === sentence - back && fittingId(lastSpoken.party, gender, speaker)
          ? lastSpoken.party
          : null;
      if (spoke) return spoke;
      if (subject) return subject.party;
      if (here.length > 0 && back > 0) return here[0]!.party;
      if (here.length === 1) return here[0]!.party;
    }
    if (lastSpoken && sentence - lastSpoken.sentence <= REACH * 2 && fittingId(lastSpoken.party, gender, speaker))
      return lastSpoken.party;
    const all = [...drafts.values()].filter(
      (draft) => draft.kind === "person" && draft.id !== speaker && (draft.gender === null || draft.gender === gender),
    );
    return all.length === 1 ? all[0]!.id : null;
  }

  const fittingId = (id: string, gender: Gender, speaker: string | null): boolean => {
    const draft = drafts.get(id)!;
    return id !== speaker && draft.kind === "person" && (draft.gender === null || draft.gender === gender);
  };

  /** Seen places of one sentence; `seen` is sorted by place, so a binary search finds it. */
  function seenIn(sentence: number): Seen[] {
    const range = words.sentences[sentence];
    if (!range || range.from < 0) return [];
    let low = 0;
    let high = seen.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (seen[middle]!.at < range.from) low = middle + 1;
      else high = middle;
    }
    const found: Seen[] = [];
    for (let i = low; i < seen.length && seen[i]!.at < range.to; i++) found.push(seen[i]!);
    return found;
  }

  function lastBody(before: number, plural: boolean): string | null {
    const sentence = list[before]!.sentence;
    for (let back = 0; back <= 2; back++) {
      const here = seenIn(sentence - back).filter(
        (item) => item.at < before && drafts.get(item.party)!.kind !== "person",
      );
      const subject = here.find((item) => item.subject);
      if (subject) return subject.party;
      if (here.length === 1 && plural) return here[0]!.party;
    }
    return null;
  }

  return {
    resolve(phrase, options) {
      const resolved = resolve(phrase, options);
      if (!range(phrase.from, phrase.to).some((at) => nameAt.get(at)?.known || mentionedAt(at)))
        mentions.push({ span: span(phrase.from, phrase.to), name: span(phrase.from, phrase.to), ...resolved });
      return resolved;
    },
    spoke(party, sentence) {
      lastSpoken = { party, sentence };
    },
    parties: () =>
      [...drafts.values()]
        .sort((a, b) => a.first.start - b.first.start)
        .map(({ id, name, kind, aliases, first }) => ({ id, name, kind, aliases: [...aliases], first })),
    mentions: () => dedupe(mentions),
    roles: () => [...roles.values()],
  };

  function mentionedAt(at: number): boolean {
    const name = nameAt.get(at);
    return name !== undefined && (name.person || personCalled(name) !== null);
  }
}

const GENDERS: Readonly<Record<string, Gender>> = {
  he: "male",
  him: "male",
  himself: "male",
  she: "female",
  her: "female",
  herself: "female",
};

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset);

/** Case, accents and points do not tell names apart. */
const fold = (name: string): string =>
  name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[.’']/g, "").replace(/\s+/g, " ").trim();

const slug = (name: string): string =>
  fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "") || "party";

/** A name keeps its capitals; a common noun at a sentence's start loses them. */
const lowerFirst = (name: string, word: Word): string =>
  word.text === word.text.toUpperCase() || !word.capital
    ? name
    : /^[A-Z][a-z]+ [a-z]/.test(name) || /^[A-Z][a-z]+$/.test(name)
      ? name[0]!.toLowerCase() + name.slice(1)
      : name;

/** The head of a phrase: its last word before "of", "for", "in" and the like. */
function headOf({ list }: Words, phrase: NounPhrase): number {
  for (let i = phrase.from + 1; i < phrase.to; i++) if (wordClasses().prepositions.has(list[i]!.lower)) return i - 1;
  return phrase.to - 1;
}

/** A capitalised modifier before the name belongs to it ("the Free Varland Army"); a qualifier ("previous") does not. */
function firstNamed(list: readonly Word[], from: number): number {
  let i = from;
  while (
    i > 0 &&
    list[i - 1]!.capital &&
    list[i - 1]!.kind === "word" &&
    list[i - 1]!.sentence === list[i]!.sentence &&
    !wordClasses().determiners.has(list[i - 1]!.lower)
  )
    i--;
  return i;
}

/** The longest office at the end of these words. */
function officeIn(list: readonly Word[], from: number, to: number, offices: ReadonlySet<string>): string | null {
  for (let i = Math.max(from, to - 4); i < to; i++) {
    const words = list
      .slice(i, to)
      .map((word) => word.lower)
      .join(" ");
    if (offices.has(words)) return words;
  }
  return null;
}

/** Whether a name starts a clause and a verb follows: then it is what the next pronoun most likely means. */
function isSubject(words: Words, from: number, to: number): boolean {
  const { list } = words;
  const next = list[to];
  const floor = words.sentences[list[from]!.sentence]!.from;
  const verb =
    next !== undefined &&
    (isAuxiliary(next) ||
      wordClasses().verbs.has(next.lower) ||
      isAdverbial(next) ||
      /(?:ed|s)$/.test(next.lower) ||
      next.text === ",") &&
    !/^['’]/.test(next.text);
  return verb && startsClause(list, from, floor);
}

/** What an unknown name is, by its own last word and by how the report speaks of it. */
function kindOfUnknown(words: Words, name: Name, phrase: NounPhrase): PartyKind {
  const text = name.text;
  if (name.person) return "person";
  const { list } = words;
  const escaped = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const around = new RegExp(
    `(?:(?:president|government|king|queen|minister|parliament|army|capital|people) of ${escaped}\\b)|(?:\\b${escaped}['’]s? (?:\\w+ )?(?:president|government|prime|foreign|defen[cs]e|parliament|army|capital|ambassador|envoy))`,
    "iu",
  );
  if (around.test(words.report.text.slice(0, 200_000))) return "state";
  if (
    /^\p{Lu}{2,}s?$/u.test(text) ||
    /(?:Party|Ministry|Council|Committee|Commission|Front|Army|Movement|Union|Agency|Organi[sz]ation|Group|Assembly|Parliament|Court|Bank|Times|Post|News|Journal|Association|Alliance|League|Authority|Department|Office)$/.test(
      text,
    )
  )
    return "organization";
  const determined = list[phrase.from]!.lower === "the" || list[phrase.from]!.lower === "a";
  return determined ? "organization" : "person";
}

/** One mention a place: the surest, in reading order. */
function dedupe(mentions: readonly Mention[]): Mention[] {
  const best = new Map<string, Mention>();
  for (const mention of mentions) {
    const key = `${mention.name.start}-${mention.name.end}`;
    if (!best.has(key) || (best.get(key)!.party === null && mention.party !== null)) best.set(key, mention);
  }
  return [...best.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

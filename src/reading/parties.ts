/** Parties of one report: names gathered into persons, states and bodies, and every later way to name them resolved. */
import { wordClasses } from "../knowledge/word-classes.js";
import type { Mention, Party, Resolved, Role } from "./contract.js";
import { adjectivesOf, findStates, kindOfUnknown, resolveDescription } from "./descriptions.js";
import { type Draft, fold, openLedger, partyOf } from "./ledger.js";
import { findNames, type Name, officeAt } from "./names.js";
import { canSpeak, headOf, type NounPhrase, startsClause } from "./noun-phrases.js";
import { resolvePronoun } from "./pronouns.js";
import { isAdverbial, isAuxiliary, isPossessive, type Words } from "./words.js";

/** The parties of a report while it is read: grows as sources are resolved, never forgets. */
export interface PartyBook {
  /**
   * Resolves a source or addressee; mints a party only from the phrase's own words. `speaker` is the party whose words
   * the phrase stands in.
   */
  resolve(phrase: NounPhrase, options?: { addressee?: boolean; speaker?: string | null }): Resolved;
  /** The phrases of a source that names two speakers ("Trump and Putin"); the source alone where it names one. */
  speakersIn(source: NounPhrase): readonly NounPhrase[];
  /** Tells the book who spoke last, for the pronouns to come. */
  spoke(party: string, sentence: number): void;
  parties(): Party[];
  mentions(): Mention[];
  roles(): Role[];
}

/** Gathers the parties that the report names outright; full names first, so that a headline's surname finds its person. */
export function openPartyBook(words: Words): PartyBook {
  const { list } = words;
  const ledger = openLedger(words);
  const mentions = new Map<string, Mention>();
  const roles = new Map<string, Role>();
  const names = findNames(words);
  const nameAt = new Map<number, Name>();
  for (const name of names) for (let at = name.from; at < name.to; at++) nameAt.set(at, name);
  const states = findStates(words, names);
  /** States of this report by their name and by the adjectives that English makes of it. */
  const stateWords = new Map(
    names
      .filter((name) => states.has(fold(name.text)))
      .reverse()
      .flatMap((name) => [name.text, ...adjectivesOf(name.text)].map((word) => [word, name] as const)),
  );
  const span = (from: number, to: number) => ({ start: list[from]!.start, end: list[to - 1]!.end });

  const mention = (from: number, to: number, name: { from: number; to: number }, resolved: Resolved) => {
    const key = `${name.from}-${name.to}`;
    if (mentions.get(key)?.party == null)
      mentions.set(key, { span: span(from, to), name: span(name.from, name.to), ...resolved });
  };

  for (const name of names) if (name.person && name.to - name.from >= 2) ledger.addPerson(name);
  for (const name of names)
    if (name.person && name.to - name.from === 1 && !ledger.personCalled(name)) ledger.addPerson(name);
  for (const name of names) record(name);
  // "Marta Elvin was sworn in as president": an office said of the last person named before it
  list.forEach((word, at) => {
    const end = word.lower === "as" ? officeAt(list, at + 1) : 0;
    if (end === 0) return;
    const last = ledger
      .seenIn(word.sentence)
      .findLast((seen) => seen.at < at && ledger.drafts.get(seen.party)!.kind === "person");
    const office = list.slice(at + 1, end).map(({ lower }) => lower);
    if (last) ledger.drafts.get(last.party)!.offices.add(office.join(" "));
  });
  // In a statement or post "we" is whoever issued it, if the text names them.
  if (/^(?:statement|post|readout)$/.test(words.report.kind) && words.report.outlet) {
    const issuer = names.find((name) => fold(name.text) === fold(words.report.outlet!));
    if (issuer)
      ledger.issuer = (
        partyNamed(issuer) ?? mintUnknown(issuer, { from: Math.max(0, issuer.from - 1), to: issuer.to })
      ).party;
  }

  function record(name: Name): void {
    const resolved = partyNamed(name);
    if (!resolved?.party) return;
    const draft = ledger.drafts.get(resolved.party)!;
    const written = words.report.text.slice(list[name.from]!.start, list[name.to - 1]!.end).replace(/\s+/g, " ");
    draft.aliases.add(written);
    draft.gender ??= name.gender;
    ledger.see({
      party: draft.id,
      at: name.from,
      sentence: list[name.from]!.sentence,
      subject: isSubject(words, name),
    });
    mention(name.titleFrom, name.to, name, resolved);
    if (name.office) addRole(draft, name, name.office);
  }

  function addRole(draft: Draft, name: Name, office: string): void {
    draft.offices.add(office);
    const of = stateOf(name);
    const key = `${draft.id} ${office}`;
    if (roles.get(key)?.of ?? (roles.has(key) && of === null)) return;
    roles.set(key, { party: draft.id, office, of, from: null, to: null, span: span(name.titleFrom, name.to) });
  }

  /** Whose office it is: "Russian President …", "Varland’s premier …", "Varlandish Premier …", "President … of Varland". */
  function stateOf(name: Name): string | null {
    if (name.of) return ledger.mint(name.of.party.name, name.of.party.kind, name.titleFrom, name.from).id;
    const behind = list[name.to]?.lower === "of" ? nameAt.get(name.to + 1) : undefined;
    const before = list[name.titleFrom - 1];
    const owner = before && isPossessive(before) ? list[name.titleFrom - 2] : before;
    for (const word of [list[name.titleFrom], owner, behind && list[behind.from]]) {
      const state = word?.capital ? stateWords.get(word.text) : undefined;
      if (state) return ledger.mint(state.text, "state", state.from, state.to).id;
    }
    return behind ? (partyNamed(behind)?.party ?? null) : null;
  }

  /** The party that a name names, if it is known already or names itself in full. */
  function partyNamed(name: Name): Resolved | null {
    if (name.known) {
      const { party, use } = name.known;
      const draft = ledger.mint(party.name, party.kind, name.from, name.to);
      return {
        party: draft.id,
        how: use === "name" ? "full name" : "metonym",
        certainty: use === "capital" ? "likely" : "sure",
      };
    }
    const called = ledger.personCalled(name);
    if (!called) return null;
    const full = fold(called.draft.name) === fold(name.text);
    return {
      party: called.draft.id,
      how: full ? "full name" : "part of name",
      certainty: full ? "sure" : called.certainty,
    };
  }

  function resolve(phrase: NounPhrase, addressee: boolean, speaker: string | null): Resolved {
    const pronoun = phrase.to - phrase.from === 1 ? resolvePronoun(ledger, list[phrase.from]!, speaker) : null;
    if (pronoun) return pronoun;
    const apposed = phrase.wideTo > phrase.to + 1 ? nameAt.get(phrase.to + 1) : undefined;
    // "its director, Amina Derrou,": the office first, the name behind the comma
    if (apposed?.from === phrase.to + 1 && !apposed.known && canSpeak(words, phrase) && !list[phrase.to - 1]!.capital) {
      return partyNamed(apposed) ?? mintUnknown(apposed, { ...phrase, from: apposed.from, to: apposed.to });
    }
    const head = headOf(words, phrase);
    const inside: Name[] = [];
    for (let at = phrase.from; at <= head; at++) {
      const name = nameAt.get(at);
      if (name && inside.at(-1) !== name) inside.push(name);
    }
    const last = inside.at(-1);
    // The name is the head: "Defense Secretary Pete Hegseth", "the Kremlin", "Kyiv".
    if (last?.to === head + 1) return partyNamed(last) ?? mintUnknown(last, phrase);
    return resolveDescription(ledger, phrase, head, last ?? null, addressee);
  }

  /** A name that stands as a source and that nothing else explains is a party of its own. */
  function mintUnknown(name: Name, phrase: Pick<NounPhrase, "from" | "to">): Resolved {
    // Two people share this surname: it stays open.
    if (name.to - name.from === 1 && ledger.isSurname(name))
      return { party: null, how: "part of name", certainty: "unsure" };
    const body = ledger.bodyCalled(name.text);
    if (body) {
      body.aliases.add(name.text);
      return { party: body.id, how: "part of name", certainty: "likely" };
    }
    const kind = kindOfUnknown(words, name, phrase, states);
    const draft = kind === "person" ? ledger.addPerson(name) : ledger.mint(name.text, kind, name.from, name.to);
    ledger.see({ party: draft.id, at: name.from, sentence: list[name.from]!.sentence, subject: true });
    return { party: draft.id, how: "full name", certainty: "likely" };
  }

  return {
    resolve(phrase, { addressee = false, speaker = null } = {}) {
      const resolved = resolve(phrase, addressee, speaker);
      const name = nameAt.get(phrase.to - 1) ?? phrase;
      mention(phrase.from, phrase.to, name, resolved);
      return resolved;
    },
    speakersIn(source) {
      for (let at = source.from + 1; at + 1 < source.to; at++) {
        if (list[at]!.lower !== "and") continue;
        const [left, right] = [nameAt.get(at - 1), nameAt.get(source.to - 1)];
        const both = left?.to === at && right?.to === source.to && right.titleFrom === at + 1;
        if (both && [left, right].every((name) => name.known || name.person))
          return [
            { ...source, to: at, wideTo: at },
            { ...source, from: at + 1, wideFrom: at + 1 },
          ];
      }
      return [source];
    },
    spoke(party, sentence) {
      ledger.lastSpoken = { party, sentence };
    },
    parties: () => [...ledger.drafts.values()].map(partyOf).sort((a, b) => a.first.start - b.first.start),
    mentions: () => [...mentions.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end),
    roles: () => [...roles.values()],
  };
}

/** Whether a name starts a clause and a verb follows: then it is what the next pronoun most likely means. */
function isSubject({ list, sentences }: Words, { titleFrom, to }: Name): boolean {
  const next = list[to];
  if (next === undefined || /^['’]/.test(next.text)) return false;
  const verb =
    isAuxiliary(next) || wordClasses().verbs.has(next.lower) || isAdverbial(next) || /(?:ed|s)$/.test(next.lower);
  return (verb || next.text === ",") && startsClause(list, titleFrom, sentences[list[titleFrom]!.sentence]!.from);
}

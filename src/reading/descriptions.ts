/** Phrases that describe a party instead of naming it: "the president", "the Biden administration", "two officials". */
import { titles } from "../knowledge/titles.js";
import { wordClasses } from "../knowledge/word-classes.js";
import type { PartyKind, Resolved } from "./contract.js";
import { fold, type Ledger } from "./ledger.js";
import type { Name } from "./names.js";
import { isPlural, type NounPhrase } from "./noun-phrases.js";
import { isPossessive, type Word, type Words } from "./words.js";

const OPEN: Resolved = { party: null, how: "description", certainty: "unsure" };
const GOVERNMENTS = /^(?:administration|government|cabinet|regime)$/;

/** Resolves a phrase whose head, at word `head`, is a common noun; `named` is the name right before it, if one is. */
export function resolveDescription(
  ledger: Ledger,
  phrase: NounPhrase,
  head: number,
  named: Name | null,
  addressee: boolean,
): Resolved {
  const { list } = ledger.words;
  const { offices, unnamed, bodies, documents } = titles();
  const noun = list[head]!.lower;
  if (documents.has(noun)) return OPEN;
  if (bodies.has(noun) && named && named.to === head) {
    const from = firstCapital(list, named.from, phrase.from);
    const kind = GOVERNMENTS.test(noun) ? "government" : "organization";
    return {
      party: ledger.mint(textOf(ledger.words, from, head + 1), kind, from, head + 1).id,
      how: "full name",
      certainty: "likely",
    };
  }
  const definite = /^(?:the|his|her|its|their)$/.test(list[phrase.from]!.lower);
  const office = officeIn(list, phrase.from, head + 1, offices);
  const plural = isPlural(list[head]!);
  if (office && definite && !plural) {
    const holder = lastHolder(ledger, office, phrase.from);
    // Nobody is named with this office: it stays open.
    return holder ? { party: holder, how: "office", certainty: "likely" } : OPEN;
  }
  if (
    unnamed.has(noun) ||
    (addressee && plural) ||
    (office && !definite) ||
    (plural && !named && !list[phrase.from]!.capital)
  )
    return { party: mintUnnamed(ledger, phrase, head, addressee), how: "description", certainty: "likely" };
  return OPEN;
}

const COMMON_QUALIFIERS = new Set(["senior", "top", "former", "local", "current", "veteran", "longtime"]);

/** "Western diplomats", "reporters": a party of its own, named by its words without determiner and number. */
function mintUnnamed(ledger: Ledger, phrase: NounPhrase, head: number, addressee: boolean): string {
  const { list } = ledger.words;
  let from = phrase.from;
  while (from < head && (wordClasses().determiners.has(list[from]!.lower) || list[from]!.kind === "number")) from++;
  const to = addressee ? head + 1 : phrase.to;
  const name = textOf(ledger.words, from, to);
  const first = list[from]!;
  const { unnamed, offices } = titles();
  // A common noun at a sentence's start loses its capital ("Officials said"); an adjective of a state does not.
  const common =
    /^\p{Lu}\p{Ll}/u.test(first.text) &&
    (unnamed.has(first.lower) || offices.has(first.lower) || COMMON_QUALIFIERS.has(first.lower));
  const called = common ? name[0]!.toLowerCase() + name.slice(1) : name;
  const party = ledger.mint(called, addressee ? "group" : "unnamed", from, to);
  if (isPlural(list[head]!)) ledger.see({ party: party.id, at: from, sentence: first.sentence, subject: !addressee });
  return party.id;
}

/** The last one named with this office; the last speaker, if they hold it too. */
function lastHolder(ledger: Ledger, office: string, before: number): string | null {
  const holds = (offices: ReadonlySet<string>) =>
    [...offices].some((held) => held === office || held.endsWith(` ${office}`) || office.endsWith(` ${held}`));
  const { lastSpoken, drafts } = ledger;
  if (lastSpoken && holds(drafts.get(lastSpoken.party)!.offices)) return lastSpoken.party;
  const holder = (draft: { offices: ReadonlySet<string> }) => holds(draft.offices);
  const subject = ledger.lastSeen(before, (seen, draft) => seen.subject && holder(draft));
  return (subject ?? ledger.lastSeen(before, (_, draft) => holder(draft)))?.party ?? null;
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

/** A capitalised modifier before the name belongs to it ("the Free Varland government"); "previous" does not. */
function firstCapital(list: readonly Word[], at: number, floor: number): number {
  let i = at;
  while (i > floor && list[i - 1]!.capital && !wordClasses().determiners.has(list[i - 1]!.lower)) i--;
  return i;
}

/** Offices and bodies that only states have: "Varland’s foreign minister", "the president of Varland". */
const OF_STATES =
  /^(?:president|minister|king|queen|parliament|capital|ambassador|army|government|chancellor|premier)$/;

/** The adjectives that English may make of a country's name: Varlandish, Varlish, Karvonian, Sudanese, Omani. */
export function adjectivesOf(name: string): string[] {
  const stem = name.replace(/(?:land|ia|a)$/, "");
  if (stem.length < 3) return [];
  return [
    `${name}n`,
    `${name}ish`,
    `${name}i`,
    `${name}ese`,
    ...["ian", "an", "ish", "ese", "i"].map((ending) => stem + ending),
  ];
}

/** The names of the report that it speaks of as states, folded: found once, from the words beside each mention. */
export function findStates({ list }: Words, names: readonly Name[]): Set<string> {
  const states = new Set<string>();
  const capitals = new Set(list.filter((word) => word.capital).map((word) => word.text));
  for (const name of names) {
    if (name.person || name.known) continue;
    const before = list[name.from - 1];
    const of = before?.lower === "of" && OF_STATES.test(list[name.from - 2]?.lower ?? "");
    const next = list[name.to];
    const owns =
      next !== undefined &&
      (isPossessive(next) || /s['’]$/.test(list[name.to - 1]!.text)) &&
      [1, 2, 3].some((ahead) => OF_STATES.test(list[name.to + ahead]?.lower ?? ""));
    // "Varland" where "Varlandish" or "Varlandian" occurs as well, or with the ending that names of countries have
    const single = name.to - name.from === 1;
    const adjective = single && before?.lower !== "the" && adjectivesOf(name.text).some((word) => capitals.has(word));
    const country =
      single && /(?:[^aeiou]ia|land|stan)$/.test(name.text) && /^(?:in|from|and|with|to|by)$/.test(before?.lower ?? "");
    if (adjective || country || of || (owns && list[name.to + 1]!.lower !== "government")) states.add(fold(name.text));
  }
  return states;
}

const ORGANIZATION =
  /(?:Party|Ministry|Council|Committee|Commission|Front|Army|Movement|Union|Agency|Organi[sz]ation|Group|Assembly|Parliament|Court|Bank|Times|Post|News|Journal|Association|Alliance|League|Authority|Department|Office|Mission|Secretariat|Force|Forces|Command)$/;

/** What an unknown name is: by how the report speaks of it, by its own last word, else a person unless "the" stands before. */
export function kindOfUnknown(
  { list }: Words,
  name: Name,
  phrase: Pick<NounPhrase, "from">,
  states: ReadonlySet<string>,
): PartyKind {
  if (name.person) return "person";
  if (states.has(fold(name.text))) return "state";
  if (/^\p{Lu}{2,}s?$/u.test(name.text) || ORGANIZATION.test(name.text)) return "organization";
  // "Conservatives said", "Rebels said"
  if (name.to - name.from === 1 && /[^s]s$/.test(name.text) && list[name.from - 1]?.lower !== "the") return "group";
  return /^(?:the|a|an)$/.test(list[phrase.from]!.lower) ? "organization" : "person";
}

const textOf = ({ report, list }: Words, from: number, to: number): string =>
  report.text.slice(list[from]!.start, list[to - 1]!.end).replace(/\s+/g, " ");

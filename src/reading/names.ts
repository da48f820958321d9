/** Names in the text: runs of capitalised words, with the title before them, sorted into persons and others. */
import { gazetteer, type KnownName } from "../knowledge/gazetteer.js";
import { type Gender, titles } from "../knowledge/titles.js";
import { isQuotationMark, isTime, type Word, type Words } from "./words.js";

/** One name in the text, as word indices: the name alone, and with the title before it. */
export interface Name {
  readonly from: number;
  readonly to: number;
  /** First word of the title ("Russian President" of "Russian President Vladimir Putin"), or `from`. */
  readonly titleFrom: number;
  readonly text: string;
  /** The office in the title, lower case, or null. */
  readonly office: string | null;
  /** The party that the title names ("Russian"), if the tables know it. */
  readonly of: KnownName | null;
  readonly known: KnownName | null;
  readonly person: boolean;
  readonly gender: Gender | null;
}

const PARTICLES = new Set([
  "de",
  "da",
  "di",
  "del",
  "della",
  "der",
  "den",
  "dos",
  "du",
  "la",
  "le",
  "van",
  "von",
  "bin",
  "ibn",
  "al",
  "el",
  "ben",
  "bint",
  "ter",
  "ten",
  "zu",
  "af",
  "y",
]);
const MAX_NAME = 6;

/** All names of the report, in reading order, none overlapping. */
export function findNames(words: Words): Name[] {
  const names: Name[] = [];
  const { list } = words;
  for (let i = 0; i < list.length; ) {
    const name = knownNameAt(list, i) ?? capitalRunAt(words, i);
    if (name) {
      names.push(name);
      i = Math.max(name.to, i + 1);
    } else i++;
  }
  return names;
}

/** A state or organization of the tables: the longest match. */
function knownNameAt(list: readonly Word[], at: number): Name | null {
  const known = matchKnown(list, at);
  if (!known || known.use === "adjective") return null;
  const to = at + known.words.length;
  // "Washington Post", "Paris Hilton": part of a longer name, unless an office follows ("U.S. President").
  const next = list[to];
  if (
    next?.capital &&
    next.sentence === list[at]!.sentence &&
    known.words.length === 1 &&
    !officeAt(list, to) &&
    !isTime(next) &&
    known.use !== "name"
  )
    return null;
  if (officeAt(list, to) && list[to]!.capital) return null;
  return {
    from: at,
    to,
    titleFrom: at,
    text: known.party.name,
    office: null,
    of: null,
    known,
    person: false,
    gender: null,
  };
}

function matchKnown(list: readonly Word[], at: number): KnownName | null {
  const candidates = gazetteer().byFirstWord.get(list[at]!.text);
  return candidates?.find((known) => known.words.every((word, offset) => list[at + offset]?.text === word)) ?? null;
}

/** The office that starts at `at` (“Defense Secretary”), as its end, or 0. */
export function officeAt(list: readonly Word[], at: number): number {
  for (let length = 4; length >= 1; length--) {
    const part = list.slice(at, at + length);
    if (part.length < length || part[0]!.sentence !== part.at(-1)!.sentence) continue;
    if (
      titles().offices.has(
        part
          .map((word) => word.lower)
          .join(" ")
          .replaceAll(" - ", "-"),
      )
    )
      return at + length;
  }
  return 0;
}

/** "U.S. Defense Secretary Pete Hegseth", "Mr van der Berg", "Jane Doe": a title, then a run of capitalised words. */
function capitalRunAt(words: Words, at: number): Name | null {
  const { list } = words;
  const first = list[at]!;
  if (first.kind !== "word") return null;
  let i = at;
  const of = matchKnown(list, i);
  if (of) {
    i += of.words.length;
    if (list[i] && /^['’]s?$/.test(list[i]!.text)) i++;
  }
  let office: string | null = null;
  for (let guard = 0; guard < 4; guard++) {
    const word = list[i];
    if (!word || word.sentence !== first.sentence) break;
    const end = officeAt(list, i);
    if (end) {
      const part = list
        .slice(i, end)
        .map((item) => item.lower)
        .join(" ");
      office = office ? `${office} ${part}` : part;
      i = end;
    } else if (titles().qualifiers.has(word.lower)) i++;
    else break;
  }
  if (office === null && of) return null;
  if (office === null) i = at;
  let gender: Gender | null = null;
  const honorific = list[i] ? titles().honorifics.get(list[i]!.lower) : undefined;
  const honoured = honorific !== undefined && list[i]!.capital;
  if (honoured) {
    gender = honorific ?? null;
    i++;
  }
  let from = i;
  const to = runEnd(list, from, first.sentence, from > at);
  if (to <= from) return null;
  // "Sarmerian Prime Minister Lea Ory": a title inside the run, behind an adjective that no table knows
  const inner = office === null ? titleInside(list, from, to) : null;
  if (inner) {
    office = inner.office;
    from = inner.end;
  }
  const titled = from > at;
  const given = titles().givenNames.get(list[from]!.text.split("-")[0]!);
  if (!titled && to - from === 1 && startsSentence(words, from) && !isWordLikeName(list[from]!)) return null;
  const several = to - from >= 2 && !ORGANIZATION_HEAD.test(list[to - 1]!.text);
  const person = titled || (several && (given !== undefined || actsAsPerson(list, from, to)));
  const text = words.report.text.slice(list[from]!.start, list[to - 1]!.end).replace(/\s+/g, " ");
  return {
    from,
    to,
    titleFrom: at,
    text,
    office,
    of: office ? of : null,
    known: null,
    person,
    gender: gender ?? (person ? (given ?? null) : null),
  };
}

/** "Berit Moe, whose son …", "Ove Strand said": a name of several words without an article that does what persons do. */
function actsAsPerson(list: readonly Word[], from: number, to: number): boolean {
  if (
    list[from - 1]?.lower === "the" ||
    list.slice(from, to).some((word) => !/^\p{Lu}[\p{L}\p{M}'’-]+$|^\p{Lu}\.$/u.test(word.text))
  )
    return false;
  const next = list[to];
  if (next?.text !== ",")
    return next !== undefined && /^(?:said|says|told|added|wrote|asked|replied)$/.test(next.lower);
  const apposition = list[to + 1];
  return apposition !== undefined && (apposition.kind === "number" || /^(?:who|whose|a|an)$/.test(apposition.lower));
}

const ORGANIZATION_HEAD =
  /^(?:Party|Ministry|Council|Committee|Commission|Front|Army|Movement|Union|Agency|Organi[sz]ation|Group|Forces?|Assembly|Parliament|Court|Bank|Institute|Institution|Foundation|University|Center|Centre|Department|Office|Times|Post|News|Journal|Tribune|Herald|Gazette|Courier|Observer|Guardian|Monitor|Association|Federation|Alliance|League|Pact|Coalition|Authority|Brigade|Guard|Corps|Fund|Network|Society|Congress|Senate|House|Cabinet|Administration|Government|Embassy|Mission|Secretariat|Bureau|Service|Talks|Agreement|Accord|Treaty|Strait|Sea|River|Island|Islands|Mountains|Valley|Province|Region|Street|Square|Day|War|Process)$/;
/** A sentence's first word is capitalised anyway: alone it is a name only where the text shows it again inside a sentence. */
const startsSentence = (words: Words, at: number): boolean => {
  const { from } = words.sentences[words.list[at]!.sentence]!;
  return at === from || (at === from + 1 && isQuotationMark(words.list[from]!));
};
const isWordLikeName = (word: Word): boolean =>
  /^\p{Lu}[\p{L}\p{M}'’-]*\p{L}$/u.test(word.text) && !COMMON_OPENERS.has(word.lower);
const COMMON_OPENERS = new Set(
  "the a an this that these those he she it they we you i his her its their our my in on at by for from with about after before during under over since until while when where why how what who which if as but and or yet so nor not no yes there here then now also both each every some any many most few all one two three four five six seven eight nine ten more less such other another asked speaking according despite although though because however meanwhile earlier later still even only just once again instead indeed perhaps maybe well look let please thank thanks officials sources diplomats analysts critics experts people reporters asking citing calling saying adding among between across against within without through throughout around amid whether unlike like to of up down off out monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today yesterday tomorrow last next first second third new old".split(
    " ",
  ),
);

/** The last title inside a run of capitalised words that leaves a name behind it: where it ends, and its office. */
function titleInside(list: readonly Word[], from: number, to: number): { end: number; office: string } | null {
  for (let i = to - 2; i > from; i--) {
    const end = officeAt(list, i);
    if (end === 0 || end >= to) continue;
    let start = i;
    while (start - 1 > from && officeAt(list, start - 1) === end) start--;
    return {
      end,
      office: list
        .slice(start, end)
        .map((word) => word.lower)
        .join(" "),
    };
  }
  return null;
}

/** The end of a run of capitalised words that starts at `at`; particles stand inside it, and first only behind a title. */
function runEnd(list: readonly Word[], at: number, sentence: number, titled: boolean): number {
  let i = at;
  let end = at;
  while (i < list.length && i - at < MAX_NAME && list[i]!.sentence === sentence) {
    const word = list[i]!;
    if (word.kind !== "word" || isClitic(word)) break;
    if (isTime(word) && word.capital) break;
    if (word.capital && (i > at || !COMMON_OPENERS.has(word.lower))) end = ++i;
    else if (
      (i > at || titled) &&
      PARTICLES.has(word.lower) &&
      (list[i + 1]?.capital || PARTICLES.has(list[i + 1]?.lower ?? ""))
    )
      i++;
    else if (/^(?:al|el|an|ad|ash)-\p{Lu}/u.test(word.text)) end = ++i;
    else break;
  }
  return end;
}
const isClitic = (word: Word): boolean => /^['’]/.test(word.text);

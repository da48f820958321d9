import { titles } from "../knowledge/titles.js";
import { wordClasses } from "../knowledge/word-classes.js";
import {
  isAdverbial,
  isComma,
  isConjunction,
  isDash,
  isNominal,
  isPossessive,
  isPreposition,
  isQuotationMark,
  isTime,
  type Word,
  type Words,
} from "./words.js";

/** A noun phrase as word indices, half-open: its core, and its widest form with apposition or relative clause. */
export interface NounPhrase {
  readonly from: number;
  readonly to: number;
  readonly wideFrom: number;
  readonly wideTo: number;
  /** For a relative pronoun: the phrase stands before it and the pronoun is the grammatical subject. */
  readonly relative: boolean;
}

/** Longest phrase and apposition looked at, in words: keeps hostile text linear. */
const MAX_PHRASE = 24;
const MAX_APPOSITION = 45;

const phrase = (from: number, to: number, wideFrom = from, wideTo = to, relative = false): NounPhrase => ({
  from,
  to,
  wideFrom,
  wideTo,
  relative,
});

/**
 * The subject that ends right before word `at`, no further left than `floor`: "U.S. Defense Secretary Pete Hegseth",
 * "Delgado, who heads the delegation,", "a spokesman for the Kremlin". Null where there is none.
 */
export function subjectBefore(words: Words, at: number, floor: number): NounPhrase | null {
  const { list } = words;
  const end = skipTimeBack(list, at, floor);
  const last = list[end - 1];
  if (last === undefined || end <= floor) return null;
  if (isComma(last) || isDash(last) || last.text === ")") return subjectWithAside(words, end, floor);
  if (isRelative(last)) return antecedent(words, end - 1, floor);
  if (wordClasses().subject_pronouns.has(last.lower) && last.kind === "word" && last.lower !== "one") {
    return phrase(end - 1, end);
  }
  return endingAt(words, end, floor);
}

const isRelative = (word: Word): boolean => word.lower === "who" || word.lower === "which";

/** "a report in Le Monde, which cited …": the phrase before the relative pronoun. */
export function antecedent(words: Words, at: number, floor: number): NounPhrase | null {
  const end = isComma(words.list[at - 1]) ? at - 1 : at;
  const found = end > floor ? endingAt(words, end, floor, { links: false }) : null;
  if (!found) return null;
  const holder = canSpeak(words, found) ? found : possessor(words, found);
  return holder && phrase(holder.from, holder.to, holder.from, holder.to, true);
}

/** "the Biden administration’s previous commitment": whose it is. */
function possessor(words: Words, { from, to }: NounPhrase): NounPhrase | null {
  for (let i = to - 1; i > from; i--) if (isPossessive(words.list[i]!)) return phrase(from, i);
  return null;
}

/** The head of a phrase, as a word index: its last word before "of", "for", "in" and the like. */
export function headOf({ list }: Words, { from, to }: Pick<NounPhrase, "from" | "to">): number {
  for (let i = from + 1; i < to; i++) if (isPreposition(list[i]!)) return i - 1;
  return to - 1;
}

/** Whether a noun has the form of a plural. */
export const isPlural = ({ lower }: Word): boolean => /[^s]s$/.test(lower) || lower === "people";

/** Whether a phrase can name somebody who speaks: its head is a name, a pronoun, an office, a body, a document or people. */
export function canSpeak(words: Words, phrase: Pick<NounPhrase, "from" | "to">): boolean {
  const { capital, lower, kind } = words.list[headOf(words, phrase)]!;
  if (/^(?:nobody|everybody|everyone|someone|somebody|anyone|one|it|who|which)$/.test(lower))
    return lower === "who" || lower === "it";
  if (capital || kind === "number" || wordClasses().subject_pronouns.has(lower)) return true;
  const { offices, unnamed, bodies, documents } = titles();
  return (
    offices.has(lower) ||
    unnamed.has(lower) ||
    bodies.has(lower) ||
    documents.has(lower) ||
    /(?:ers|ors|ists|ians|men|people|man|woman|women)$/.test(lower)
  );
}

/** "NP, a lawyer for the group," or "NP, however,": the phrase before the aside; an adverbial aside is not part of it. */
function subjectWithAside(words: Words, end: number, floor: number): NounPhrase | null {
  const { list } = words;
  const close = list[end - 1]!;
  const opens = close.text === ")" ? (word: Word) => word.text === "(" : isDash(close) ? isDash : isComma;
  let tried = 0;
  for (let i = end - 2; i > floor && end - i < MAX_APPOSITION && tried < 4; i--) {
    const word = list[i]!;
    if (isQuotationMark(word) && close.quotation !== word.quotation) return null;
    if (!opens(word)) continue;
    tried++;
    const before = list[i - 1]!;
    if (wordClasses().subject_pronouns.has(before.lower) && isAsideAdverbial(list, i + 1, end - 1))
      return phrase(i - 1, i);
    const found = endingAt(words, i, floor);
    if (
      !found ||
      !startsClause(list, found.from, floor) ||
      list.slice(found.from, found.to).every((part) => part.kind === "number")
    )
      continue;
    if (isAsideAdverbial(list, i + 1, end - 1)) return found;
    if (looksLikeApposition(list, i + 1)) return phrase(found.from, found.to, found.from, end - 1);
  }
  return null;
}

/** ", however,", ", for example,", ", on Tuesday,": an aside that says nothing of who. */
function isAsideAdverbial(list: readonly Word[], from: number, to: number): boolean {
  const first = list[from];
  if (!first || to <= from) return false;
  if (to - from === 1) return isAdverbial(first) || isTime(first);
  return to - from <= 5 && (isPreposition(first) || isTime(first));
}

/** An apposition opens with a determiner, a relative, a name, a noun of office, or an age. */
function looksLikeApposition(list: readonly Word[], from: number): boolean {
  const first = list[from];
  if (!first || first.kind === "mark") return false;
  return (
    isRelative(first) ||
    first.lower === "whose" ||
    wordClasses().determiners.has(first.lower) ||
    isNominal(first) ||
    isAdverbial(first)
  );
}

/** Whether a clause can start at `at`: the floor, or after a mark, conjunction, subordinator, adverb or time word. */
export function startsClause(list: readonly Word[], at: number, floor: number): boolean {
  if (at <= floor) return true;
  const before = list[at - 1]!;
  return (
    (before.kind === "mark" && !/^[$%&#]$/.test(before.text)) ||
    isConjunction(before) ||
    wordClasses().subordinators.has(before.lower) ||
    isAdverbial(before) ||
    isTime(before) ||
    isClauseLink(before)
  );
}

const CLAUSE_LINKS = new Set(["after", "before", "since", "until", "than"]);
const isClauseLink = (word: Word): boolean => CLAUSE_LINKS.has(word.lower);

/** Steps back over "on Wednesday", "last week", "this month" before a verb; gives the end of what precedes. */
function skipTimeBack(list: readonly Word[], at: number, floor: number): number {
  let i = at;
  while (
    i - 1 > floor &&
    (isTime(list[i - 1]!) || (i < at && (list[i - 1]!.kind === "number" || TIME_LINKS.has(list[i - 1]!.lower))))
  )
    i--;
  return i > floor && i < at ? i : at;
}
const TIME_LINKS = new Set([
  "on",
  "last",
  "this",
  "next",
  "late",
  "early",
  "in",
  "earlier",
  "the",
  "a",
  "that",
  "at",
  "of",
]);

/** The phrase that ends right before `end`, or null where the word there cannot end one. */
export function endingAt(
  words: Words,
  end: number,
  floor: number,
  { links = true }: { links?: boolean } = {},
): NounPhrase | null {
  const { list } = words;
  const head = list[end - 1];
  if (!head || !(isNominal(head) || isPossessivePlural(head)) || (isTime(head) && head.capital)) return null;
  const classes = wordClasses();
  if (head.lower === "the" || head.lower === "a" || head.lower === "an") return null;
  // "raising questions": a bare participle is no subject
  if (!head.capital && head.lower.endsWith("ing") && startsClause(list, end - 1, floor)) return null;
  let from = end - 1;
  let i = end - 1;
  const lowest = Math.max(floor, end - MAX_PHRASE);
  while (i - 1 >= lowest) {
    const word = list[i - 1]!;
    if (word.quotation !== head.quotation && !isScareQuoted(words, i - 1)) break;
    if (isPossessive(word)) {
      i--;
      continue;
    }
    if (word.lower === "of" || (links && LINKS.has(word.lower))) {
      const left = i - 2 >= lowest ? endingAt(words, i - 1, lowest) : null;
      if (!left || isTime(list[i - 2]!)) break;
      if (word.lower !== "of" && !startsClause(list, left.from, floor)) break;
      from = left.from;
      break;
    }
    if (word.lower === "and" || word.lower === "&") {
      const left = i - 2 >= lowest ? endingAt(words, i - 1, lowest) : null;
      if (!left || !startsClause(list, left.from, floor) || list[left.from - 1]?.lower === "and") break;
      if (isComma(list[left.from - 1])) break;
      from = left.from;
      break;
    }
    if (classes.determiners.has(word.lower)) {
      // "that" before a bare name or plural is a subordinator: "said that officials"
      if (word.lower === "that" && !isSingularNoun(list[i]!)) break;
      from = i - 1;
      i--;
      const before = list[i - 1];
      if (
        before &&
        i - 1 >= lowest &&
        (before.lower === "of" || LINKS.has(before.lower) || classes.determiners.has(before.lower))
      )
        continue;
      break;
    }
    if (!isNominal(word) || isTimeName(word, list[i])) break;
    from = i - 1;
    i--;
  }
  return phrase(from, end);
}

/** A capitalised weekday or month right before a name is an adjunct ("On Monday Trump said"), not part of the phrase. */
const isTimeName = (word: Word, next: Word | undefined): boolean =>
  isTime(word) && word.capital && next?.capital === true;
const isPossessivePlural = (word: Word): boolean => word.kind === "word" && /s['’]$/.test(word.lower);
const isSingularNoun = (word: Word): boolean => word.kind === "word" && !word.capital && !word.lower.endsWith("s");
/** A mark of a short quotation inside the phrase: the so-called ‘coalition’ said. */
const isScareQuoted = (words: Words, at: number): boolean => {
  const quotation = words.layout.quotations[words.list[at]!.quotation];
  return quotation !== undefined && quotation.end - quotation.start < 30;
};
const LINKS = new Set([
  "for",
  "in",
  "at",
  "from",
  "with",
  "on",
  "to",
  "near",
  "behind",
  "inside",
  "within",
  "against",
  "between",
  "by",
  "about",
]);

/**
 * The noun phrase that starts at word `at`, before `limit`: "said Trump", "told NATO officials in Brussels". With
 * `links`, prepositions other than "of" and "for" join as well. Null where none starts there.
 */
export function startingAt(
  words: Words,
  at: number,
  limit: number,
  { links = false }: { links?: boolean } = {},
): NounPhrase | null {
  const { list } = words;
  const classes = wordClasses();
  const first = list[at];
  if (!first || at >= limit) return null;
  const bare =
    first.kind === "word" && (classes.subject_pronouns.has(first.lower) || classes.object_pronouns.has(first.lower));
  if (bare && !classes.determiners.has(first.lower)) return phrase(at, at + 1);
  let i = at;
  let nominals = 0;
  const end = Math.min(limit, list.length);
  while (i < end && i - at < MAX_PHRASE) {
    const word = list[i]!;
    if (word.quotation !== first.quotation) break;
    if (isPossessive(word) && nominals > 0) i++;
    else if (classes.determiners.has(word.lower)) {
      if (nominals > 0 && !isPreposition(list[i - 1]!) && !isConjunction(list[i - 1]!)) break;
      i++;
    } else if (isNominal(word) && !(isTime(word) && word.capital && nominals > 0)) {
      nominals++;
      i++;
    } else if (isAdverbial(word) && nominals === 0) i++;
    else if (
      nominals > 0 &&
      (word.lower === "of" || word.lower === "for" || (links && LINKS.has(word.lower))) &&
      continues(list[i + 1])
    )
      i++;
    else if (nominals > 0 && word.lower === "and" && list[i + 1]?.capital && list[i - 1]?.capital) i++;
    else break;
  }
  while (i > at && !isNominal(list[i - 1]!)) i--;
  return nominals > 0 && i > at ? phrase(at, i) : null;
}

const continues = (next: Word | undefined): boolean =>
  next !== undefined &&
  next.kind !== "mark" &&
  (isNominal(next) || wordClasses().determiners.has(next.lower)) &&
  !isTime(next);

/** The apposition or relative clause behind a phrase: ", a professor at the university", up to the sentence's or a quotation's edge. */
export function withApposition(words: Words, found: NounPhrase, limit: number): NounPhrase {
  const { list } = words;
  if (!isComma(list[found.to]) || !looksLikeApposition(list, found.to + 1)) return found;
  let i = found.to + 1;
  while (i < limit && i - found.to < MAX_APPOSITION && !isQuotationMark(list[i]!) && !/^[.;:?!]$/.test(list[i]!.text)) {
    if (isComma(list[i]) && /ing$/.test(list[i + 1]?.lower ?? "")) break;
    i++;
  }
  while (i > found.to && (list[i - 1]!.kind === "mark" || isConjunction(list[i - 1]!))) i--;
  return phrase(found.from, found.to, found.from, Math.max(i, found.to));
}

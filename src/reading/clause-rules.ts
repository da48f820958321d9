/** Rules for content outside quotation marks: clauses, infinitives and noun phrases behind or before a cue. */
import { wordClasses } from "../knowledge/word-classes.js";
import { isClause, nounContentEnd, skipAdjuncts } from "./clauses.js";
import { type NounPhrase, startingAt, subjectBefore, withApposition } from "./noun-phrases.js";
import { contentPlaces, type Found, type Range, type Scene } from "./scene.js";
import { takes, type VerbGroup } from "./verb-groups.js";
import { isComma, isNominal, isPreposition, isQuotationMark, isTime, type Word, type Words } from "./words.js";

/** The minister told reporters on Monday that talks would resume. */
export function thatClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (!takes(group, "that") && !takes(group, "told")) return null;
  const { words } = scene;
  const { places, told } = contentPlaces(scene, group, limit);
  for (const place of places) {
    if (words.list[place]?.lower !== "that" || place >= limit) continue;
    const next = words.list[place + 1];
    if (!next || (isComma(next) && !isNominal(words.list[place + 2] ?? next))) continue;
    return {
      content: [{ from: place, to: clauseEnd(scene, group, place + 1, limit) }],
      addressee: told,
      rule: "that-clause",
      certainty: "sure",
    };
  }
  return null;
}

const QUESTION_WORDS = new Set(["whether", "if", "how", "why", "what", "who", "whom", "when", "where", "which"]);

/** The spokesman declined to say whether a date had been set. */
export function questionClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (!takes(group, "question")) return null;
  const { words } = scene;
  for (const place of contentPlaces(scene, group, limit).places) {
    const word = words.list[place];
    if (!word || place >= limit || !QUESTION_WORDS.has(word.lower)) continue;
    if (
      (word.lower === "when" || word.lower === "if") &&
      !/^(?:ask|wonder|doubt|question|know|say)$/.test(group.entry.lemma)
    )
      continue;
    return {
      content: [{ from: place, to: clauseEnd(scene, group, place + 1, limit) }],
      rule: "question-clause",
      certainty: "likely",
    };
  }
  return null;
}

/** Talks would resume in May, the minister said. Talks would resume, said the minister. */
export function clauseBefore(
  scene: Scene,
  group: VerbGroup,
  own: NounPhrase | null,
  floor: number,
  limit: number,
): Found | null {
  const { words } = scene;
  if (!takes(group, "clause") || group.passive || group.form === "ing") return null;
  const { list } = words;
  const start = own ? own.wideFrom : group.from;
  if (!isComma(list[start - 1]) || start - 1 <= floor) return null;
  const source = own ?? startingAt(words, group.to, limit);
  if (!source) return null;
  const tail = skipAdjuncts(words, own ? group.to : source.to, limit);
  const told = own && takes(group, "told") ? startingAt(words, group.to, limit) : null;
  const after = told ? skipAdjuncts(words, told.to, limit) : tail;
  if (after < limit && !isComma(list[after])) return null;
  const from =
    list[floor] && isQuotationMark(list[floor]) && list[floor]!.quotation === list[group.verb]!.quotation
      ? floor + 1
      : floor;
  const content: Range[] = [{ from, to: start - 1 }];
  if (!isClause(words, from, start - 1)) return null;
  // The deal, the minister said, would hold.
  if (isComma(list[after]) && after + 1 < limit && own) content.push({ from: after + 1, to: limit });
  return {
    content,
    source: own ? source : withApposition(words, source, limit),
    addressee: told,
    rule: "clause-then-source",
    certainty: "likely",
  };
}

/** The envoy urged both sides to return to the table. */
export function toldInfinitive(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (!(takes(group, "infinitive") || takes(group, "told"))) return null;
  const told = startingAt(scene.words, group.to, limit, { links: true });
  if (!told || scene.words.list[told.to]?.lower !== "to" || scene.words.list[group.to]?.lower === "to") return null;
  return {
    content: [{ from: group.to, to: clauseEnd(scene, group, told.to + 1, limit) }],
    addressee: told,
    rule: "told-infinitive",
    certainty: "likely",
  };
}

/** The president vowed to return every prisoner. */
export function infinitive(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (!takes(group, "infinitive") || scene.words.list[group.to]?.lower !== "to") return null;
  return {
    content: [{ from: group.to, to: clauseEnd(scene, group, group.to + 1, limit) }],
    rule: "infinitive",
    certainty: "likely",
  };
}

/** The minister said on Monday talks would resume. */
export function bareClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (group.passive || !(takes(group, "clause") || takes(group, "told"))) return null;
  const { places, told } = contentPlaces(scene, group, limit);
  for (const place of places) {
    if (place >= limit || (takes(group, "told") && !told)) continue;
    const to = clauseEnd(scene, group, place, limit);
    // said on Tuesday …: the day belongs to the saying
    if (isTimeAdjunct(scene.words.list, place) && place !== places.at(-1)) continue;
    if (to > place && isClause(scene.words, place, to, { strict: takes(group, "noun") || takes(group, "noun_verb") }))
      return { content: [{ from: place, to }], addressee: told, rule: "bare-clause", certainty: "likely" };
  }
  return null;
}

/** Whether all that follows is one pronoun. */
const isLonePronoun = (words: Words, at: number, limit: number): boolean =>
  wordClasses().object_pronouns.has(words.list[at]!.lower) && nounContentEnd(words, at, limit) === at + 1;

const isTimeAdjunct = (list: readonly Word[], at: number): boolean =>
  isTime(list[at]!) || (isPreposition(list[at]!) && list[at + 1] !== undefined && isTime(list[at + 1]!));

/** Moscow has long opposed the plan. He was noncommittal about whether they would be there. */
export function heldNoun(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (group.passive || !(takes(group, "noun") || (takes(group, "noun_verb") && group.form !== "base"))) return null;
  const { words } = scene;
  const first = words.list[group.to];
  if (!first || group.to >= limit || (first.kind === "mark" && !isQuotationMark(first))) return null;
  if (first.lower === "to" || first.lower === "by" || first.lower === "in" || first.lower === "on") return null;
  // "calls us": a person, and nothing that is held
  if (isLonePronoun(words, group.to, limit)) return null;
  const question = QUESTION_WORDS.has(first.lower);
  const to = question ? clauseEnd(scene, group, group.to + 1, limit) : nounContentEnd(words, group.to, limit);
  // "echoed that sentiment": points at another's words and has none of its own
  if (to <= group.to || (to - group.to <= 3 && /^(?:this|that|these|those)$/.test(first.lower))) return null;
  return { content: [{ from: group.to, to }], rule: "held-noun", certainty: "unsure" };
}

/**
 * The end of a clause that began at `from`: the sentence's end, unless the same speaker goes on under another cue (", adding
 * that", "and said that"), another's cue is joined to it, or "according to" follows.
 */
export function clauseEnd(scene: Scene, group: VerbGroup, from: number, limit: number): number {
  const { list } = scene.words;
  const inside = list[group.verb]!.quotation;
  for (const other of scene.groups) {
    if (other.from <= from || other.from >= limit || list[other.verb]!.quotation !== inside) continue;
    const before = list[other.from - 1]!;
    if (other.form === "ing" && isComma(before) && isStrongCue(list, other)) return other.from - 1;
    if (/^(?:and|but)$/.test(before.lower) && other.form === group.form && isStrongCue(list, other))
      return trimJoin(list, other.from - 1);
    const subject = other.passive ? null : subjectBefore(scene.words, other.from, from);
    const join = subject ? list[subject.from - 1] : undefined;
    // Asked whether it would, the minister said no.
    if (group.entry.lemma === "ask" && subject && isComma(join)) return subject.from - 1;
    if (
      subject &&
      join &&
      /^(?:and|but|while|though|although|as)$/.test(join.lower) &&
      isStrongCue(list, other) &&
      isComma(list[subject.from - 2])
    )
      return trimJoin(list, subject.from - 1);
  }
  if (inside >= 0) {
    // “They say it cannot be done, and I agree.” The outer speaker takes over again.
    for (let i = from + 1; i + 1 < limit; i++)
      if (isComma(list[i - 1]) && /^(?:and|but|so)$/.test(list[i]!.lower) && /^(?:i|we)$/.test(list[i + 1]!.lower))
        return i - 1;
  }
  for (let i = from; i + 1 < limit; i++)
    if (list[i]!.lower === "according" && list[i + 1]!.lower === "to" && list[i]!.quotation === inside)
      return isComma(list[i - 1]) ? i - 1 : i;
  return limit;
}

/** A cue that surely opens content of its own: "that", a quotation or a colon follows. */
const isStrongCue = (list: readonly Word[], group: VerbGroup): boolean => {
  const next = list[group.to];
  if (!next) return false;
  if (next.lower === "that" || isQuotationMark(next) || next.text === ":") return true;
  if (isComma(next)) return list[group.to + 1] !== undefined && isQuotationMark(list[group.to + 1]!);
  return /^(?:say|add|tell|note|call|warn|argue|insist|stress)$/.test(group.entry.lemma);
};

const trimJoin = (list: readonly Word[], at: number): number => (isComma(list[at - 1]) ? at - 1 : at);

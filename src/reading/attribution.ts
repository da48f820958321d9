/**
 * Attributions: source, cue and content of everything given as said or held, by rules over words and verb groups.
 * Each rule is a named function with its example; the rules of one cue are tried in the order of the list in `attribute`.
 */
import { cueLexicon } from "../knowledge/cue-lexicon.js";
import { wordClasses } from "../knowledge/word-classes.js";
import type { Quotation } from "../text/layout.js";
import { contains } from "../text/span.js";
import { isClause, nounContentEnd, sentenceContentEnd, skipAdjuncts } from "./clauses.js";
import type { Certainty } from "./contract.js";
import { canSpeak, type NounPhrase, startingAt, startsClause, subjectBefore, withApposition } from "./noun-phrases.js";
import { findVerbGroups, sharesSubject, takes, type VerbGroup } from "./verb-groups.js";
import { isAuxiliary, isComma, isNominal, isQuotationMark, type Word, type Words } from "./words.js";

/** Words `from` to `to`, half-open. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export interface Attribution {
  readonly source: NounPhrase | null;
  /** The verb group or phrase; null for a quotation with no cue. */
  readonly cue: (Range & { readonly core: Range }) | null;
  readonly content: Range[];
  readonly addressee: NounPhrase | null;
  readonly negated: boolean;
  readonly rule: string;
  readonly certainty: Certainty;
}

/** What one rule finds for a verb group: the content, and who was told. */
interface Found {
  readonly content: Range[];
  readonly source?: NounPhrase | null;
  readonly addressee?: NounPhrase | null;
  readonly rule: string;
  readonly certainty: Certainty;
}

/** What the rules see of the sentence they work in. */
interface Scene {
  readonly words: Words;
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** End of the sentence's words without its final stop. */
  readonly end: number;
  readonly groups: readonly VerbGroup[];
}

/** All attributions of a report, in reading order of their sentences. */
export function findAttributions(words: Words): Attribution[] {
  const found: Attribution[] = [];
  words.sentences.forEach((range, sentence) => {
    if (range.from < 0) return;
    const scene: Scene = {
      words,
      sentence,
      ...range,
      end: sentenceContentEnd(words, sentence),
      groups: findVerbGroups(words, sentence),
    };
    const here: Attribution[] = [];
    for (const group of scene.groups) {
      const attribution = attribute(scene, group, here);
      if (attribution) here.push(attribution);
    }
    here.push(...according(scene));
    found.push(...withoutDoubles(here));
  });
  return found;
}

function attribute(scene: Scene, group: VerbGroup, earlier: readonly Attribution[]): Attribution | null {
  const { list } = scene.words;
  const floor = quotationFloor(scene, group);
  const limit = quotationLimit(scene, group);
  const shared = sharesSubject(list, group);
  const own = group.passive ? null : subjectBefore(scene.words, group.from, floor);
  const firm = own !== null && (own.relative || startsClause(list, own.from, floor));
  const subject = firm ? own : shared ? inherited(scene, group, earlier) : own;
  if (subject && isFirstPerson(list, subject, group)) return null;
  const found =
    quotationBefore(scene, group, subject, limit) ??
    quotationInverted(scene, group, own, limit) ??
    quotationAfter(scene, group, limit) ??
    thatClause(scene, group, limit) ??
    questionClause(scene, group, limit) ??
    clauseBefore(scene, group, own, floor, limit) ??
    (firm || shared ? looseContent(scene, group, subject, limit, firm) : null);
  if (!found) return null;
  const source = found.source === undefined ? subject : found.source;
  const asked = !source && group.entry.lemma === "ask" && found.rule === "question-clause";
  if (!source && !asked && !group.passive && found.rule !== "that-clause" && !found.rule.startsWith("quotation"))
    return null;
  return {
    source,
    cue: { from: group.from, to: group.to, core: { from: group.verb, to: group.to } },
    content: found.content.filter((range) => range.to > range.from),
    addressee: found.addressee ?? null,
    negated: group.negated || /^(?:decline|refuse)$/.test(group.entry.lemma),
    rule: asked ? "asked" : found.rule,
    certainty: found.certainty,
  };
}

/** What follows without a mark of its own: only for a cue whose subject is plain, and no word that is mostly a noun. */
function looseContent(
  scene: Scene,
  group: VerbGroup,
  subject: NounPhrase | null,
  limit: number,
  firm: boolean,
): Found | null {
  if (subject && !canSpeak(scene.words, subject)) return null;
  if (group.entry.nounLike && (group.form === "base" || (group.form === "present" && !firm))) return null;
  return (
    toldInfinitive(scene, group, limit) ??
    infinitive(scene, group, limit) ??
    bareClause(scene, group, limit) ??
    heldNoun(scene, group, limit)
  );
}

/** Inside quotations the speaker's own "I think" is not a statement of another. */
function isFirstPerson(list: readonly Word[], subject: NounPhrase, group: VerbGroup): boolean {
  return (
    list[group.verb]!.quotation >= 0 &&
    /^(?:i|we|you)$/.test(list[subject.from]!.lower) &&
    subject.to - subject.from === 1
  );
}

/** Where a subject may begin: the sentence's start, or the start of the quotation that holds the cue. */
function quotationFloor({ words, from }: Scene, group: VerbGroup): number {
  const inside = words.list[group.verb]!.quotation;
  let i = group.from;
  while (i > from && words.list[i - 1]!.quotation === inside) i--;
  // A short quotation may stand inside the subject; step over it only if the phrase began before.
  return inside >= 0 ? Math.min(i + 1, group.from) : from;
}

/** Where content may end: the sentence's content end, or before the closing mark of the quotation that holds the cue. */
function quotationLimit({ words, end }: Scene, group: VerbGroup): number {
  const inside = words.list[group.verb]!.quotation;
  if (inside < 0) return end;
  let i = group.to;
  while (i < end && (words.list[i]!.quotation === inside || nestedIn(words, words.list[i]!.quotation, inside))) i++;
  while (
    i > group.to &&
    (isQuotationMark(words.list[i - 1]!) || /^[.,;:!?]$/.test(words.list[i - 1]!.text)) &&
    words.list[i - 1]!.quotation === inside
  )
    i--;
  return i;
}

const nestedIn = (words: Words, inner: number, outer: number): boolean =>
  inner >= 0 && contains(words.layout.quotations[outer]!, words.layout.quotations[inner]!);

/** ", adding that …", "and said …": the subject of the clause that is carried on. */
function inherited(scene: Scene, group: VerbGroup, earlier: readonly Attribution[]): NounPhrase | null {
  const inside = scene.words.list[group.verb]!.quotation;
  const holds = (outer: Attribution, at: number) => outer.content.some((range) => range.from <= at && at < range.to);
  // "revealed that Putin invited … and expressed …": carried on inside what another says
  const outer = earlier.findLast((attribution) => holds(attribution, group.from));
  if (outer)
    return mainSubject(
      scene,
      group,
      outer.content.find((range) => range.from <= group.from && group.from < range.to)!.from,
    );
  const last = earlier.findLast(
    ({ source }) =>
      source &&
      scene.words.list[source.from]!.quotation === inside &&
      !earlier.some((other) => holds(other, source.from)),
  );
  return last?.source ?? mainSubject(scene, group);
}

/** "Despite the shift, Zelenskyy attempted to …, calling …": the first subject of the sentence with its verb. */
function mainSubject({ words, from: start }: Scene, group: VerbGroup, from = start): NounPhrase | null {
  const classes = wordClasses();
  // "that" opens the clause; its subject comes behind.
  const floor = words.list[from]?.lower === "that" ? from + 1 : from;
  for (let i = floor + 1; i < group.from && i < from + 80; i++) {
    const word = words.list[i]!;
    if (word.quotation !== words.list[group.verb]!.quotation || word.kind !== "word" || word.capital) continue;
    if (!isAuxiliary(word) && !classes.verbs.has(word.lower) && !/(?:ed)$/.test(word.lower)) continue;
    const subject = subjectBefore(words, i, floor);
    if (subject && startsClause(words.list, subject.from, floor)) return subject;
  }
  return null;
}

/** The quotation whose closing mark stands right before word `at`, a comma in between allowed (British: ’, he said). */
function quotationEndingAt({ words, sentence }: Scene, at: number): Quotation | null {
  const { list } = words;
  let i = at - 1;
  if (isComma(list[i]) || list[i]?.text === "—" || list[i]?.text === "-") i--;
  const mark = list[i];
  if (!mark || !isQuotationMark(mark)) return null;
  const quotation = words.layout.quotations[mark.quotation];
  return quotation && quotation.end === mark.end && mark.sentence === sentence ? quotation : null;
}

function quotationStartingAt({ words }: Scene, at: number): Quotation | null {
  const mark = words.list[at];
  if (!mark || !isQuotationMark(mark)) return null;
  const quotation = words.layout.quotations[mark.quotation];
  return quotation && quotation.parts[0]!.start === mark.start ? quotation : null;
}

const rangesOf = (words: Words, quotation: Quotation): Range[] =>
  quotation.parts.map((part) => ({ from: words.indexAt(part.start), to: words.indexAt(part.end) }));

/** “We are ready,” the minister told reporters: a quotation, its source, its cue. */
function quotationBefore(scene: Scene, group: VerbGroup, subject: NounPhrase | null, limit: number): Found | null {
  const { words } = scene;
  if (!subject || subject.to > group.from) return null;
  const quotation = quotationEndingAt(scene, subject.wideFrom);
  if (!quotation || words.list[subject.from]!.quotation >= 0 || !endsLikeSpeech(words, quotation)) return null;
  if (words.list[group.to]?.lower === "that") return null;
  const told = addressee(scene, group, limit);
  return {
    content: [...speechBefore(scene, quotation), ...resumed(scene, told?.to ?? group.to)],
    addressee: told,
    rule: "quotation-then-source",
    certainty: "sure",
  };
}

/** “We are ready,” said the minister. */
function quotationInverted(scene: Scene, group: VerbGroup, own: NounPhrase | null, limit: number): Found | null {
  const { words } = scene;
  if (own || !(takes(group, "quotation") || takes(group, "clause"))) return null;
  const quotation = quotationEndingAt(scene, group.from);
  if (!quotation || !endsLikeSpeech(words, quotation)) return null;
  const named = startingAt(words, group.to, limit);
  if (!named) return null;
  const source = withApposition(words, named, limit);
  return {
    content: [...speechBefore(scene, quotation), ...resumed(scene, source.wideTo)],
    source,
    rule: "quotation-then-cue",
    certainty: "sure",
  };
}

/** A quotation that is speech and not a quoted word: it ends in a mark, or opens its sentence. */
function endsLikeSpeech(words: Words, quotation: Quotation): boolean {
  const before = words.report.text.slice(quotation.end - 2, quotation.end - 1);
  const after = words.report.text.slice(quotation.end, quotation.end + 1);
  return /[.,!?…—–-]/.test(before) || after === ",";
}

/** The quotation as content; where it only ends a sentence that began outside it, the sentence from its start. */
function speechBefore(scene: Scene, quotation: Quotation): Range[] {
  const ranges = rangesOf(scene.words, quotation);
  const first = ranges[0]!;
  const sentence = scene.words.list[first.from]!.sentence;
  const start = scene.words.sentences[sentence]!.from;
  const opens = scene.words.list[first.from + 1];
  const lead = scene.words.list[first.from - 1];
  // He was “sure,” she said: a quoted part that starts small is joined to the clause before it.
  if (
    first.from > start &&
    ranges.length === 1 &&
    opens &&
    !opens.capital &&
    lead?.kind === "word" &&
    sentence === scene.sentence
  )
    return [{ from: start, to: first.to }];
  return ranges;
}

/** “…,” he said, “and …”: the quotation that goes on after its attribution in the same sentence. */
function resumed(scene: Scene, at: number): Range[] {
  const after = skipAdjuncts(scene.words, at, scene.end);
  for (const i of [at, after])
    for (const skip of [0, 1]) {
      if (skip === 1 && !/^[,:;—–-]$/.test(scene.words.list[i]?.text ?? "")) continue;
      const next = quotationStartingAt(scene, i + skip);
      if (next && i + skip < scene.to) return rangesOf(scene.words, next);
    }
  return [];
}

/** Who was told: "told NATO officials in Brussels that", "said to reporters". */
function addressee({ words }: Scene, group: VerbGroup, limit: number): NounPhrase | null {
  if (takes(group, "told")) return startingAt(words, group.to, limit);
  return words.list[group.to]?.lower === "to" ? startingAt(words, group.to + 1, limit) : null;
}

/** Places after the cue where content may start, nearest first: right behind, behind who was told, behind adjuncts. */
function contentPlaces(scene: Scene, group: VerbGroup, limit: number): { places: number[]; told: NounPhrase | null } {
  const { words } = scene;
  const told = addressee(scene, group, limit);
  const behind = told ? told.to : group.to;
  const places = takes(group, "told") && told ? [behind] : [group.to, behind];
  places.push(skipAdjuncts(words, behind, limit));
  return { places: [...new Set(places)], told };
}

/** The minister said: “We are ready.” He called it “a mistake” is not one: a noun stands between. */
function quotationAfter(scene: Scene, group: VerbGroup, limit: number): Found | null {
  const { words, to } = scene;
  if (!(takes(group, "quotation") || takes(group, "clause") || takes(group, "that") || takes(group, "told")))
    return null;
  const { places, told } = contentPlaces(scene, group, limit);
  for (const place of places) {
    const mark = words.list[place]?.text ?? "";
    const introduced = /^[,:]$/.test(mark) || mark === "—" || mark === "--";
    const at = introduced ? place + 1 : place;
    const quotation = at < to ? quotationStartingAt(scene, at) : null;
    if (!quotation) continue;
    const ranges = rangesOf(words, quotation);
    const end = ranges.at(-1)!.to;
    const rest = clauseEnd(scene, group, end, limit);
    // said he would “probably” meet: the quotation is part of a clause
    if (!introduced && ranges.length === 1 && rest > end + 1 && !isComma(words.list[end]) && takes(group, "clause"))
      return {
        content: [{ from: at, to: rest }],
        addressee: told,
        rule: "clause-opening-in-quotation",
        certainty: "likely",
      };
    return { content: ranges, addressee: told, rule: "cue-then-quotation", certainty: "sure" };
  }
  return null;
}

/** The minister told reporters on Monday that talks would resume. */
function thatClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
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
function questionClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
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
function clauseBefore(
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
function toldInfinitive(scene: Scene, group: VerbGroup, limit: number): Found | null {
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
function infinitive(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (!takes(group, "infinitive") || scene.words.list[group.to]?.lower !== "to") return null;
  return {
    content: [{ from: group.to, to: clauseEnd(scene, group, group.to + 1, limit) }],
    rule: "infinitive",
    certainty: "likely",
  };
}

/** The minister said on Monday talks would resume. */
function bareClause(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (group.passive || !(takes(group, "clause") || takes(group, "told"))) return null;
  const { places, told } = contentPlaces(scene, group, limit);
  for (const place of places) {
    const to = clauseEnd(scene, group, place, limit);
    if (takes(group, "told") && !told) continue;
    if (to > place && isClause(scene.words, place, to, { strict: takes(group, "noun") || takes(group, "noun_verb") }))
      return { content: [{ from: place, to }], addressee: told, rule: "bare-clause", certainty: "likely" };
  }
  return null;
}

/** Moscow has long opposed the plan. He was noncommittal about whether they would be there. */
function heldNoun(scene: Scene, group: VerbGroup, limit: number): Found | null {
  if (group.passive || !(takes(group, "noun") || (takes(group, "noun_verb") && group.form !== "base"))) return null;
  const { words } = scene;
  const first = words.list[group.to];
  if (!first || group.to >= limit || (first.kind === "mark" && !isQuotationMark(first))) return null;
  if (first.lower === "to" || first.lower === "by" || first.lower === "in" || first.lower === "on") return null;
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
function clauseEnd(scene: Scene, group: VerbGroup, from: number, limit: number): number {
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

/** According to two officials, talks will resume. Talks will resume, according to two officials. */
function according(scene: Scene): Attribution[] {
  const { words, from, end } = scene;
  const found: Attribution[] = [];
  for (let i = from; i < end; i++) {
    const phrase = cueLexicon().according.find((cue) =>
      cue.every((word, offset) => words.list[i + offset]?.lower === word),
    );
    if (!phrase) continue;
    const to = i + phrase.length;
    const named = startingAt(words, to, end, { links: true });
    if (!named) continue;
    const source = withApposition(words, named, end);
    const cue = { from: i, to, core: { from: i, to } };
    const comma = isComma(words.list[source.to]) ? source.to : isComma(words.list[source.wideTo]) ? source.wideTo : -1;
    const opening = i === from || (i === from + 1 && isQuotationMark(words.list[from]!));
    const content: Range[] = opening
      ? comma > 0
        ? [{ from: comma + 1, to: end }]
        : []
      : [{ from, to: isComma(words.list[i - 1]) ? i - 1 : i }];
    const spoken = opening ? null : quotationEndingAt(scene, i);
    if (spoken && content[0]) content[0] = speechBefore(scene, spoken)[0]!;
    if (!opening && comma > 0 && comma + 1 < end && comma === source.to) content.push({ from: comma + 1, to: end });
    if (content.length === 0) continue;
    found.push({
      source: !opening && content.length > 1 ? named : source,
      cue,
      content,
      addressee: null,
      negated: false,
      rule: "according-to",
      certainty: "sure",
    });
    i = to;
  }
  return found;
}

/** One statement a content: where two cues claim the very same words, the surer rule keeps them. */
function withoutDoubles(list: readonly Attribution[]): Attribution[] {
  const order: Certainty[] = ["sure", "likely", "unsure"];
  const best = new Map<string, Attribution>();
  for (const item of list) {
    const key = `${item.content[0]?.from}-${item.content.at(-1)?.to}`;
    const other = best.get(key);
    if (!other || order.indexOf(item.certainty) < order.indexOf(other.certainty)) best.set(key, item);
  }
  return [...best.values()].filter((item) => item.content.length > 0);
}

/** Rules for content in quotation marks next to a cue. */
import type { Quotation } from "../text/layout.js";
import { clauseEnd } from "./clause-rules.js";
import { skipAdjuncts } from "./clauses.js";
import { type NounPhrase, startingAt, withApposition } from "./noun-phrases.js";
import { addressee, contentPlaces, type Found, type Range, type Scene } from "./scene.js";
import { takes, type VerbGroup } from "./verb-groups.js";
import { isComma, isQuotationMark, type Words } from "./words.js";

/** “We are ready,” the minister told reporters: a quotation, its source, its cue. */
export function quotationBefore(
  scene: Scene,
  group: VerbGroup,
  subject: NounPhrase | null,
  limit: number,
): Found | null {
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
export function quotationInverted(scene: Scene, group: VerbGroup, own: NounPhrase | null, limit: number): Found | null {
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

/** The minister said: “We are ready.” He called it “a mistake” is not one: a noun stands between. */
export function quotationAfter(scene: Scene, group: VerbGroup, limit: number): Found | null {
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

/** The quotation whose closing mark stands right before word `at`, a comma in between allowed (British: ’, he said). */
export function quotationEndingAt({ words, sentence }: Scene, at: number): Quotation | null {
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

/** A quotation that is speech and not a quoted word: it ends in a mark, or opens its sentence. */
function endsLikeSpeech(words: Words, quotation: Quotation): boolean {
  const before = words.report.text.slice(quotation.end - 2, quotation.end - 1);
  const after = words.report.text.slice(quotation.end, quotation.end + 1);
  return /[.,!?…—–-]/.test(before) || after === ",";
}

/** The quotation as content; where it only ends a sentence that began outside it, the sentence from its start. */
export function speechBefore(scene: Scene, quotation: Quotation): Range[] {
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

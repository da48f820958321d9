/** What the trained network attributes, in the words and phrases that the rules work with. */
import type { AttributionTagger, NetworkAttribution } from "../language/attribution.js";
import { sequencesOf } from "../language/sequences.js";
import type { Certainty } from "./contract.js";
import type { Attribution, Range } from "./scene.js";
import { sourcePhrase } from "./source-phrase.js";
import { findVerbGroups, type VerbGroup } from "./verb-groups.js";
import { isAdverbial, isAuxiliary, isQuotationMark, type Words } from "./words.js";

/** The network's attributions of a whole report, paragraph by paragraph, in reading order of their cues. */
export function networkAttributions(
  words: Words,
  tagger: AttributionTagger,
  confidenceOf: (attribution: NetworkAttribution) => number,
): Attribution[] {
  const groups = new Map<number, VerbGroup[]>();
  const attributions: Attribution[] = [];
  for (const sequence of sequencesOf(words.report.text, words.layout)) {
    const range = (part: Range): Range => ({
      from: words.indexHolding(sequence.words[part.from]!.start),
      to: words.indexHolding(sequence.words[part.to - 1]!.end - 1) + 1,
    });
    for (const item of tagger.find(sequence)) {
      const attribution = attributionOf(words, item, confidenceOf(item), range, (sentence) => {
        if (!groups.has(sentence)) groups.set(sentence, findVerbGroups(words, sentence));
        return groups.get(sentence)!;
      });
      if (attribution) attributions.push(attribution);
    }
  }
  return attributions;
}

function attributionOf(
  words: Words,
  { cue, source, content, verbal }: NetworkAttribution,
  confidence: number,
  range: (part: Range) => Range,
  groupsOf: (sentence: number) => readonly VerbGroup[],
): Attribution | null {
  if (content.length === 0) return null;
  const wide = range(cue);
  const sentence = words.list[wide.from]!.sentence;
  const group = groupsOf(sentence).find(({ verb }) => wide.from <= verb && verb < wide.to);
  const ranges = joined(content.map(range).map((part) => snapped(words, part)));
  const core = coreCue(words, wide, group);
  return {
    source: source[0] ? sourcePhrase(words, range(source[0])) : null,
    cue: { ...wide, core },
    content: withNoun(words, ranges, wide, core),
    marked: ranges,
    verbal,
    addressee: null,
    negated: group ? group.negated || /^(?:decline|refuse)$/.test(group.entry.lemma) : false,
    rule: "network",
    certainty: certaintyOf(confidence),
    confidence,
  };
}

const certaintyOf = (confidence: number): Certainty =>
  confidence >= 0.8 ? "sure" : confidence >= 0.5 ? "likely" : "unsure";

/** The verb with its particles, without auxiliaries and adverbs before it. */
function coreCue({ list }: Words, wide: Range, group: VerbGroup | undefined): Range {
  if (group) return { from: group.verb, to: Math.max(Math.min(group.to, wide.to), group.verb + 1) };
  let from = wide.from;
  while (wide.to - from > 1 && (isAuxiliary(list[from]!) || isAdverbial(list[from]!))) from++;
  return { from, to: wide.to };
}

/**
 * "expressed gratitude toward the mediator": corpora count the noun to the cue, the coding guide to the content. A clause
 * behind it ("voiced concern that …") stays as it is.
 */
function withNoun(words: Words, content: readonly Range[], wide: Range, core: Range): Range[] {
  const [first, ...rest] = content;
  if (!first || first.from !== wide.to || core.to === wide.to || words.list[first.from]!.lower === "that")
    return [...content];
  return [{ from: core.to, to: first.to }, ...rest];
}

/** Where marks are certain they bound the content: one that holds nearly a whole quotation takes its marks as well. */
function snapped({ list, layout }: Words, { from, to }: Range): Range {
  let start = from;
  let end = to;
  const before = list[start - 1];
  if (before && isQuotationMark(before) && before.quotation >= 0 && list[start]!.quotation === before.quotation) {
    const quotation = layout.quotations[before.quotation]!;
    if (quotation.start === before.start && quotation.end <= list[Math.min(end, list.length - 1)]!.end) start--;
  }
  const after = list[end];
  if (after && isQuotationMark(after) && after.quotation >= 0 && list[end - 1]!.quotation === after.quotation) {
    const quotation = layout.quotations[after.quotation]!;
    if (quotation.end === after.end && quotation.start >= list[start]!.start) end++;
  }
  return { from: start, to: end };
}

/** In reading order, without overlaps. */
function joined(ranges: readonly Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && range.from < last.to) out[out.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else out.push(range);
  }
  return out;
}
